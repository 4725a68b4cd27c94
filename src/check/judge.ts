import type { Expectation, Scenario } from '../scenario/types.ts';
import type { Figures, OutcomeSet } from './collect.ts';
import { type Finding, findingsOf, type OutcomeSets } from './findings.ts';
import { type ObservedOutcome, observedOutcomes } from './observed.ts';
import { propertyFindings } from './property-findings.ts';

/**
 * `undecided`: a limit was reached before anything was found that contradicts the file. `nothing-expected`: the file
 * says nothing that could be contradicted, so nothing was confirmed either.
 */
export type Verdict = 'as-expected' | 'not-as-expected' | 'undecided' | 'nothing-expected';

export interface CheckResult {
  readonly verdict: Verdict;
  readonly sets: OutcomeSets;
  /** What differs from the expectation, the certain ones first. */
  readonly findings: readonly Finding[];
  /** Outcomes seen on real systems, each inside the model's set or not. */
  readonly observed: readonly ObservedOutcome[];
}

/** What a scenario file says, without the litmus test itself. */
export type Claims = Pick<Scenario, 'expectation' | 'properties' | 'observed'>;

/**
 * Compares outcomes and violated properties with what the scenario file says.
 *
 * A search that hit a limit never confirms anything; but an outcome that was reached and should not have been is a
 * contradiction however little was searched.
 */
export function judge({ expectation, properties, observed }: Claims, sets: OutcomeSets): CheckResult {
  const findings = [...findingsOf(expectation, sets), ...propertyFindings(properties, sets.full)];
  const seen = observedOutcomes(observed, sets.full);
  const incomplete = figuresOf(sets).some(({ complete }) => !complete);
  const contradicted = seen.some(({ standing }) => standing === 'outside') || findings.some(({ certain }) => certain);
  const agreed =
    saysNothing(expectation) && properties === undefined && seen.length === 0 ? 'nothing-expected' : 'as-expected';
  return {
    verdict: contradicted ? 'not-as-expected' : incomplete ? 'undecided' : agreed,
    sets,
    findings: [...findings.filter(({ certain }) => certain), ...findings.filter(({ certain }) => !certain)],
    observed: seen,
  };
}

/** The verdict about several scenarios: one that is wrong outweighs one that is undecided. */
export function worst(verdicts: readonly Verdict[]): Verdict {
  const byWeight = ['not-as-expected', 'undecided', 'as-expected', 'nothing-expected'] as const;
  return byWeight.find((verdict) => verdicts.includes(verdict)) ?? 'as-expected';
}

/** "Never" and "sometimes" with no pattern forbid and demand nothing; an empty "exactly" or "always" says a lot. */
function saysNothing({ exactly, quiet, always, never = [], sometimes = [] }: Expectation): boolean {
  return exactly === undefined && quiet === undefined && always === undefined && never.length + sometimes.length === 0;
}

/** One entry for each search that was made. */
export function figuresOf({ full, quiet }: OutcomeSets): Figures[] {
  return [full, quiet].filter((set): set is OutcomeSet => set !== undefined).map(({ figures }) => figures);
}
