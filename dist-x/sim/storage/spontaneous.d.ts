import type { Action } from '../model.ts';
import type { StorageState } from './state.ts';
import { type World } from './world.ts';
type StorageAction = Action<StorageState>;
/** Everything that may happen between the steps, in fixed order. */
export declare function spontaneousActions(world: World): StorageAction[];
export {};
