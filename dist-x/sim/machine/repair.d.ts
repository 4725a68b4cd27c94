/** The check an image asks for in its header when it is opened for writing (QED NEED_CHECK, qcow2 DIRTY). */
import type { StorageState } from '../storage/state.ts';
import { type World } from '../storage/world.ts';
import { type MachineVariant } from './variant.ts';
/** @returns false when the image could not be read or repaired */
export declare function checkAtOpen(world: World, state: StorageState, process: number, variant: MachineVariant): boolean;
