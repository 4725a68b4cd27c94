/** What the guest does unscripted, what QEMU does by itself, and what the management asks for. */
import type { Action } from '../model.ts';
import type { StorageState } from '../storage/state.ts';
import { type World } from '../storage/world.ts';
type MachineAction = Action<StorageState>;
export declare function guestActions(world: World): MachineAction[];
export {};
