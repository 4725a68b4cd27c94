/** The one source of chance. Equal seeds give equal draws on every machine. */
export interface Rng {
    /** A whole number in 0..`bound` - 1; `bound` at least 1. */
    readonly below: (bound: number) => number;
    /** A fraction, at least 0 and less than 1. */
    readonly fraction: () => number;
    /** Plain data from which `restoreRng` continues the very same sequence. */
    readonly save: () => RngState;
}
/** The four words of the generator Alea. */
export interface RngState {
    readonly c: number;
    readonly s0: number;
    readonly s1: number;
    readonly s2: number;
}
export declare function createRng(seed: string): Rng;
export declare function restoreRng(saved: RngState): Rng;
