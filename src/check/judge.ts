import type { Scenario } from '../scenario/types.ts';
import type { Figures, OutcomeSet } from './collect.ts';
import { type Finding, findingsOf, type OutcomeSets } from './findings.ts';
import { type ObservedOutcome, observedOutcomes } from './observed.ts';

/** `undecided`: a limit was reached before anything was found that contradicts the file. */
export type Verdict = 'as-expected' | 'not-as-expected' | 'undecided';

export interface CheckResult {
  readonly verdict: Verdict;
  readonly sets: OutcomeSets;
  /** What differs from the expectation, the certain ones first. */
  readonly findings: readonly Finding[];
  /** Outcomes seen on real systems, each inside the model's set or not. */
  readonly observed: readonly ObservedOutcome[];
}

/** What a scenario file says, without the litmus test itself. */
export type Claims = Pick<Scenario, 'expectation' | 'observed'>;

/**
 * Compares outcomes with what the scenario file says.
 *
 * A search that hit a limit never confirms anything; but an outcome that was reached and should not have been is a
 * contradiction however little was searched.
 */
export function judge({ expectation, observed }: Claims, sets: OutcomeSets): CheckResult {
  const findings = findingsOf(expectation, sets);
  const seen = observedOutcomes(observed, sets.full);
  const incomplete = figuresOf(sets).some(({ complete }) => !complete);
  const contradicted = seen.some(({ standing }) => standing === 'outside') || findings.some(({ certain }) => certain);
  return {
    verdict: contradicted ? 'not-as-expected' : incomplete ? 'undecided' : 'as-expected',
    sets,
    findings: [...findings.filter(({ certain }) => certain), ...findings.filter(({ certain }) => !certain)],
    observed: seen,
  };
}

/** The verdict about several scenarios: one that is wrong outweighs one that is undecided. */
export function worst(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('not-as-expected')) return 'not-as-expected';
  return verdicts.includes('undecided') ? 'undecided' : 'as-expected';
}

/** One entry for each search that was made. */
export function figuresOf({ full, quiet }: OutcomeSets): Figures[] {
  return [full, quiet].filter((set): set is OutcomeSet => set !== undefined).map(({ figures }) => figures);
}
