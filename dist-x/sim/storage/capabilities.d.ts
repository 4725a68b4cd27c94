import type { StorageState } from './state.ts';
import { type World } from './world.ts';
/** May this view use its page cache now? */
export declare function mayCache(world: World, state: StorageState, view: number): boolean;
/** Issues and revokes capabilities after an open or close changed who has the file open. */
export declare function reissue(world: World, state: StorageState): void;
/** A view that would have to give capabilities up and whose host cannot be asked; null when there is none. */
export declare function deadCapabilityHolder(world: World, state: StorageState, opener: number, writes: boolean): number | null;
