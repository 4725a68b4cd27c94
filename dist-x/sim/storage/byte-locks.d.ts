import type { StorageState } from './state.ts';
import { type World } from './world.ts';
/** F_OFD_SETLK with F_WRLCK. @returns false for EAGAIN */
export declare function lock(world: World, state: StorageState, handle: number): boolean;
/** F_UNLCK, also on close. */
export declare function unlock(world: World, state: StorageState, handle: number): void;
/** After a server restart a client that cannot reclaim its locks has lost them. */
export declare function reclaimLocks(world: World, state: StorageState): void;
