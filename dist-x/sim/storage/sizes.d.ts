import type { StorageState } from './state.ts';
import { type World, type WorldStep } from './world.ts';
/** lseek(SEEK_END) and fstat(): NFS answers from cached attributes unless something makes it ask. */
export declare function size(world: World, state: StorageState, step: WorldStep): number;
/** The same as an index into `World.sizes`. */
export declare function querySize(world: World, state: StorageState, step: WorldStep): number;
/** Would `size` or `fstat` send a GETATTR? */
export declare function asksForSize(world: World, state: StorageState, step: WorldStep): boolean;
/** ftruncate(): the new size is on the server at once, other hosts learn of it in their own way. */
export declare function truncate(world: World, state: StorageState, step: WorldStep): void;
/** Gives a device or file a new size, on stable storage or not. What is cut off reads as a hole should it grow again. */
export declare function setSize(world: World, state: StorageState, medium: StorageState['media'][number], size: number, stable: boolean): void;
