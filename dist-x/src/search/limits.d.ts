/** When to give up. An exploration that hits a limit is not complete: it never means that a property holds. */
export interface Limits {
    readonly maxStates?: number;
    readonly maxBytes?: number;
    readonly timeLimitMs?: number;
}
export type StoppedBy = 'states' | 'memory' | 'time' | 'interrupted' | 'violation';
export declare const DEFAULT_MAX_BYTES: number;
/** More would take an index of 2^32 slots, whose numbers no longer fit a signed 32-bit hash. */
export declare const MAX_STATES: number;
/** The limits with every default filled in. */
export declare function resolveLimits(limits?: Limits): Required<Limits>;
