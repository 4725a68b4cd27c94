import type { CacheModeName } from '../../sim/machine/cache-modes.ts';
import type { Fencing, MigrationSetup } from '../../sim/machine/setup.ts';
import { type FaultChoice } from './fault-choice.ts';
import type { ImageChoice } from './image-choice.ts';
/** What a matrix goes through. Everything is named as scenario files name it. */
export interface Axes {
    /** Entries of the storage catalogue. */
    readonly storages: readonly string[];
    readonly caches: readonly CacheModeName[];
    readonly images: readonly ImageChoice[];
    readonly qemus: readonly string[];
    /** Entries of the table of handoffs; `own`: the one the version of QEMU has. */
    readonly handoffs: readonly string[];
    readonly arbiters: readonly string[];
    readonly faults: readonly FaultChoice[];
}
/** What all cells have in common. */
export interface Setting {
    readonly arbiterHost?: MigrationSetup['arbiterHost'];
    readonly fencing?: Fencing;
}
export declare const ownHandoff = "own";
/** The table of conclusions of 2011, and beside it what the current QEMU makes of it. */
export declare const defaultAxes: Axes;
/** One configuration. */
export interface Cell {
    readonly storage: string;
    readonly cache: CacheModeName;
    readonly image: ImageChoice;
    readonly qemu: string;
    readonly handoff: string;
    readonly arbiter: string;
    readonly faults: FaultChoice;
}
/** Every combination, in the order in which a table is read. */
export declare function cellsOf({ storages, images, caches, qemus, handoffs, arbiters, faults }: Axes): Cell[];
/** `nfs/writeback/qcow2`, with what is not as usual behind it. */
export declare function cellName({ storage, cache, image, qemu, handoff, arbiter, faults }: Cell): string;
