import type { RegisterOutcome } from '../../sim/storage/outcome.ts';
/**
 * What a run of a litmus test ends with: the value of every register, each with a mark where it breaks the guest's
 * contract (it is not the last acknowledged write). Written `before = 0, after = 0!`.
 */
export interface Outcome {
    readonly registers: readonly RegisterOutcome[];
}
/** Identifies an outcome among those of one litmus test: registers with values and marks, in the test's order. */
export declare function outcomeText(outcome: Outcome): string;
export declare function markedValue(register: Pick<RegisterOutcome, 'value' | 'old'>): string;
/** Orders outcomes of one litmus test by the values of their registers: numbers by size, then words, old before new. */
export declare function compareOutcomes(left: Outcome, right: Outcome): number;
/** Numbers by size and before words; words by code unit, so that the order is the same in every locale. */
export declare function compareValues(left: string, right: string): number;
