import type { OutcomeSet } from '../check/collect.ts';
import { isVacuous, type Safety, safetyOf } from '../check/safety.ts';
import type { Scenario } from '../scenario/types.ts';
import { counted } from './numbers.ts';
import { outcomeSetText, shorterSetTexts } from './outcome-set.ts';
import type { Theme } from './theme.ts';

/**
 * What the model allows in one line: the outcomes, and for a virtual machine what can be violated.
 *
 *   after ∈ {0!, 1}
 *   unsafe: stale-read, lost-write
 *   after = 1; safe
 */
export function allowedText(scenario: Tested, set: OutcomeSet, theme: Pick<Theme, 'signs'>): string {
  return [
    ...(showsOutcomes(scenario) ? [outcomeSetText(set, theme)] : []),
    ...safetyTexts(scenario, set).slice(0, 1),
  ].join('; ');
}

/** The same in fewer words. */
export function shorterAllowedTexts(scenario: Tested, set: OutcomeSet, theme: Pick<Theme, 'signs'>): string[] {
  const safety = safetyTexts(scenario, set);
  if (safety.length === 0) return shorterSetTexts(set, theme);
  if (!showsOutcomes(scenario)) return safety.slice(1);
  const shortest = safety.at(-1);
  return [...shorterSetTexts(set, theme).map((text) => `${text}; ${shortest}`), ...safety];
}

/** `safe`, `unsafe: stale-read, lost-write`, `undecided`. */
export function safetyText(safety: VerdictParts): string {
  const { verdict, violations, figures } = safety;
  const names = violations.map(({ property }) => property).join(', ');
  if (verdict === 'unsafe') return `unsafe: ${names}${figures.complete ? '' : ' and perhaps more'}`;
  // A search that can leave states out has looked for violations, and decides nothing else.
  if (figures.omission !== undefined) return 'no violation found';
  return isVacuous(safety) ? 'vacuous' : verdict;
}

interface VerdictParts extends Pick<Safety, 'verdict' | 'notReached' | 'figures'> {
  readonly violations: readonly { readonly property: string }[];
}

type Tested = Pick<Scenario, 'litmus'>;

/** Without a register there is only one outcome, which says nothing. */
export function showsOutcomes({ litmus }: Tested): boolean {
  return litmus.machine === undefined || litmus.registers.length > 0;
}

function safetyTexts({ litmus }: Tested, { properties, figures }: OutcomeSet): string[] {
  if (litmus.machine === undefined) return [];
  const safety = safetyOf(properties, figures);
  const text = safetyText(safety);
  const count = safety.violations.length;
  return count < 2 ? [text, safety.verdict] : [text, `unsafe: ${counted(count, 'property', 'properties')}`, 'unsafe'];
}
