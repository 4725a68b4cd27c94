/** Tables of an image as a process has them: cached, read from the file, written to it. */
import type { StorageState } from '../storage/state.ts';
import type { World } from '../storage/world.ts';
import type { MachineVariant } from './variant.ts';
import type { WorldImage } from './world-types.ts';
export type CachedImage = StorageState['processes'][number]['images'][number];
export declare const imageOf: (world: World, image: number) => WorldImage;
export declare const cachedOf: (state: StorageState, process: number, image: number) => CachedImage;
/** An entry of an L1 or L2 table. `shared`: a snapshot refers to the same cluster (the COPIED flag is clear). */
export interface Entry {
    /** Index into the pool; -1 where nothing is allocated. */
    readonly cluster: number;
    readonly shared: boolean;
}
export declare function entryAt({ pool, entryRadix }: WorldImage, code: number, position: number): Entry;
export declare const entryDigit: ({ pool }: WorldImage, { cluster, shared }: Entry) => number;
/** What a sector of a cluster says when it is taken for an L2 table; `FAILED` when that makes no sense. */
export declare function l2CodeOf({ l2Tag, l2Codes }: WorldImage, content: number): number;
export declare const l2Content: ({ l2Tag }: WorldImage, code: number) => number;
export declare function refcountsContent(image: WorldImage, headerCode: number, code: number): number;
export declare function refcountsCodeOf(image: WorldImage, headerCode: number, content: number): number;
/** Where the refcount block is, by a header. */
export declare function refcountsSector(image: WorldImage, headerCode: number): number;
/** Loads the L2 table behind an entry of the cached L1 table. @returns its code; `FAILED` for an error */
export declare function loadL2(world: World, state: StorageState, process: number, image: number, l1Index: number, variant: MachineVariant): number;
export declare function writeL2(world: World, state: StorageState, process: number, image: number, l1Index: number): boolean;
export declare function writeHeader(world: World, state: StorageState, process: number, image: number): boolean;
export declare function writeL1(world: World, state: StorageState, process: number, image: number): boolean;
/** Forgets everything that is read on demand. */
export declare function forgetTables(state: StorageState, process: number, image: number): void;
