/**
 * The third node at work. It asks the agents of source and destination, one request at a time, and hears `ok`, `error`,
 * or nothing. Whoever hears nothing cannot know whether the request was carried out.
 */
import type { Action } from '../model.ts';
import type { StorageState } from '../storage/state.ts';
import { type World } from '../storage/world.ts';
type MachineAction = Action<StorageState>;
export declare function arbiterActions(world: World): MachineAction[];
export {};
