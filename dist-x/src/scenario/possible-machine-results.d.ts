import type { MachineSetup } from '../../sim/machine/setup.ts';
import type { Litmus, Operation } from '../../sim/storage/scenario.ts';
/** Words for the one position that a machine step has; undefined for operations of storage and hosts. */
export declare function machineResults(litmus: Litmus, sizes: readonly number[], operation: Operation): string[] | undefined;
/**
 * Data that may come back. In a raw image a sector holds what was written to it; in a format tables can lead to any
 * cluster, so any data can come back, and tables too.
 */
export declare function machineData(litmus: Litmus, machine: MachineSetup, sector?: string): string[];
