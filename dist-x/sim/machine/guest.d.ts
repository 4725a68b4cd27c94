/**
 * The guest and what it may expect: a read returns the last write that was acknowledged to it, a flush that completed
 * outlives everything, and its disk has the size it was told. What the oracle knows, the layers below never look at.
 */
import type { StorageState } from '../storage/state.ts';
import { type World } from '../storage/world.ts';
import type { MachineVariant } from './variant.ts';
export type GuestState = StorageState['guest'][number];
export declare const guestOf: (state: StorageState) => GuestState;
export interface ReadResult {
    /** A data value, `GARBAGE_READ`, or `FAILED`. */
    readonly value: number;
    /** Not what the guest wrote last. */
    readonly old: boolean;
}
/** The guest (or a tool) reads one sector through a process. */
export declare function guestRead(world: World, state: StorageState, process: number, guestSector: number, variant: MachineVariant): ReadResult;
/** @returns false when the guest got an error, or its request was parked */
export declare function guestWrite(world: World, state: StorageState, process: number, guestSector: number, value: number, variant: MachineVariant): boolean;
/** @returns false when the guest got an error */
export declare function guestFlush(world: World, state: StorageState, process: number, variant: MachineVariant): boolean;
/** A request that is in flight completes: it is performed and acknowledged. */
export declare function completeRequest(world: World, state: StorageState, process: number, variant: MachineVariant): void;
export declare function forgetRequest(state: StorageState): void;
/** Size of the disk by what the device tells the guest; index into `guestSizes`, -1 where there is none. */
export declare function deviceSizeOf(world: World, state: StorageState, process: number): number;
/** The device takes over the size of the image: when it is realised, and when the image is resized in this process. */
export declare function refreshDevice(world: World, state: StorageState, process: number): void;
/** Reads sector 0 and keeps a geometry guessed from it and from the size; the device keeps the size. */
export declare function guessGeometry(world: World, state: StorageState, process: number, variant: MachineVariant): void;
/** Does a program that reads the file itself find something else than the guest wrote last? Only a raw image can tell. */
export declare function isOldForGuest(world: World, state: StorageState, sector: number, content: number): boolean;
