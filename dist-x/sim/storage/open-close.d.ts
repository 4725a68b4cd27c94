import type { StorageState } from './state.ts';
import { type World } from './world.ts';
export declare function open(world: World, state: StorageState, handle: number, grants: boolean): void;
export declare function close(world: World, state: StorageState, handle: number): void;
/** close() that failed for want of a path: the descriptor is gone all the same, and so are the pages of a device. */
export declare function abandon(world: World, state: StorageState, handle: number): void;
/** Does close() have anything to send, so that it needs the storage? */
export declare function closeSends(world: World, state: StorageState, handle: number): boolean;
export declare function isOpen(world: World, state: StorageState, view: number): boolean;
