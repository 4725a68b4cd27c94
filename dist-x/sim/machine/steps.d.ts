/** What each step of a handoff does to the process that takes it. */
import type { StorageState } from '../storage/state.ts';
import { type World } from '../storage/world.ts';
import type { DestinationStep, SourceStep } from './handoffs.ts';
import { type Outcome } from './process.ts';
import type { MachineVariant } from './variant.ts';
/** One step of the source; `send`, `pause`, `await-acknowledgement` and `finish` also involve the network. */
export declare function takeSourceStep(world: World, state: StorageState, migration: number, step: SourceStep, variant: MachineVariant): Outcome;
/** One step of the destination; `receive` and `acknowledge` also involve the network. */
export declare function takeDestinationStep(world: World, state: StorageState, migration: number, step: DestinationStep, variant: MachineVariant): Outcome;
/**
 * Going back, a source that has not given its images up has nothing to take again.
 *
 * @source  QEMU block.c bdrv_activate (returns at once unless BDRV_O_INACTIVE is set)
 */
export declare function isNeeded(state: StorageState, process: number, step: SourceStep): boolean;
/** bdrv_drain_all: what is in flight completes; a drained QED image clears its flag. */
export declare function drain(world: World, state: StorageState, process: number, variant: MachineVariant): void;
