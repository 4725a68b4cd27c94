/** The life of a copy: when it was made and from what, which write it missed, and where the newest data was then. */
import type { StorageState } from '../storage/state.ts';
import type { World } from '../storage/world-types.ts';
import type { Answer } from './look-up.ts';
import { type PassedStep } from './passed-steps.ts';
import { type Place, type Question } from './places.ts';
import type { Scene } from './scene.ts';
import { type Truth } from './truth.ts';
/** Steps are indices into the choices of the run; null for what was there from the start. */
export interface CopyStory {
    /** Such as `page cache of D (page of x)`. */
    readonly place: string;
    /** What the copy says, such as `aa` or `y -> cluster 2`. */
    readonly says: string;
    readonly madeStep: number | null;
    /** The copy from which it was read, when that was as old; empty where it came from the storage. */
    readonly from: readonly {
        readonly place: string;
        readonly madeStep: number | null;
    }[];
    /** The write after which it was no longer true. */
    readonly missedStep: number | null;
    /** The step in which the storage lost what it had already; null where it never had it, or has it. */
    readonly lostStep: number | null;
    /** What is true instead. */
    readonly truth: string;
    /** Where the truth was at the moment of the violation; empty when it is nowhere any more. */
    readonly newestIn: readonly string[];
    /** Steps since then whose purpose it is to keep such a copy true, and which did not, with the reason if it is known. */
    readonly passed: readonly PassedStep[];
    /** The place itself, for those who look further. */
    readonly at: Place;
}
/** @param at  index of the state in which the copy answered */
export declare function storyOfAnswer(scene: Scene, guestSector: number, answer: Answer, truth: Truth, at: number): CopyStory;
/** `aa`, `y -> cluster 2`, `y has no cluster`. */
export declare function answerText(world: World, guestSector: number, { question, says, place }: Answer): string;
export declare function madeSince({ world, model, choices, states }: Scene, place: Place, at: number, holds: (index: number) => boolean): number | null;
/** Every place that gives the true answer, the memory of processes first. */
export declare function whereabouts(world: World, state: StorageState, guestSector: number, wanted: Answer): string[];
export declare function placesOf(world: World, state: StorageState, question: Question, guestSector: number, sector: number): Place[];
