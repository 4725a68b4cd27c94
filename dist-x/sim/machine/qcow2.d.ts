/**
 * qcow2 in one process: what it caches (header, L1, L2, refcounts), how it allocates, and when its tables reach the
 * file. Sources: QEMU block/qcow2.c, qcow2-cluster.c, qcow2-refcount.c, qcow2-cache.c, qcow2-snapshot.c;
 * docs/interop/qcow2.rst.
 */
import type { StorageState } from '../storage/state.ts';
import { type World } from '../storage/world.ts';
import { type MachineVariant } from './variant.ts';
/** Writes one guest sector. @returns false for an error, also when the file has no room left */
export declare function writeQcow2(world: World, state: StorageState, process: number, image: number, guestSector: number, value: number, variant: MachineVariant, below: (guestSector: number) => number): boolean;
/** Writes what is dirty: refcounts first, so that a crash leaves leaks at worst. */
export declare function flushQcow2(world: World, state: StorageState, process: number, image: number): boolean;
export declare function writeRefcounts(world: World, state: StorageState, process: number, image: number): boolean;
/** qcow2_mark_clean: everything is written, then the dirty bit is cleared. */
export declare function markClean(world: World, state: StorageState, process: number, image: number): boolean;
/**
 * The first free cluster from the hint on, by the refcounts this process has.
 *
 * @returns -1 when there is none
 * @source  QEMU block/qcow2-refcount.c alloc_clusters_noref (free_cluster_index)
 */
export declare function allocate(world: World, state: StorageState, process: number, image: number, variant: MachineVariant): number;
export declare function loadRefcounts(world: World, state: StorageState, process: number, image: number, variant: MachineVariant): boolean;
export declare function setRefcount(world: World, state: StorageState, process: number, image: number, cluster: number, count: number): void;
