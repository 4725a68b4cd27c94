import type { StorageState } from './state.ts';
import { type World } from './world.ts';
/** A read that missed (or passed) the page cache. `direct`: it came from an O_DIRECT descriptor. */
export declare function lowerRead(world: World, state: StorageState, view: number, sector: number, direct: boolean): number;
/** A write that leaves the page cache. `stable`: it must be on stable storage when the caller returns. */
export declare function lowerWrite(world: World, state: StorageState, view: number, sector: number, value: number, stable: boolean, direct: boolean): void;
/** The flush at the end of fsync or of a synchronous write: through the client cache, then to the medium. */
export declare function lowerFlush(world: World, state: StorageState, view: number): void;
export declare function flushClient(world: World, state: StorageState, view: number): void;
export declare function dropClient(state: StorageState, view: number): void;
/** Writes one dirty entry to the medium; nothing for others. */
export declare function flushEntry(world: World, state: StorageState, view: number, sector: number): void;
export declare function forget(entry: StorageState['views'][number]['client'][number]): void;
export declare const clientIsDirty: (state: StorageState, view: number) => boolean;
