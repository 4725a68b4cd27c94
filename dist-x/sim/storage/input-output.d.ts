import type { StorageState } from './state.ts';
import { type World, type WorldHandle, type WorldStep } from './world.ts';
/** What chance decides within one step. */
export interface Variant {
    readonly label: string;
    /** How many pages behind the end of the request are read too. */
    readonly readAhead: number;
    /** The write-back or flush in this step fails with EIO. */
    readonly fails: boolean;
    /** A copy of the WRITE sent in this step is delayed in the network. */
    readonly duplicated: boolean;
    /** The server grants a delegation. */
    readonly grants: boolean;
}
/** What `readSectors` says instead of a version. */
export declare const END_OF_FILE = -1;
export declare const MEDIUM_ERROR = -2;
/** read(): the version of each sector, `END_OF_FILE` past the end, `MEDIUM_ERROR` where the device has shrunk. */
export declare function readSectors(world: World, state: StorageState, step: WorldStep, variant: Variant): number[];
/**
 * How many pages after the request Linux may read ahead. A read at the start of a file starts a stream: 16 KiB in all
 * for one page, twice the request for more, and the largest window again behind a request that fills it. A read behind
 * or at pages used before may bring in the largest window, also on a hit (a marked page starts the next window). A first
 * read somewhere else brings in nothing more.
 *
 * @returns pages, 0 to `READ_AHEAD_PAGES_MAX`
 * @source  Linux mm/readahead.c ondemand_readahead, get_init_ra_size, get_next_ra_size
 */
export declare function readAheadLimit(world: World, step: WorldStep): number;
/** write(); the caller has checked that the end is not exceeded. @returns false when it failed with EIO */
export declare function writeSectors(world: World, state: StorageState, handle: WorldHandle, sectors: readonly number[], value: number, variant: Variant): boolean;
/** Makes cached pages as true as this mechanism makes them before a buffered access. */
export declare function revalidate(world: World, state: StorageState, view: number): void;
/** The size the system reports through this view, as an index into `World.sizes`. */
export declare function sizeSeen(world: World, state: StorageState, view: number): number;
/** A write past the end the client knows asks for the size first when attributes have timed out (nfs_revalidate_file_size). */
export declare function asksForEnd(world: World, state: StorageState, view: number, sectors: readonly number[]): boolean;
export declare function coversPage(world: World, page: number, sectors: readonly number[]): boolean;
