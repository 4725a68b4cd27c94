import type { StorageState } from './state.ts';
import { type World } from './world.ts';
type Page = StorageState['views'][number]['pages'][number];
/** Brings a page in: the whole of it, however little was asked for. */
export declare function fillPage(world: World, state: StorageState, view: number, page: number): void;
/** Forgets a page, whatever state it is in. */
export declare function dropPage(world: World, state: StorageState, view: number, page: number): void;
/** Sends what a dirty page has to send. NFS keeps it until COMMIT; elsewhere the page is clean at once. */
export declare function writeBackPage(world: World, state: StorageState, view: number, page: number): void;
/** fsync: write back everything this host has dirty, then make it stable. */
export declare function syncView(world: World, state: StorageState, view: number): void;
/** The end of a synchronous write: only the pages written to go out, then they are made stable. */
export declare function syncPages(world: World, state: StorageState, view: number, written: readonly number[]): void;
/** Writes back every dirty page, and what a restarted server may have lost. */
export declare function writeBackAll(world: World, state: StorageState, view: number): void;
/** COMMIT: the server makes what it holds stable, the client may forget its copies. Nothing to commit: nothing sent. */
export declare function commit(world: World, state: StorageState, view: number): void;
export declare function markClean(world: World, state: StorageState, view: number, page: number): void;
/** Write-back of some pages failed: Linux reports the error once and calls them clean. */
export declare function failWriteBack(world: World, state: StorageState, view: number, sent: readonly number[]): void;
/** A write-back that nobody waits for fails: the next fsync learns of it. */
export declare function failPage(world: World, state: StorageState, view: number, page: number): void;
/** Drops what an advisory call may drop: clean pages that no process has mapped. */
export declare function dropClean(world: World, state: StorageState, view: number): void;
/** Forgets every page, dirty ones too; mappings are torn down. */
export declare function dropAll(world: World, state: StorageState, view: number): void;
export declare const needsSending: ({ status }: Page) => boolean;
export declare const hasUnsent: (state: StorageState, view: number) => boolean;
export declare const isCached: (state: StorageState, view: number, page: number) => boolean;
export {};
