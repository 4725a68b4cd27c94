/**
 * QED in one process: the end of the file is its allocator, every table is written at once, and a flag in the header
 * says that the image needs a check. Sources: QEMU block/qed.c, qed-check.c; docs/interop/qed_spec.rst.
 */
import type { StorageState } from '../storage/state.ts';
import { type World } from '../storage/world.ts';
import { type MachineVariant } from './variant.ts';
/** Writes one guest sector. @returns false for an error */
export declare function writeQed(world: World, state: StorageState, process: number, image: number, guestSector: number, value: number, variant: MachineVariant, below: (guestSector: number) => number): boolean;
/** The allocator starts at the length of the file, rounded up. */
export declare function endInClusters(world: World, state: StorageState, process: number, image: number): number;
/**
 * Clears NEED_CHECK: by the timer, by a drain, or at close. Writes the whole header as this process knows it.
 *
 * @returns false when the flush before it failed
 */
export declare function clearNeedsCheck(world: World, state: StorageState, process: number, image: number): boolean;
/**
 * qed_check with fix: entries that point behind the end of the file this process knows are cleared, then the flag is.
 *
 * @source QEMU block/qed-check.c qed_check_l2_table (BDRV_FIX_ERRORS), bdrv_qed_open
 */
export declare function repairQed(world: World, state: StorageState, process: number, image: number, variant: MachineVariant): boolean;
