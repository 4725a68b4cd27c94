import type { Choice } from '../../sim/model.ts';
import type { EndCount } from './ends.ts';
import type { Finding } from './findings.ts';
import type { Limits, StoppedBy } from './limits.ts';
import type { Omission, Visited, VisitedShape } from './visited.ts';

/** Reductions that are switched off. */
export type WithoutReductions = 'all' | readonly string[];

export interface ExploreOptions<S> {
  readonly limits?: Limits;
  readonly stopAtFirstViolation?: boolean;
  /** Names of reductions of the model that this search does not use; 'all' for the plain search. */
  readonly withoutReductions?: WithoutReductions;
  /**
   * Called with each state in which only optional actions, or none, are enabled, or which is `finished`. The state is
   * the search's own object: read it, do not keep it.
   */
  readonly onQuiescent?: (state: S, id: number) => void;
  /** Another set of visited states than the exact one in memory. */
  readonly createVisited?: (shape: VisitedShape) => Visited;
  readonly onProgress?: (progress: Progress) => void; // about every PROGRESS_MS
  readonly shouldStop?: () => boolean; // polled every POLL_EXPANSIONS expansions
}

export interface Progress {
  readonly states: number;
  readonly transitions: number;
  readonly depth: number;
  readonly frontier: number; // states stored but not yet expanded
  readonly elapsedMs: number;
}

export interface Exploration<S, E = never> {
  /** Every reachable state was visited (except beyond `finished` ones). Only then is an unviolated property proved. */
  readonly complete: boolean;
  readonly stoppedBy?: StoppedBy; // present exactly when not complete
  readonly omission?: Omission; // only where states can have been left out; then it is never complete
  readonly states: number; // distinct
  readonly transitions: number; // enabled choices taken, from all expanded states, repeated successors included
  readonly depth: number; // steps from the initial state to the deepest one stored
  readonly bytes: number; // allocated for the tables
  readonly bytesPerState: number;
  readonly elapsedMs: number;
  readonly violations: readonly Finding[]; // one per violated `always`, a shallowest violating state; by id
  readonly witnesses: readonly Finding[]; // one per reached `sometimes`, a shallowest such state; by id
  readonly quiescent: number; // states in which nothing that must still happen is left
  readonly ends: readonly EndCount<E>[]; // how runs end, where the problem says how to read that
  readonly reductions: readonly string[]; // names of those that were in use
  /** A shortest trace from the initial state to a stored state. */
  readonly trace: (id: number) => Choice[];
  /** A stored state, as a fresh object. With reductions it stands for its class: the trace may end in another of it. */
  readonly state: (id: number) => S;
}
