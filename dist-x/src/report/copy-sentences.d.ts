/** One old copy in sentences: what it says, when it was made, what it missed, where the newest data was. */
import type { CopyStory } from '../../sim/machine/copy-story.ts';
import type { ToldStep } from './tell.ts';
export type StepOf = Pick<ToldStep, 'actor' | 'text'>;
/** Names the steps of a run in sentences, counted from 1. */
export interface StepNames {
    /** `step 6`. */
    readonly short: (step: number) => string;
    /** `step 6 (guest on S: writes w1 to x)`. */
    readonly long: (step: number) => string;
}
export declare function stepNames(steps: readonly StepOf[]): StepNames;
export declare function copySentences(copy: CopyStory, names: StepNames): string[];
/** The same in one clause: `the page cache of D (page of x), made in step 4, has missed step 6`. */
export declare function copyClause({ place, at, says, madeStep, missedStep, lostStep }: CopyStory, names: StepNames): string;
export declare const capital: (text: string) => string;
