import type { MigrationSetup } from '../../sim/machine/setup.ts';
import type { Machine } from './read-machines.ts';
import type { Reading } from './reading.ts';
/** Without a list two QEMU processes hand over from the first to the second, and any other number not at all. */
export declare function readMigrations(reading: Reading, machines: readonly Machine[]): MigrationSetup[];
