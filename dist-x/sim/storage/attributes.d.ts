import type { StorageState, ViewState } from './state.ts';
import { type World } from './world.ts';
/** GETATTR (or the attributes in an OPEN reply): the client learns size and change attribute. */
export declare function fetchAttributes(world: World, state: StorageState, view: number): void;
/** Compares attributes that came with a reply to the cached ones. */
export declare function noticeAttributes(world: World, state: StorageState, view: number): void;
/** The reply to this client's own WRITE carries attributes too. */
export declare function noticeOwnWrite(world: World, state: StorageState, view: number): void;
/** The reply to READ: NFSv3 always sends attributes, the Linux NFSv4 client does not ask for them. */
export declare function noticeReadReply(world: World, state: StorageState, view: number): void;
/** Would a buffered read ask the server for attributes first? */
export declare function mustRevalidate(world: World, state: StorageState, view: number): boolean;
/** A local descriptor is open for writing, and the file was last used through the page cache (nfs_file_has_buffered_writers). */
export declare function hasBufferedWriter(world: World, state: StorageState, view: number): boolean;
export declare const holdsPages: (view: ViewState) => boolean;
