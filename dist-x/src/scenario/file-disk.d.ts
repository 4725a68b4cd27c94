import type { MachineSetup } from '../../sim/machine/setup.ts';
import type { Cast } from './cast.ts';
import { type Disk } from './disk.ts';
import type { Reading } from './reading.ts';
export declare function fileDisk(reading: Reading, cast: Cast, machine: MachineSetup): Disk;
/** Reports images whose tables can hold more than a state has room for: it grows with every cluster that has a name. */
export declare function checkTables({ problems, tree }: Reading, machine: MachineSetup): void;
