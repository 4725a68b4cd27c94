import type { Operation, Sector } from '../../sim/storage/scenario.ts';
import type { Cast } from './cast.ts';
import { type Problem, type Span } from './problems.ts';
import type { Reading } from './reading.ts';
export interface Extent {
    readonly name: string;
    readonly address: number;
    readonly length: number;
    /** Where a problem with its place is reported: its declaration, or its first use. */
    readonly span: Span;
}
export interface Disk {
    readonly extents: readonly Extent[];
    /** The sector of this name; without `disk.sectors` naming a sector declares it. Undefined: a problem was reported. */
    readonly use: (name: string, span: Span) => Extent | undefined;
    /** Whether a word could be a sector, so that "which handle?" is the better question. */
    readonly couldBe: (name: string) => boolean;
}
/** The sectors of a file, or undefined and at least one problem. */
export declare function readDisk(reading: Reading, cast: Cast): Disk | undefined;
export declare const pageOf: (address: number) => number;
export declare const implicitSectors = "without disk.sectors a sector is named by one letter, or a letter and digits: x, y, x1";
export declare function checkClashes({ problems }: Reading, cast: Cast, extents: readonly Extent[]): void;
export interface Geometry {
    readonly sectors: readonly Sector[];
    readonly sizeSectors: number;
    /** Every size the disk can have, the one before the first step first. */
    readonly sizes: readonly number[];
}
/** Sizes and first contents, once every operation is known. */
export declare function readGeometry(reading: Reading, disk: Disk, operations: readonly Operation[], growsByWrite: boolean): Geometry;
/**
 * Reports a size that a block device cannot have here. Linux gives a device blocks as large as its size allows, up to
 * a page (block/bdev.c, set_init_blocksize); only blocks of a whole page are modelled.
 */
export declare function checkDeviceSize(problems: Problem[], sectors: number, span: Span, where: string): void;
/** What a sector holds first. Beyond the end there is nothing, and what a growing disk shows there is zeros. */
export declare function readInitial(reading: Reading, disk: Disk, sizeSectors: number): (name: string, end: number) => string;
/** Reports a word that cannot be the data of a sector. */
export declare function checkValue({ document, problems }: Reading, value: string, span: Span): boolean;
