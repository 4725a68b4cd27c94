import type { Model } from '../../sim/model.ts';
export interface BaselineExploration {
    readonly states: number;
    readonly transitions: number;
    readonly depth: number;
    readonly elapsedMs: number;
    /** Every state, in the order of discovery. */
    readonly found: ReadonlyMap<string, unknown>;
}
/**
 * The search one would write first: states are plain objects, copied for every step, and told apart by their JSON
 * text. Tests hold `explore` to its counts; the benchmark measures what packing gains over it. It shares no code with
 * packing, the visited set or undo, and has no limits: for small models only.
 */
export declare function exploreByJsonKeys<S>(model: Model<S>): BaselineExploration;
