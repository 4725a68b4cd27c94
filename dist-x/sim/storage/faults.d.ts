import type { StorageState } from './state.ts';
import { type World } from './world.ts';
/** A host stops at once: its memory is gone, its cluster locks stay until somebody fences it. */
export declare function crashHost(world: World, state: StorageState, host: number): void;
/** A crashed host comes back: nothing is open, nothing cached but what a cache device kept. */
export declare function bootHost(world: World, state: StorageState, host: number): void;
/** Powers a host off and releases what it held in the cluster. */
export declare function fenceHost(world: World, state: StorageState, host: number): void;
/** `restarts`: it comes back by itself. */
export declare function crashServer(world: World, state: StorageState, restarts: boolean): void;
export declare function restartServer(world: World, state: StorageState): void;
/** Target and its volatile cache lose power and come back. */
export declare function losePower(world: World, state: StorageState): void;
