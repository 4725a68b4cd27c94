/** Everything chance may decide within an action of a process, and when such a decision can matter. */
import type { StorageState } from '../storage/state.ts';
import type { World } from '../storage/world.ts';
import { type MachineVariant } from './variant.ts';
/** What an action does, as far as chance is concerned. */
export interface Chance {
    readonly process: number;
    /** Guest sector it reads or writes; -1 for tables and headers only. */
    readonly guestSector: number;
    readonly readsTables: boolean;
    readonly readsData: boolean;
    /** It ends with a flush that may fail. */
    readonly flushes: boolean;
    /** It loads something that may fail to load. */
    readonly loads: boolean;
    /** Another program of the host reads the image file, through the page cache. */
    readonly byHost?: boolean;
}
/** What chance has no part in. */
export declare const certain: (process: number) => Chance;
export declare const chanceOfRead: (process: number, guestSector: number) => Chance;
/** A write reads data too, where the rest of its page or cluster has to come from somewhere. */
export declare function chanceOfWrite(world: World, process: number, guestSector: number): Chance;
/** Requests that complete on their way, and parked ones that are sent again, go through the tables like any other. */
export declare const chanceOfRequest: (world: World, process: number) => Chance;
/** Can a request be in flight while something else happens? */
export declare const sendsRequests: (world: World) => boolean;
export declare function variantsFor(world: World, chance: Chance): MachineVariant[];
/** Leaves out decisions that change nothing in this state. */
export declare function mayVary(world: World, state: StorageState, chance: Chance, variant: MachineVariant): boolean;
/** A failure that was drawn is used up. */
export declare function spend(world: World, state: StorageState, chance: Chance, variant: MachineVariant): void;
