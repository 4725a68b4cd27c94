/** What links do to the messages of a migration and of its arbiter. */
import type { StorageState } from '../storage/state.ts';
import type { World } from '../storage/world.ts';
/** Does a message from one end of a link reach the other now? */
export declare const isCut: (state: StorageState, link: number) => boolean;
/** The other process of a migration no longer exists, or its host is gone. */
export declare const isGone: (world: World, state: StorageState, process: number) => boolean;
/**
 * Does the destination see the stream end before it has everything? What was sent before its sender exited still
 * arrives; what a host that lost power had sent may not have left it.
 */
export declare function stateIsMissing(world: World, state: StorageState, migration: number): boolean;
/** Something on the way from source to destination is broken, so that either may see an error. */
export declare function streamIsBroken(world: World, state: StorageState, migration: number): boolean;
