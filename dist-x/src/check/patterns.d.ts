import type { Pattern } from '../scenario/types.ts';
import type { Outcome } from './outcome.ts';
/** `required`: a value without a mark means "not old". `as-written`: where no mark is said, both are meant. */
export type Marks = 'required' | 'as-written';
/** Does the outcome match the pattern in every register the pattern names? */
export declare function matches(pattern: Pattern, outcome: Outcome, marks: Marks): boolean;
/** The single combinations a pattern stands for: one value a register. */
export declare function combinations(pattern: Pattern): Combination[];
/** A pattern with exactly one value a register. */
export type Combination = Pattern;
/** As in a file, in the order of the pattern: `before = 0, after = 0!`, several values as `{0!, 1}`. */
export declare function patternText(pattern: Pattern): string;
/** The same registers and values, whatever the marks. */
export declare function sameValues(combination: Combination, outcome: Outcome): boolean;
