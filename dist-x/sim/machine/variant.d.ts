/** What chance decides within one action of a process. */
import type { Variant } from '../storage/input-output.ts';
export interface MachineVariant {
    readonly label: string;
    /** The kernel had dropped the clean pages that hold tables of the image, or its data, before they are read. */
    readonly evictsTables: boolean;
    readonly evictsData: boolean;
    /** Reads bring in the largest window behind them. */
    readonly readsAhead: boolean;
    /** The flush, or the load, fails. */
    readonly fails: boolean;
}
export declare const plain: MachineVariant;
/** For the system calls below. */
export declare const plainCall: Variant;
export declare const failingCall: Variant;
