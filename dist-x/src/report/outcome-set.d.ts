import type { Figures, ReachedOutcome } from '../check/collect.ts';
import type { Theme } from './theme.ts';
/**
 * A set of outcomes in one line: what varies first, then what does not.
 *
 *   after ∈ {0!, 1}; before = 0
 *   (r1, r2) ∈ {(0, 0), (1, 1)}      where the values depend on each other
 *   so far after = 0!                where the search is not complete
 */
export declare function outcomeSetText(set: FoundSet, { signs }: Pick<Theme, 'signs'>): string;
interface FoundSet {
    readonly outcomes: readonly Reached[];
    readonly figures: Pick<Figures, 'complete'>;
}
type Reached = Pick<ReachedOutcome, 'outcome'>;
/** The same in fewer words: without what does not vary, then only how many there are and how many with old data. */
export declare function shorterSetTexts(set: FoundSet, { signs }: Pick<Theme, 'signs'>): string[];
export {};
