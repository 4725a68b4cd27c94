import type { StorageState } from './state.ts';
import { type World } from './world.ts';
type Medium = StorageState['media'][number];
export declare function mediumOf(world: World, state: StorageState, view: number): Medium;
/** True where reads and writes can arrive at the storage from this view. */
export declare function reachable(world: World, state: StorageState, view: number): boolean;
/** Data returned for a READ that reached the target or server. */
export declare function mediumRead(world: World, state: StorageState, view: number, sector: number): number;
/** A WRITE that reached the target or server. `stable`: the sender asked for stable storage (FUA, FILE_SYNC). */
export declare function mediumWrite(world: World, state: StorageState, view: number, sector: number, value: number, stable: boolean): void;
/** A copy of a WRITE that arrives when nobody expects it: no client's cached attributes are from after it. */
export declare function lateWrite(world: World, state: StorageState, sector: number, value: number): void;
/** SYNCHRONIZE CACHE, or COMMIT: everything the target has accepted becomes stable. */
export declare function mediumFlush(world: World, state: StorageState, view: number): void;
/** One sector is on stable storage from now on, with the size it takes to find it there. */
export declare function makeStable(world: World, medium: Medium, sector: number): void;
/** Takes over what is volatile into stable storage. */
export declare function settle(medium: Medium): void;
/** Loss of power at the target, or a crash of the server: only stable data is left. */
export declare function loseVolatile(world: World, state: StorageState): void;
/** True when the head that serves this view has caught up with all others. */
export declare function headIsCurrent(world: World, state: StorageState, view: number): boolean;
/** Brings the head that serves this view up to date. */
export declare function syncHead(world: World, state: StorageState, view: number): void;
/** End of a sector as an index into `World.sizes`: the smallest size that contains it. */
export declare function sizeCovering(world: World, sector: number): number;
/** Does a device or file of this size (index into `World.sizes`) contain the sector? */
export declare function contains(world: World, size: number, sector: number): boolean;
export {};
