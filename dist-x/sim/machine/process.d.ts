import type { StorageState } from '../storage/state.ts';
import { type World } from '../storage/world.ts';
import type { MachineVariant } from './variant.ts';
export type Outcome = 'ok' | 'lock' | 'EIO' | 'aborted';
/**
 * Opens the image and reads what its format reads at open. `incoming`: for a migration that has not arrived, so that a
 * QEMU that knows inactive images opens it inactive.
 */
export declare function openImage(world: World, state: StorageState, process: number, incoming: boolean, variant: MachineVariant): Outcome;
/** Takes the image lock. @returns false when somebody else has it */
export declare function takeLock(world: World, state: StorageState, process: number): boolean;
export declare function releaseLock(world: World, state: StorageState, process: number): void;
/** Closes the image in an orderly way. */
export declare function closeImage(world: World, state: StorageState, process: number): void;
/** Becomes able to write: a fresh descriptor with auto-read-only, then what a writable open does. */
export declare function activate(world: World, state: StorageState, process: number, variant: MachineVariant): boolean;
export declare function inactivate(world: World, state: StorageState, process: number, variant: MachineVariant): boolean;
/** The process ends in an orderly way. */
export declare function quit(world: World, state: StorageState, process: number): void;
/** kill -9: nothing it has in memory is written; the kernel closes its descriptors. */
export declare function kill(world: World, state: StorageState, process: number): void;
/** The host under it is gone. The kernel's part (descriptors, pages) is the storage model's business. */
export declare function crash(world: World, state: StorageState, process: number): void;
/** The virtual processors run. */
export declare function run(state: StorageState, process: number): void;
