import type { StorageState } from '../storage/state.ts';
import { type World } from '../storage/world.ts';
import { type MachineVariant } from './variant.ts';
/** Gives the guest's disk another size. @returns false when that cannot be done */
export declare function resizeImage(world: World, state: StorageState, process: number, size: number): boolean;
/**
 * An internal snapshot: a copy of the L1 table in a cluster of its own, every cluster counted once more, and the
 * header pointing at it. The model keeps one snapshot; whoever does not know of it takes its place.
 *
 * @source  QEMU block/qcow2-snapshot.c qcow2_snapshot_create, qcow2_update_snapshot_refcount
 */
export declare function takeSnapshot(world: World, state: StorageState, process: number, variant: MachineVariant): boolean;
/** Reads a guest sector as the snapshot in the image has it (qemu-img convert -l). @returns a data value or -1 */
export declare function readSnapshot(world: World, state: StorageState, process: number, guestSector: number, variant: MachineVariant): number;
/** Copies what the top image holds into its backing file. */
export declare function commitImage(world: World, state: StorageState, process: number, variant: MachineVariant): boolean;
