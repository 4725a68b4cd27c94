import { type QemuVersion } from '../../sim/machine/qemu-version-table.ts';
import type { Litmus } from '../../sim/storage/scenario.ts';
import type { Decision } from './decide.ts';
import { type PoolOptions } from './pool.ts';
/** One configuration under one version of QEMU. */
export interface HistoryEntry {
    readonly qemu: string;
    readonly version: QemuVersion;
    /** Absent where nobody got to it before Ctrl-C. */
    readonly decision?: Decision;
}
/** From the oldest version to the latest. */
export type History = readonly HistoryEntry[];
/** Decides a virtual machine under every version of QEMU; versions that do the same are searched once. */
export declare function history(litmus: Litmus, options: PoolOptions): Promise<History>;
/** The same machines with another QEMU: what it does by itself, and how it hands the guest over. */
export declare function withQemu(litmus: Litmus, qemu: string): Litmus;
/** The first version from which on everything is safe, and really tried; undefined where the latest one is not. */
export declare function safeSince(entries: History): HistoryEntry | undefined;
export interface PropertyHistory {
    readonly property: string;
    /** Stretches of versions that violate it; `gone` is the first version after a stretch, absent where none is known. */
    readonly spans: readonly {
        readonly first: string;
        readonly last: string;
        readonly gone?: HistoryEntry;
    }[];
}
/** Every property that some version violates, and when. */
export declare function propertyHistories(entries: History): PropertyHistory[];
