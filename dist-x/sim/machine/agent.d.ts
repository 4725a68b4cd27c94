import type { StorageState } from '../storage/state.ts';
import type { World } from '../storage/world.ts';
import type { ArbiterRequest } from './arbiters.ts';
import type { MachineVariant } from './variant.ts';
/** Nobody will ever answer, and silence leads back to the same question. */
export declare function isInVain(world: World, state: StorageState, migration: number, index: number): boolean;
export declare function linkTo(world: World, migration: number, to: 'source' | 'destination'): number;
export declare function hostIsUp(world: World, state: StorageState, migration: number, to: 'source' | 'destination'): boolean;
/** An agent that is told to resume waits for the migration that is still under way (libvirt: the job is taken). */
export declare function mayCarryOut(world: World, state: StorageState, migration: number, request: ArbiterRequest): boolean;
export declare function carryOut(world: World, state: StorageState, migration: number, to: 'source' | 'destination', request: ArbiterRequest, variant: MachineVariant): void;
/** @returns null while there is nothing to say yet */
export declare function resultOf(world: World, state: StorageState, migration: number, request: ArbiterRequest): 'ok' | 'error' | null;
/** @returns false where there is no way to fence */
export declare function fence(world: World, state: StorageState, migration: number, node: 'source' | 'destination'): boolean;
