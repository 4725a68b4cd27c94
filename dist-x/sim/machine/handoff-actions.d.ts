/** Source and destination take the steps of their handoff, each when nothing keeps it from doing so. */
import type { Action } from '../model.ts';
import type { StorageState } from '../storage/state.ts';
import { type World } from '../storage/world.ts';
import type { DestinationStep, SourceStep } from './handoffs.ts';
import type { MachineVariant } from './variant.ts';
type MachineAction = Action<StorageState>;
export declare function handoffActions(world: World): MachineAction[];
/** The step the source would take next; null where it has nothing to do. */
export declare function nextSourceStep(world: World, state: StorageState, migration: number): SourceStep | null;
/** The step the destination would take next; null where it has nothing to do. */
export declare function nextDestinationStep(world: World, state: StorageState, migration: number): DestinationStep | null;
/** A guest that runs, or that has stopped for an error or because it was told to. */
export declare const mayMigrate: (state: StorageState, process: number) => boolean;
/** Past the point of no return of postcopy a failure leaves both paused; before it, the source goes back. */
export declare function failMigration(world: World, state: StorageState, migration: number): void;
export declare function applyDestination(world: World, state: StorageState, migration: number, step: DestinationStep, variant: MachineVariant): 'ok' | 'lock' | 'EIO' | 'aborted';
export {};
