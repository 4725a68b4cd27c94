import type { ObservedOutcome } from '../check/observed.ts';
import type { Theme } from './theme.ts';
/**
 * What real systems did, in one line: `20 × 0 ✓`; only what the model does not allow, where there is such: `✗ 3 × 7`;
 * only what an incomplete search has not reached: `? 3 × 7`.
 */
export declare function observedText(observed: readonly ObservedOutcome[], { signs }: Pick<Theme, 'signs'>): string;
/** The same in fewer words: `45 runs ✓`. */
export declare function shorterObservedTexts(observed: readonly ObservedOutcome[], { signs }: Pick<Theme, 'signs'>): string[];
/** How many runs on real systems ended with one of these outcomes. */
export declare function runsOf(observed: readonly ObservedOutcome[]): number;
