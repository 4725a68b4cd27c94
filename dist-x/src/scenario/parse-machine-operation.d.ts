/** One step of a virtual machine or a tool, from words to an operation of the model. */
import type { ImageSetup, MigrationSetup } from '../../sim/machine/setup.ts';
import { type Disk } from './disk.ts';
import type { ParsedStep } from './parse-operation.ts';
import type { RawStep } from './raw-steps.ts';
import type { Machine } from './read-machines.ts';
import type { Reading } from './reading.ts';
export interface MachineScene {
    readonly reading: Reading;
    readonly disk: Disk;
    readonly images: readonly ImageSetup[];
    readonly migrations: readonly MigrationSetup[];
}
/** The operation of a step, or undefined and at least one problem. */
export declare function parseMachineStep(scene: MachineScene, machine: Machine, step: RawStep): ParsedStep | undefined;
