/** What must hold of every reachable state, and what must be reached for that to mean anything. */
import type { Property } from '../model.ts';
import type { StorageState } from '../storage/state.ts';
import type { World } from '../storage/world.ts';
export declare function machineProperties(world: World): Property<StorageState>[];
/** Both run at once. */
export declare function runsTwice(world: World, state: StorageState): boolean;
/** The newest value of some guest sector is nowhere from where it could still be read. */
export declare function isWriteLost(world: World, state: StorageState): boolean;
/** Is this value on the storage, in dirty pages of some host, or reachable through tables a process will still write? */
export declare function survives(world: World, state: StorageState, guestSector: number, value: number): boolean;
