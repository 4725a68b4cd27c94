import type { ProcessSetup } from '../../sim/machine/setup.ts';
import type { Actor } from '../../sim/storage/scenario.ts';
import type { Reading } from './reading.ts';
/** A process, and where it runs. */
export interface Machine {
    readonly setup: ProcessSetup;
    readonly actor: Actor;
    /** Name of an entry in the table of versions. */
    readonly qemu: string;
}
export declare function readMachines(reading: Reading): Machine[];
