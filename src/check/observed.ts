import type { Observation, Pattern } from '../scenario/types.ts';
import type { OutcomeSet } from './collect.ts';
import { matches } from './patterns.ts';

/** One outcome seen on a real system, and where it lies. */
export interface ObservedOutcome {
  readonly id: string;
  readonly where?: string;
  readonly count: number;
  readonly registers: Readonly<Record<string, string>>;
  /** In the model's set or outside it; `not-reached` where the search ended before it was complete. */
  readonly standing: 'inside' | 'outside' | 'not-reached';
}

/** Every outcome seen on real systems; one outside the model's set means that the model is wrong. */
export function observedOutcomes(
  observed: readonly Observation[],
  { outcomes, figures }: OutcomeSet,
): ObservedOutcome[] {
  return observed.flatMap(({ id, where, outcomes: seen }) =>
    seen.map(({ count = 1, registers }) => ({
      id,
      ...(where === undefined ? {} : { where }),
      count,
      registers,
      standing: outcomes.some(({ outcome }) => matches(asPattern(registers), outcome, 'as-written'))
        ? 'inside'
        : figures.complete
          ? 'outside'
          : 'not-reached',
    })),
  );
}

function asPattern(registers: Readonly<Record<string, string>>): Pattern {
  const values = Object.entries(registers).map(([name, written]) => {
    const marked = written.endsWith('!');
    return [name, [marked ? { value: written.slice(0, -1), breaksContract: true } : { value: written }]] as const;
  });
  return { registers: Object.fromEntries(values), line: 0 };
}
