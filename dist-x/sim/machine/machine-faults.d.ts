/** Faults above the storage: messages that are lost, links that are cut, arbiters that crash, processes that die. */
import type { Action } from '../model.ts';
import type { StorageState } from '../storage/state.ts';
import type { World } from '../storage/world.ts';
type MachineAction = Action<StorageState>;
export declare function machineFaults(world: World): MachineAction[];
export declare function mayCancel(world: World, state: StorageState, migration: number): boolean;
/** migrate_cancel: the source goes back; the stream ends, but what is on its way may still arrive. */
export declare function cancel(world: World, state: StorageState, migration: number): void;
/** Called by the storage model when a host goes down: its processes go with it, and an arbiter that lives there. */
export declare function crashProcesses(world: World, state: StorageState, host: number): void;
export {};
