/** Which choices are reads and writes of a guest or tool, and what such a read returns. */
import type { Choice, Model } from '../model.ts';
import type { StorageState } from '../storage/state.ts';
import type { World } from '../storage/world-types.ts';
import { type ReadResult } from './guest.ts';
import { type MachineVariant } from './variant.ts';
export interface GuestAccess {
    readonly kind: 'read' | 'write';
    readonly process: number;
    readonly guestSector: number;
    readonly variant: MachineVariant;
}
/** @returns null when the choice is neither a read nor a write of a guest sector */
export declare function guestAccess(world: World, model: Model<StorageState>, { action, choice }: Choice): GuestAccess | null;
/** The process that takes a choice: a QEMU, its guest, or a tool; -1 where it is somebody else. */
export declare function processOfChoice(world: World, model: Model<StorageState>, { action }: Choice): number;
/** The name of a choice without who takes it, such as `invalidate`; of a step what it is, such as `launch`. */
export declare function kindOfChoice(world: World, model: Model<StorageState>, { action }: Choice): string;
export declare const processNamed: (world: World, name: string) => number;
/** What a read returns that is about to happen. */
export declare function resultOfRead(world: World, model: Model<StorageState>, before: StorageState, { process, guestSector, variant }: GuestAccess): ReadResult;
/** What the guest gets where no register says so: `guest: reads aa from x`. */
export declare function readLines(world: World, model: Model<StorageState>, choice: Choice, before: StorageState): string[];
