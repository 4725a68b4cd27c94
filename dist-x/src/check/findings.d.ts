import type { Expectation } from '../scenario/types.ts';
import type { OutcomeSet, ReachedOutcome } from './collect.ts';
import type { PropertyFinding } from './property-findings.ts';
/** The outcomes of the model, and of the model without spontaneous actions where the scenario says something about it. */
export interface OutcomeSets {
    readonly full: OutcomeSet;
    readonly quiet?: OutcomeSet;
}
export type Clause = 'exactly' | 'quiet' | 'always' | 'never' | 'sometimes';
/** One way in which the model and the file disagree. Patterns are written as in the file, with their line. */
export type Finding = OutcomeFinding | PropertyFinding;
export type OutcomeFinding = 
/** Expected, but no run ends with it. */
{
    readonly kind: 'missing';
    readonly clause: Clause;
    readonly expected: string;
    readonly line: number;
    readonly certain: boolean;
}
/** Reached, but not expected, or forbidden. */
 | {
    readonly kind: 'extra';
    readonly clause: Clause;
    readonly reached: ReachedOutcome;
    readonly line?: number;
    readonly certain: true;
}
/** The values are expected, but what is said about breaking the guest's contract is wrong. */
 | {
    readonly kind: 'wrong-mark';
    readonly clause: Clause;
    readonly reached: ReachedOutcome;
    readonly expected: string;
    readonly line: number;
    readonly certain: true;
}
/** Nothing was put to the test. */
 | {
    readonly kind: 'vacuous';
    readonly clause?: Clause;
    readonly reason: string;
    readonly certain: boolean;
};
/**
 * Where the outcomes differ from what the scenario expects.
 *
 * A finding is `certain` when no longer search could take it back: an outcome that was reached stays reached, but one
 * that is missing may yet turn up while the search is not complete.
 */
export declare function findingsOf(expectation: Expectation, sets: OutcomeSets): OutcomeFinding[];
