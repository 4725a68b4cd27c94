import type { Scenario } from '../scenario/types.ts';
import type { Figures } from './collect.ts';
import { type Finding, type OutcomeSets } from './findings.ts';
import { type ObservedOutcome } from './observed.ts';
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
export declare function judge({ expectation, properties, observed }: Claims, sets: OutcomeSets): CheckResult;
/** The verdict about several scenarios: one that is wrong outweighs one that is undecided. */
export declare function worst(verdicts: readonly Verdict[]): Verdict;
/** One entry for each search that was made. */
export declare function figuresOf({ full, quiet }: OutcomeSets): Figures[];
