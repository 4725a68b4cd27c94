import type { Measurement } from './measure.ts';
/** Flags of a built verifier: -m (longest path on its stack) and -w (log2 of its hash table's slots). */
export interface PanOptions {
    readonly maxDepth: number;
    readonly hashBits: number;
}
export interface Verifier {
    /** One exact depth-first search. `bytesPerState` counts SPIN's states without its hash table, whose size -w sets. */
    readonly run: () => Measurement;
    readonly remove: () => void;
}
/** SPIN's version line, or undefined when spin or gcc is not on the PATH. */
export declare function spinVersion(): string | undefined;
/** Compiles a model as SPIN's manual advises for speed: -O2, and -DSAFETY as there is no liveness property. */
export declare function buildVerifier(promela: string, { maxDepth, hashBits }: PanOptions): Verifier;
/**
 * Reads pan's report. Its transitions count the storing of the initial state, ours do not: hence the -1.
 * Large numbers it prints with 8 digits only ('1.1530794e+08 transitions').
 */
export declare function readReport(report: string): Measurement;
