import type { StorageState } from '../storage/state.ts';
import type { World } from '../storage/world-types.ts';
export type Place = {
    readonly kind: 'header' | 'l1' | 'refcounts' | 'end-of-file';
    readonly process: number;
    readonly image: number;
} | {
    readonly kind: 'l2';
    readonly process: number;
    readonly image: number;
    readonly l1Index: number;
}
/** What the block layer takes for the length of the file, and the device for the size of the disk. */
 | {
    readonly kind: 'file-size' | 'device-size';
    readonly process: number;
}
/** Size of a device, or of a file by its attributes, that the kernel of a host has. */
 | {
    readonly kind: 'host-size';
    readonly view: number;
} | {
    readonly kind: 'true-size';
    readonly medium: number;
} | {
    readonly kind: 'page-cache' | 'client-cache' | 'head';
    readonly view: number;
    readonly sector: number;
} | {
    readonly kind: 'storage';
    readonly medium: number;
    readonly sector: number;
};
/** @returns what lies there, null where nothing does */
export declare function contentAt(world: World, state: StorageState, place: Place): number | null;
/** Will what lies there still be written to where others can read it? */
export declare function isDirty(world: World, state: StorageState, place: Place): boolean;
/** `L2 table in memory of D`, `page cache of D (page of cluster-0)`. */
export declare function placeText(world: World, place: Place): string;
export declare const samePlace: (world: World, one: Place, other: Place) => boolean;
/** What is asked of a copy about one guest sector. */
export type Question = 
/** Which cluster is it in, by an L1 entry (that of its L2 table) or an L2 entry (its own)? */
{
    readonly kind: 'l1' | 'l2';
    readonly image: number;
}
/** What does it hold? */
 | {
    readonly kind: 'data';
    readonly image: number;
};
export declare const sameQuestion: (one: Question, other: Question) => boolean;
/** Instead of a cluster: what should be a table is none. */
export declare const NO_TABLE = -2;
/** A cluster, -1 where there is none, `NO_TABLE`; or data. */
export declare function answerOf(world: World, question: Question, guestSector: number, place: Place, content: number): number;
/** Size of the guest's disk by a header, index into `guestSizes`. */
export declare const sizeIn: (world: World, code: number) => number;
