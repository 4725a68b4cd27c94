/** What an image format does when a process reads, writes, flushes, opens, invalidates, gives up or closes it. */
import type { StorageState } from '../storage/state.ts';
import { type World } from '../storage/world.ts';
import { type MachineVariant } from './variant.ts';
/** Instead of a value: data that is metadata of the image. */
export declare const GARBAGE_READ = -3;
/** Size of the guest's disk as this process knows it, index into `guestSizes`; -1 where it has no image. */
export declare function imageSize(world: World, state: StorageState, process: number): number;
/** Is the sector inside the guest's disk as this process knows it? */
export declare function isInside(world: World, state: StorageState, process: number, guestSector: number): boolean;
/** @returns a data value, `GARBAGE_READ`, or `FAILED` */
export declare function readImage(world: World, state: StorageState, process: number, image: number, guestSector: number, variant: MachineVariant): number;
/** @returns false for an error */
export declare function writeImage(world: World, state: StorageState, process: number, image: number, guestSector: number, value: number, variant: MachineVariant): boolean;
/**
 * bdrv_co_flush from the top: format caches go to the file, then the file is flushed. cache.no-flush stops the second,
 * and before ca716364f (2011-11-11) the first too.
 */
export declare function flushImage(world: World, state: StorageState, process: number, variant: MachineVariant): boolean;
/** Reads what a format reads when it is opened. @returns false when the header or a table cannot be read */
export declare function loadImage(world: World, state: StorageState, process: number, image: number, variant: MachineVariant): boolean;
/** What an image that may be written does to itself when it is opened: bitmaps are taken, unknown autoclear bits go. */
export declare function claimImage(world: World, state: StorageState, process: number, image: number): void;
/** bdrv_invalidate_cache of the format: close what is cached and read it again. */
export declare function invalidateImages(world: World, state: StorageState, process: number, variant: MachineVariant): boolean;
/** The driver's part of giving an image up: bitmaps are stored, tables written, the dirty bit cleared. */
export declare function inactivateImages(world: World, state: StorageState, process: number, variant: MachineVariant): boolean;
/** The driver's part of closing an image. An inactive one has nothing left to write. */
export declare function closeImages(world: World, state: StorageState, process: number): void;
/** The process no longer has any of it in memory. */
export declare function forgetImages(world: World, state: StorageState, process: number): void;
