import type { Shape } from './state.ts';
/**
 * A model: everything that may happen to a state, and what must hold of every state that can be reached.
 *
 * The same recipes (`initialise`, `apply`, `canonicalise`) run in two places: under immer, for timelines with
 * patches, and on the one long-lived plain object of the exhaustive search. So they mutate their argument in place,
 * never put one part of the state into another (copy the leaves), never resize an array, and depend on nothing else.
 *
 * Build a model with a factory function, so that every instance has parameters and function objects of its own.
 */
export interface Model<S> {
    readonly name: string;
    readonly shape: Shape<S>;
    /** Turns the all-zero state into the initial one. Absent: the all-zero state is the initial one. */
    readonly initialise?: (state: S) => void;
    readonly actions: readonly Action<S>[];
    readonly properties: readonly Property<S>[];
    /**
     * Replaces a state by the representative of its equivalence class; runs after every `apply` and `initialise`.
     * Sound only if equivalent states have equivalent successors and satisfy the same properties.
     */
    readonly canonicalise?: (state: S) => void;
    /** True when nothing that can follow matters: the search does not expand such a state, a walk ends there. */
    readonly finished?: (state: S) => boolean;
}
/** One kind of event, with a fixed list of choices (for example one per sector). */
export interface Action<S> {
    /** For example 'source.write-back'. Unique in its model. */
    readonly name: string;
    /** Who acts, for example 'source': timelines draw one lane per actor. */
    readonly actor: string;
    /** The label of every choice there can ever be, in fixed order; `['']` when there is only one. */
    readonly choices: readonly string[];
    /** The guard: may this choice happen in this state? Must not change the state. */
    readonly enabled: (state: S, choice: number) => boolean;
    /** The recipe: mutates the state. Called only when the choice is enabled. */
    readonly apply: (state: S, choice: number) => void;
    /** True for a fault: it may happen but need not, so a state with only optional actions left is quiescent. */
    readonly optional?: boolean;
    /** Which fields a choice reads and writes. */
    readonly footprint?: (choice: number) => Footprint;
    /** How long a choice takes in the timed simulator. */
    readonly latencyNs?: (choice: number) => LatencyNs;
}
/** Field paths as `Field.name` prints them, for example 'source.cache[2]'. */
export interface Footprint {
    readonly reads: readonly string[];
    readonly writes: readonly string[];
}
/** Whole nanoseconds of virtual time, `min` at most `max`. */
export interface LatencyNs {
    readonly min: number;
    readonly max: number;
}
/**
 * A claim about single states. `always` must hold in every reachable state; `sometimes` must hold in at least one,
 * and guards an `always` against holding only because nothing happens.
 */
export interface Property<S> {
    readonly name: string;
    readonly kind: 'always' | 'sometimes';
    /**
     * Which states it is about; absent: every one. `quiescent`: those in which only optional actions, or none, are
     * enabled, or which are `finished`. For claims about how a run ends, such as "somebody runs at last".
     */
    readonly at?: 'quiescent';
    readonly holds: (state: S) => boolean;
    /** Says in words what this state has to do with the property, for example why it is violated. */
    readonly explain: (state: S) => string;
}
/** One step: indices into `model.actions` and into that action's `choices`. */
export interface Choice {
    readonly action: number;
    readonly choice: number;
}
/** A run from the initial state: the steps in order. */
export type Trace = readonly Choice[];
