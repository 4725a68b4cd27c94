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
  /** Which leaves `canonicalise` reads and writes on top of what the action does. */
  readonly canonicaliseFootprint?: Footprint;
  /** How a search may visit fewer states and still find the same; searches use all of them unless told otherwise. */
  readonly reductions?: readonly Reduction<S>[];
  /** True when nothing that can follow matters: the search does not expand such a state, a walk ends there. */
  readonly finished?: (state: S) => boolean;
}

/**
 * A way to visit fewer states with the same verdicts, violated properties, outcomes, and shortest runs.
 *
 * `representative` replaces a state by one with the same future: each successor of the one has a counterpart among the
 * successors of the other, and both satisfy the same properties (a bisimulation). Unlike `canonicalise` it is no part of
 * the model: replays and timelines never see it, and a run through representatives is turned into a real one of the same
 * length. Absent: the model's own guards carry the reduction out, and the model was built with it.
 */
export interface Reduction<S> {
  /** For example 'sector-symmetry'; users switch reductions off by name. */
  readonly name: string;
  /** What it leaves out, in words, as verdicts print it. */
  readonly summary: string;
  readonly representative?: (state: S) => void;
  /** Which leaves `representative` reads and writes. */
  readonly footprint?: Footprint;
}

/** One kind of event, with a fixed list of choices (for example one per sector). */
export interface Action<S> {
  /** For example 'source.write-back'. Unique in its model. */
  readonly name: string;
  /** What it does, whoever does it, for example 'page-cache.evict': reports about coverage count by it. */
  readonly kind?: string;
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
  /** What makes a choice happen; absent: a `fault` where the action is optional, else `planned`. */
  readonly plainness?: (choice: number) => Plainness;
  /** What chance decides in a choice, for drivers that know how likely each is; absent: nothing. */
  readonly chances?: (choice: number) => readonly ChanceKind[];
  /** Which leaves guard and recipe of a choice read and write. Absent: not known. */
  readonly footprint?: (choice: number) => Footprint;
}

/**
 * What makes a step happen, the plainest first. `planned`: a script, a guest or a program goes on in its usual course.
 * `chance`: the same in an unusual one, such as a read that finds its page dropped or brings in more than was asked for.
 * `spontaneous`: a kernel, a server or a timer does something unasked. `fault`: something breaks. Among equally short
 * runs people are shown the one that needs the least of what stands further behind.
 */
export const plainnesses = ['planned', 'chance', 'spontaneous', 'fault'] as const;
export type Plainness = (typeof plainnesses)[number];

/**
 * What may happen within a step otherwise than in its plain course. `page-dropped`: the kernel had dropped pages that are
 * read. `read-ahead`: more is read than was asked for. `failure`: a flush, write-back or load fails. `duplicate`: a copy
 * of a message is delayed. `delegation`: the server grants one.
 */
export const chanceKinds = ['page-dropped', 'read-ahead', 'failure', 'duplicate', 'delegation'] as const;
export type ChanceKind = (typeof chanceKinds)[number];

/**
 * What may be read and written at most, in whatever state. Leaves as `Field.name` prints them, for example
 * 'source.cache[2]', or parts: 'source.cache' and 'source' stand for every leaf below them.
 */
export interface Footprint {
  readonly reads: readonly string[];
  readonly writes: readonly string[];
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
