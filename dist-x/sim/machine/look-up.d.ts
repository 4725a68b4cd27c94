import type { StorageState } from '../storage/state.ts';
import type { World } from '../storage/world-types.ts';
import { type Place, type Question } from './places.ts';
import type { MachineVariant } from './variant.ts';
/** One question on the way to the data, and the copy that answered it. */
export interface Answer {
    readonly question: Question;
    readonly place: Place;
    /** Sector of the file that is copied there. */
    readonly sector: number;
    readonly says: number;
}
/**
 * The answers that a process gets, in order; the last is about data, or that there is none.
 *
 * @param state  is changed as by a read: pass a copy
 */
export declare function lookUpPath(world: World, state: StorageState, process: number, guestSector: number, variant: MachineVariant): Answer[];
/** The answers on the storage itself, as somebody without any copy would get them. */
export declare function storagePath(world: World, state: StorageState, guestSector: number): Answer[];
/** Reads a sector of the file, and says which copy it came from. Changes the state as the read does. */
export declare function readThrough(world: World, state: StorageState, process: number, sector: number, holds: 'table' | 'data', variant: MachineVariant): {
    readonly place: Place;
    readonly content: number;
};
