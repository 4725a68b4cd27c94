/**
 * When write-back can matter. Writing a page back changes nothing for its own host; others see it only when they look
 * at the storage, and a loss only when something can be lost. Where neither can happen next, write-back may as well
 * happen later, so it is not explored yet. (A step that flushes does not need it.)
 */
import type { StorageState } from '../storage/state.ts';
import type { World } from '../storage/world.ts';
/** May somebody who does not go through this cache look at the storage before this host acts again? */
export declare function someoneMayLook(world: World, state: StorageState, view: number): boolean;
