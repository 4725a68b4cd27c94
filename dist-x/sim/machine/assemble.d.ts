/** From a virtual machine and its storage to the litmus test that the model runs. */
import type { StorageOptions } from '../storage/options.ts';
import type { Actor, FaultBudget, Handle, Litmus, Step } from '../storage/scenario.ts';
import type { MachineSetup } from './setup.ts';
/** A machine scenario before the sectors of its image files are known. */
export interface MachineScenario {
    readonly title: string;
    readonly storage: StorageOptions;
    readonly machine: MachineSetup;
    /** Processes and other actors, each with its host and node. */
    readonly actors: readonly Actor[];
    /** Handles of actors that are no QEMU process. */
    readonly handles: readonly Handle[];
    readonly steps: readonly Step[];
    readonly faults: FaultBudget;
    readonly registers: readonly string[];
}
/** Name of the handle through which a process does its I/O. */
export declare const IMAGE_HANDLE = "image";
/** Name of the read-only handle that auto-read-only opens first. */
export declare const READ_ONLY_HANDLE = "image-read-only";
export declare function assembleLitmus(scenario: MachineScenario): Litmus;
