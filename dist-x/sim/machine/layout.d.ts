/**
 * How the image files of a scenario are laid out: which sectors of the file hold the header, the tables and the
 * clusters. All that a format keeps on disk is a number in one of these sectors, read and written through the layers
 * below like any other data.
 *
 *   raw    guest sectors stand in the file at their own address
 *   qcow2  cluster 0 header, 1 refcount table, 2 refcount block, 3 L1 table, then what is allocated
 *   QED    cluster 0 header, 1 to 4 L1 table, then what is allocated
 *
 * Sources: QEMU docs/interop/qcow2.rst, docs/interop/qed_spec.rst; clusters of 64 KiB as qemu-img makes them.
 */
import type { ImageFormat, ImageSetup, MachineSetup } from './setup.ts';
import { type RecordCode } from './tables.ts';
export declare const CLUSTER_SECTORS = 128;
/** Where the backing file lies in the address space of the model: a file of its own, far from the first. */
export declare const IMAGE_STRIDE_SECTORS: number;
export declare const header: {
    readonly size: 0;
    readonly dirty: 1;
    readonly autoclear: 2;
    readonly snapshot: 3;
    readonly refcounts: 4;
    readonly bitmap: 5;
};
export declare const BITMAP: {
    readonly none: 0;
    readonly stored: 1;
    readonly inUse: 2;
};
/** Everything that is known about one image before a run. Indices of sectors are those of the litmus test. */
export interface ImageLayout {
    readonly format: ImageFormat;
    readonly setup: ImageSetup;
    /** First sector index of this image. */
    readonly firstSector: number;
    /** Sector indices; -1 where the format has none. */
    readonly header: number;
    readonly l1: number;
    readonly refcounts: number;
    /** `pool[cluster][offset]`: sectors of the clusters that can be allocated. */
    readonly pool: readonly (readonly number[])[];
    /** Offsets inside a cluster, in sectors; the first is 0. */
    readonly offsets: readonly number[];
    /** Entries of the L1 table that matter, and entries of each L2 table that matter. */
    readonly l1Entries: number;
    readonly slots: number;
    /** By guest sector. */
    readonly places: readonly Place[];
    readonly headerCode: RecordCode;
    /** Entries of L1 and L2 tables: 0, or cluster + 1, or (with snapshots) clusters + cluster + 1 where it is shared. */
    readonly entryRadix: number;
    readonly refcountRadix: number;
    readonly l1Codes: number;
    readonly l2Codes: number;
    readonly refcountCodes: number;
    /** Content of every sector of this image before the first step, by sector minus `firstSector`; table codes are tagged later. */
    readonly initial: readonly InitialContent[];
    readonly sectors: readonly FileSector[];
    /** How many clusters of the pool are in use at the start: the file ends behind them. */
    readonly used: number;
}
export interface Place {
    readonly l1Index: number;
    readonly slot: number;
    readonly offset: number;
    /** Raw: the sector itself. */
    readonly sector: number;
}
export type InitialContent = {
    readonly kind: 'data';
    readonly value: string;
} | {
    readonly kind: 'plain';
    readonly code: number;
} | {
    readonly kind: 'l2';
    readonly code: number;
};
export interface FileSector {
    readonly name: string;
    readonly address: number;
    readonly length: number;
}
/** The sectors of all image files, with names that raw host actors may use. */
export declare function fileSectorsOf(machine: MachineSetup): (FileSector & {
    readonly initial: string;
})[];
/** Size of the first image's file (or of the device) before the first step, in sectors. */
export declare function fileSizeOf(machine: MachineSetup, device: boolean): number;
/** Where the file ends when `clusters` of the pool are in it, in sectors. */
export declare const endOf: (layout: ImageLayout, clusters: number) => number;
export declare function layoutsOf(machine: MachineSetup): ImageLayout[];
