import type { Choice, Model } from '../../sim/model.ts';
import { type Finding } from './findings.ts';
import { type Limits, type StoppedBy } from './limits.ts';
export type { Finding } from './findings.ts';
export type { Limits, StoppedBy } from './limits.ts';
/**
 * Visits every reachable state of a model, breadth first and in an order that depends on the model only. Exact: whole
 * states are compared, never fingerprints.
 *
 * @throws RangeError when a recipe leaves the declared shape, naming the path
 * @limits one thread; blocks until it ends. Use `exploreInSlices` where events (Ctrl-C, a page) must be served.
 */
export declare function explore<S>(model: Model<S>, options?: ExploreOptions<S>): Exploration<S>;
/** Like `explore`, but lets the event loop run every `SLICE_MS`, so that `shouldStop` can see a Ctrl-C. */
export declare function exploreInSlices<S>(model: Model<S>, options?: ExploreOptions<S>): Promise<Exploration<S>>;
export interface ExploreOptions<S> {
    readonly limits?: Limits;
    readonly stopAtFirstViolation?: boolean;
    /**
     * Called with each state in which only optional actions, or none, are enabled, or which is `finished`. The state is
     * the search's own object: read it, do not keep it.
     */
    readonly onQuiescent?: (state: S, id: number) => void;
    readonly onProgress?: (progress: Progress) => void;
    readonly shouldStop?: () => boolean;
}
export interface Progress {
    readonly states: number;
    readonly transitions: number;
    readonly depth: number;
    readonly frontier: number;
    readonly elapsedMs: number;
}
export interface Exploration<S> {
    /** Every reachable state was visited (except beyond `finished` ones). Only then is an unviolated property proved. */
    readonly complete: boolean;
    readonly stoppedBy?: StoppedBy;
    readonly states: number;
    readonly transitions: number;
    readonly depth: number;
    readonly bytes: number;
    readonly bytesPerState: number;
    readonly elapsedMs: number;
    readonly violations: readonly Finding[];
    readonly witnesses: readonly Finding[];
    /** A shortest trace from the initial state to a stored state. */
    readonly trace: (id: number) => Choice[];
    /** A stored state, as a fresh object. */
    readonly state: (id: number) => S;
}
