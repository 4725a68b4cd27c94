import { type Answer } from './look-up.ts';
import { type Question } from './places.ts';
import type { Scene } from './scene.ts';
/** What is true of a guest sector: the answers to all questions as whoever wrote last finds them, by state of the run. */
export type Truth = readonly (readonly Answer[])[];
export declare function truthOf(scene: Scene, guestSector: number): Truth;
/**
 * Is an answer true? Without an L2 table a sector has no cluster either, and as long as an image decides, what the
 * images below it say does not matter.
 */
export declare function agrees(truth: readonly Answer[], question: Question, says: number): boolean;
/** The first answer on a way to the data that is not the true one. */
export declare function firstWrong(path: readonly Answer[], truth: readonly Answer[]): Answer | undefined;
export declare const truthFor: (truth: readonly Answer[], question: Question) => Answer | undefined;
