/** The disk that the guest sees: its sectors with what they hold first, and every size it may have. */
import type { GuestSector, ImageSetup, Workload } from '../../sim/machine/setup.ts';
import type { Operation } from '../../sim/storage/scenario.ts';
import { type Disk } from './disk.ts';
import { type Span } from './problems.ts';
import type { Reading } from './reading.ts';
export interface GuestDisk {
    readonly guestSectors: readonly GuestSector[];
    readonly guestSizes: readonly number[];
    readonly initialGuestSize: number;
}
/** What a step does, and where it stands. */
export interface KnownStep {
    readonly operation: Operation;
    readonly span: Span;
}
/** Sizes and first contents, once every step of a machine is known. */
export declare function readGuestDisk(reading: Reading, disk: Disk, images: readonly ImageSetup[], steps: readonly KnownStep[], workload: Workload | null, onDevice: boolean): GuestDisk;
