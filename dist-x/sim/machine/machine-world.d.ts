/** A virtual machine with every name turned into an index, and what never changes during a run. */
import type { Litmus } from '../storage/scenario.ts';
import type { View, WorldHandle, WorldSector } from '../storage/world-types.ts';
import type { MachineSetup } from './setup.ts';
import { type MachineDimensions } from './state.ts';
import type { MachineWorld } from './world-types.ts';
/** What the storage part of the world has resolved already. */
export interface Resolved {
    readonly litmus: Litmus;
    readonly views: readonly View[];
    readonly handles: readonly WorldHandle[];
    readonly sectors: readonly WorldSector[];
    readonly hosts: readonly string[];
    readonly values: readonly string[];
    readonly sizes: readonly number[];
    readonly viewOf: (actor: string) => number;
}
/** Data values of a scenario with a machine: a hole first, so that an empty table and empty data are the same 0. */
export declare function machineValues({ machine, sectors, steps }: Litmus): string[] | null;
/** What the unscripted guest writes: a new value with every write, so that a value tells which write it was. */
export declare function workloadValues({ workload }: MachineSetup): string[];
/** Sizes the file may get by growing, beyond those that steps name. */
export declare function growthSizes({ machine, storage }: Litmus): number[];
export declare function buildMachine(resolved: Resolved): {
    machine: MachineWorld | null;
    dimensions: MachineDimensions;
};
