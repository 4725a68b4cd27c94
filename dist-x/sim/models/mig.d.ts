import type { Model } from '../model.ts';
import { type StateOf } from '../state.ts';
/**
 * The smallest model of the problem: a virtual machine moves between two hosts that cache one shared disk. Sectors
 * hold version numbers; the source writes, flushes and evicts, the target may fill its cache too early (prime), and
 * after the handover the target reads and writes through that cache.
 *
 * Known counts, fixed, 2 versions: 4 sectors 560,978 states and 4,104,045 transitions; 5 sectors 12,880,462 and
 * 115,307,944. Not fixed: the shortest stale read takes 6 steps.
 */
export interface MigOptions {
    readonly sectors: number;
    readonly versions: number;
    readonly fix: boolean;
}
export type MigState = StateOf<ReturnType<typeof migShape>>;
export declare function mig({ sectors, versions, fix }: MigOptions): Model<MigState>;
/** Caches hold 0 for 'not cached', else one more than the version. */
declare function migShape(sectors: number, versions: number): import("../state.ts").Shape<{
    phase: "paused" | "running" | "moved";
    latest: number[];
    disk: number[];
    sourceCache: number[];
    targetCache: number[];
    staleRead: boolean;
}>;
export {};
