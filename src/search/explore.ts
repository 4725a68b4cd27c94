import type { Codec } from '../../sim/codec.ts';
import type { Choice, Model } from '../../sim/model.ts';
import { createFindings, type Finding } from './findings.ts';
import { createKernel } from './kernel.ts';
import { type Limits, resolveLimits, type StoppedBy } from './limits.ts';
import { createVisited, KNOWN, NO_ROOM, type Visited } from './visited.ts';

export type { Finding } from './findings.ts';
export type { Limits, StoppedBy } from './limits.ts';

/**
 * Visits every reachable state of a model, breadth first and in an order that depends on the model only. Exact: whole
 * states are compared, never fingerprints.
 *
 * @throws RangeError when a recipe leaves the declared shape, naming the path
 * @limits one thread; blocks until it ends. Use `exploreInSlices` where events (Ctrl-C, a page) must be served.
 */
export function explore<S>(model: Model<S>, options: ExploreOptions<S> = {}): Exploration<S> {
  const search = startSearch(model, options);
  while (search.run(Number.POSITIVE_INFINITY));
  return search.result();
}

/** Like `explore`, but lets the event loop run every `SLICE_MS`, so that `shouldStop` can see a Ctrl-C. */
export async function exploreInSlices<S>(model: Model<S>, options: ExploreOptions<S> = {}): Promise<Exploration<S>> {
  const search = startSearch(model, options);
  while (search.run(SLICE_MS))
    await new Promise((resolve) => {
      setTimeout(resolve, 0);
    });
  return search.result();
}

export interface ExploreOptions<S> {
  readonly limits?: Limits;
  readonly stopAtFirstViolation?: boolean;
  /**
   * Called with each state in which only optional actions, or none, are enabled, or which is `finished`. The state is
   * the search's own object: read it, do not keep it.
   */
  readonly onQuiescent?: (state: S, id: number) => void;
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

export interface Exploration<S> {
  /** Every reachable state was visited (except beyond `finished` ones). Only then is an unviolated property proved. */
  readonly complete: boolean;
  readonly stoppedBy?: StoppedBy; // present exactly when not complete
  readonly states: number; // distinct
  readonly transitions: number; // enabled choices taken, from all expanded states, repeated successors included
  readonly depth: number; // steps from the initial state to the deepest one stored
  readonly bytes: number; // allocated for the tables
  readonly bytesPerState: number;
  readonly elapsedMs: number;
  readonly violations: readonly Finding[]; // one per violated `always`, a shallowest violating state
  readonly witnesses: readonly Finding[]; // one per reached `sometimes`, a shallowest such state
  /** A shortest trace from the initial state to a stored state. */
  readonly trace: (id: number) => Choice[];
  /** A stored state, as a fresh object. */
  readonly state: (id: number) => S;
}

const SLICE_MS = 50;
const PROGRESS_MS = 200;
const POLL_EXPANSIONS = 1024;

interface Search<S> {
  /** Works for about `sliceMs`; true when there is more to do. */
  readonly run: (sliceMs: number) => boolean;
  readonly result: () => Exploration<S>;
}

function startSearch<S>(model: Model<S>, options: ExploreOptions<S>): Search<S> {
  const startMs = performance.now();
  const limits = resolveLimits(options.limits);
  const findings = createFindings(model.properties);
  let current = 0; // id of the state being expanded
  let transitions = 0;
  let depth = 0;
  let levelEnd = 1; // first id of the next level
  let stoppedBy: StoppedBy | undefined;
  let elapsedMs = 0;
  let nextProgressMs = startMs + PROGRESS_MS;

  const kernel = createKernel(model, (instance) => {
    transitions++;
    const id = insert(target, current, instance);
    if (id === KNOWN) return true;
    if (id === NO_ROOM) {
      stoppedBy = visited.count() >= limits.maxStates ? 'states' : 'memory';
      return false;
    }
    if (findings.pending() && findings.look(state, id) && options.stopAtFirstViolation === true) {
      stoppedBy = 'violation';
      return false;
    }
    return true;
  });
  const { codec, words, instances, state, target } = kernel;
  const visited = createVisited(words, instances.length, limits.maxStates, limits.maxBytes);
  const { insert } = visited;
  const source = new Uint32Array(words);

  const storeInitial = (): void => {
    kernel.loadInitial(source);
    visited.insert(source, 0, 0);
    if (findings.look(state, 0) && options.stopAtFirstViolation === true) stoppedBy = 'violation';
  };

  const expand = (): void => {
    visited.load(current, source);
    kernel.load(source, 0);
    const mustHappen = kernel.expand();
    if (stoppedBy !== undefined || mustHappen !== 0) return;
    options.onQuiescent?.(state, current);
    if (findings.lookQuiescent(state, current) && options.stopAtFirstViolation === true) stoppedBy = 'violation';
  };

  const poll = (): void => {
    const nowMs = performance.now();
    elapsedMs = nowMs - startMs;
    if (elapsedMs >= limits.timeLimitMs) stoppedBy = 'time';
    else if (options.shouldStop?.() === true) stoppedBy = 'interrupted';
    if (options.onProgress === undefined || nowMs < nextProgressMs) return;
    nextProgressMs = nowMs + PROGRESS_MS;
    options.onProgress({ states: visited.count(), transitions, depth, frontier: visited.count() - current, elapsedMs });
  };

  const run = (sliceMs: number): boolean => {
    const sliceEndMs = performance.now() + sliceMs;
    while (stoppedBy === undefined && current < visited.count()) {
      if (current === levelEnd) {
        depth++;
        levelEnd = visited.count();
      }
      expand();
      if (stoppedBy !== undefined) break;
      current++;
      // A search that has just finished is complete, however late.
      if (current % POLL_EXPANSIONS === 0 && current < visited.count()) {
        poll();
        if (performance.now() >= sliceEndMs) return stoppedBy === undefined;
      }
    }
    elapsedMs = performance.now() - startMs;
    return false;
  };

  storeInitial();
  return {
    run,
    result: () => {
      kernel.check();
      const states = visited.count();
      return {
        complete: stoppedBy === undefined,
        ...(stoppedBy === undefined ? {} : { stoppedBy }),
        states,
        transitions,
        depth: states > levelEnd ? depth + 1 : depth,
        bytes: visited.bytes(),
        bytesPerState: visited.bytes() / states,
        elapsedMs,
        violations: findings.violations,
        witnesses: findings.witnesses,
        trace: (id) => traceTo(visited, instances, id),
        state: (id) => stateAt(codec, visited, id),
      };
    },
  };
}

function traceTo(visited: Visited, instances: readonly Choice[], id: number): Choice[] {
  checkId(visited, id);
  const backwards: Choice[] = [];
  for (let at = id; at !== 0; at = visited.parent(at)) {
    const { action, choice } = instances[visited.instance(at)] as Choice;
    backwards.push({ action, choice });
  }
  return backwards.reverse();
}

function stateAt<S>(codec: Codec<S>, visited: Visited, id: number): S {
  checkId(visited, id);
  const packed = new Uint32Array(codec.words);
  visited.load(id, packed);
  const state = codec.initial();
  codec.unpack(packed, 0, state);
  return state;
}

function checkId(visited: Visited, id: number): void {
  if (!Number.isInteger(id) || id < 0 || id >= visited.count()) {
    throw new Error(`there is no state ${id}; ids are 0..${visited.count() - 1}`);
  }
}
