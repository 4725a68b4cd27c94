/** Why a property is violated, as sentences for people. */
import type { ViolationStory } from '../../sim/machine/story.ts';
import { type StepNames } from './copy-sentences.ts';
/** The whole story, the first sentence saying what is wrong. */
export declare function violationSentences(story: ViolationStory, end: number, names: StepNames): string[];
/** One sentence: what is wrong, and the copy, step or process that is to blame. */
export declare function shortSentence(story: ViolationStory, end: number, names: StepNames): string;
