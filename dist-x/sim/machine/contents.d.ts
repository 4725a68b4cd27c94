/** What the sectors of an image file say, in words: a table is shown as what it maps, never as a number. */
import type { StorageState } from '../storage/state.ts';
import type { World } from '../storage/world-types.ts';
/** What a sector of an image file holds. */
export type Role = 'data' | 'header' | 'l1' | 'refcounts' | 'cluster';
export interface SectorPlace {
    readonly image: number;
    readonly role: Role;
    /** Index into the pool, and sector of the cluster; for `cluster` only. */
    readonly cluster: number;
    readonly offset: number;
}
export declare function placeOfSector(world: World, sector: number): SectorPlace;
/** `aa`, or `[x -> cluster 1]`. With the state it is known which part of the disk an L2 table is about. */
export declare function contentText(world: World, sector: number, content: number, state?: StorageState): string;
/** Data, or `garbage` where metadata came back as data. */
export declare function valueText(world: World, content: number): string;
export declare function clusterText(image: number, cluster: number): string;
export declare function headerText(world: World, image: number, code: number): string;
/** `L2 table of x y in cluster 0`; the names only where there are several tables. */
export declare function l1Text(world: World, image: number, code: number): string;
/** `x -> cluster 1, y -> cluster 3`. */
export declare function l2Text(world: World, image: number, code: number, l1Index: number): string;
export declare function refcountsText(world: World, image: number, code: number): string;
