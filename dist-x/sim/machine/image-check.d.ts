/** What `qemu-img check` would find, and where the guest's data is, by what a given reader would read. */
import type { StorageState } from '../storage/state.ts';
import type { World } from '../storage/world.ts';
import type { WorldImage } from './world-types.ts';
/** Content of a file sector for some reader. */
export type Contents = (sector: number) => number;
/** What is on the storage itself. */
export declare const onStorage: (world: World, state: StorageState, view: number) => Contents;
/** What is on the storage once this host has written back what it has dirty. */
export declare const afterWriteBack: (world: World, state: StorageState, view: number) => Contents;
/** What a program on this host would read through its page cache, from which clean pages may have been dropped. */
export declare const throughPageCache: (world: World, state: StorageState, view: number, dropped: boolean) => Contents;
export type CheckResult = 'clean' | 'leaks' | 'corrupt';
/** Tables of one image as a reader finds them, with the tables a process has changed in memory laid over. */
export interface Mapping {
    readonly header: number;
    readonly l1: number;
    /** Code of the L2 table behind an L1 entry; `FAILED` where it makes no sense. */
    readonly l2: (l1Index: number) => number;
}
export declare function mappingOf(image: WorldImage, contents: Contents): Mapping;
/** The value of a guest sector; -1 where the mapping makes no sense. */
export declare function lookUpValue(world: World, image: number, guestSector: number, mapping: Mapping, contents: Contents): number;
/** The value of a guest sector in an image and what lies below it. */
export declare function valueIn(world: World, image: number, guestSector: number, contents: Contents): number;
/**
 * Compares references with refcounts, as qemu-img check does: more references than counted is corruption, fewer is a
 * leak. QED has no refcounts: two references to one cluster are corruption.
 *
 * @source  QEMU block/qcow2-refcount.c compare_refcounts; block/qed-check.c
 */
export declare function checkImage(world: World, image: number, contents: Contents): CheckResult;
/** The L1 table a snapshot keeps, by the content of its cluster. */
export declare function snapshotL1({ snapshotTag, l1Codes }: WorldImage, content: number): number;
