import type { StorageState } from '../storage/state.ts';
import { type World } from '../storage/world.ts';
import { type MachineVariant } from './variant.ts';
import type { ProcessCalls, WorldProcess } from './world-types.ts';
/** Instead of a content: the request failed with EIO. */
export declare const FAILED = -1;
export type ProcessState = StorageState['processes'][number];
export declare const processOf: (world: World, process: number) => WorldProcess;
/** The descriptor in use: the read-only one of auto-read-only until the image may be written. */
export declare function callsOf(world: World, state: StorageState, process: number): ProcessCalls | null;
/**
 * Reads one sector of the file. `holds` says whether its caller takes it for a table or for data.
 *
 * @returns the content, 0 behind the length the block layer believes in, `FAILED` for an error
 * @source  QEMU block/io.c bdrv_aligned_preadv (zeros behind total_sectors), block/file-posix.c raw_co_preadv
 */
export declare function fileRead(world: World, state: StorageState, process: number, sector: number, holds: 'table' | 'data', variant: MachineVariant): number;
/** Writes one sector, and brings in the rest of its page before that. @returns false for an error */
export declare function fileWrite(world: World, state: StorageState, process: number, sector: number, content: number, variant?: MachineVariant): boolean;
/**
 * bdrv_co_flush of the file: fdatasync, unless nothing was written since the last one, or cache.no-flush.
 *
 * @returns false when it failed
 * @source  QEMU block/io.c bdrv_co_flush; block/file-posix.c handle_aiocb_flush
 */
export declare function fileFlush(world: World, state: StorageState, process: number, variant: MachineVariant): boolean;
/** raw_co_invalidate_cache with drop-cache=on: flush, then fadvise(DONTNEED) over the whole file. */
export declare function fileDropCache(world: World, state: StorageState, process: number): void;
/** qemu_rbd_co_invalidate_cache: the library forgets what it has cached. */
export declare function libraryInvalidate(world: World, state: StorageState, process: number): void;
/** Asks the host for the length of the file or device (lseek SEEK_END). */
export declare function fileRefreshSize(world: World, state: StorageState, process: number): void;
/** open(2), and the length of what was opened. */
export declare function fileOpen(world: World, state: StorageState, process: number, forWriting: boolean): void;
/** With auto-read-only, activation opens the file afresh for writing and closes the old descriptor. */
export declare function fileReopenForWriting(world: World, state: StorageState, process: number): void;
export declare function fileClose(world: World, state: StorageState, process: number): void;
