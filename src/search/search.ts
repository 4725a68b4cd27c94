import { createEnds, type Ends } from './ends.ts';
import type { Exploration, ExploreOptions } from './exploration.ts';
import { createFindings, type Finding, type Findings } from './findings.ts';
import { createKernel } from './kernel.ts';
import { resolveLimits, type StoppedBy } from './limits.ts';
import { createPaths } from './path.ts';
import type { Problem } from './problem.ts';
import { KNOWN, NO_ROOM, type Visited, visitedInMemory } from './visited.ts';

/** How far a search is. Together with what is stored, found and counted it says everything about the rest. */
export interface Position {
  /** The state to be expanded next; those before it have been. */
  readonly current: number;
  /** The first id of the level after that of `current`; states from there on are one step deeper. */
  readonly levelEnd: number;
  /** Steps to the level of `current`. */
  readonly depth: number;
  /** Of all states before `current`. */
  readonly transitions: number;
}

/**
 * A breadth-first search that can be interrupted between any two expansions, and continued by somebody else: another
 * thread, or another process that has read a checkpoint.
 */
export interface Search<S, E> {
  /**
   * Works for about `sliceMs`.
   *
   * @param pauseAtLevel  asked before each level with the number of its states; true ends this call there
   * @returns 'more' when the time is over, 'level' when paused, 'ended' when the search is over
   */
  readonly run: (sliceMs: number, pauseAtLevel?: (frontier: number) => boolean) => 'more' | 'level' | 'ended';
  readonly position: () => Position;
  /** Goes on from another position, over another set that holds the states up to there. */
  readonly moveTo: (position: Position, visited: Visited) => void;
  readonly stop: (reason: StoppedBy) => void;
  readonly stoppedBy: () => StoppedBy | undefined;
  readonly visited: () => Visited;
  /** An empty set like the one that the search began with. */
  readonly fresh: () => Visited;
  readonly words: number;
  readonly reductions: readonly string[];
  readonly findings: Findings<S>;
  readonly ends: Ends<S, E>;
  readonly result: () => Exploration<S, E>;
}

const PROGRESS_MS = 200;
const POLL_EXPANSIONS = 1024;

/** Stores the initial state and stands before the first level. */
export function startSearch<S, E>({ model, endOf }: Problem<S, E>, options: ExploreOptions<S>): Search<S, E> {
  const startMs = performance.now();
  const limits = resolveLimits(options.limits);
  const findings = createFindings(model.properties);
  const ends = createEnds(endOf);
  let current = 0; // id of the state being expanded
  let transitions = 0;
  let transitionsBefore = 0; // of the states before `current`
  let depth = 0;
  let levelEnd = 1; // first id of the next level
  let stoppedBy: StoppedBy | undefined;
  let elapsedMs = 0;
  let nextProgressMs = startMs + PROGRESS_MS;

  const kernel = createKernel(
    model,
    (instance) => {
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
    },
    options.withoutReductions,
  );
  const { words, instances, state, target } = kernel;
  const paths = createPaths(model, options.withoutReductions, instances);
  const fresh = (): Visited =>
    (options.createVisited ?? visitedInMemory)({ words, instanceCount: instances.length, ...limits });
  let visited = fresh();
  let { insert } = visited;
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
    ends.add(state, current);
    options.onQuiescent?.(state, current);
    if (findings.lookQuiescent(state, current) && options.stopAtFirstViolation === true) stoppedBy = 'violation';
  };

  const poll = (): void => {
    const nowMs = performance.now();
    elapsedMs = nowMs - startMs;
    if (findings.violations.length > 0 && visited.count() >= limits.maxStatesOnceViolated) stoppedBy = 'states';
    else if (elapsedMs >= limits.timeLimitMs) stoppedBy = 'time';
    else if (options.shouldStop?.() === true) stoppedBy = 'interrupted';
    if (options.onProgress === undefined || nowMs < nextProgressMs) return;
    nextProgressMs = nowMs + PROGRESS_MS;
    options.onProgress({ states: visited.count(), transitions, depth, frontier: visited.count() - current, elapsedMs });
  };

  const run: Search<S, E>['run'] = (sliceMs, pauseAtLevel) => {
    const sliceEndMs = performance.now() + sliceMs;
    while (stoppedBy === undefined && current < visited.count()) {
      if (current === levelEnd) {
        depth++;
        levelEnd = visited.count();
        if (pauseAtLevel?.(levelEnd - current) === true) return 'level';
      }
      expand();
      if (stoppedBy !== undefined) break;
      current++;
      transitionsBefore = transitions;
      // A search that has just finished is complete, however late.
      if (current % POLL_EXPANSIONS === 0 && current < visited.count()) {
        poll();
        if (performance.now() >= sliceEndMs) return stoppedBy === undefined ? 'more' : 'ended';
      }
    }
    elapsedMs = performance.now() - startMs;
    return 'ended';
  };

  storeInitial();
  return {
    run,
    position: () => ({ current, levelEnd, depth, transitions: transitionsBefore }),
    moveTo: (position, to) => {
      ({ current, levelEnd, depth, transitions } = position);
      transitionsBefore = transitions;
      visited = to;
      insert = to.insert;
    },
    stop: (reason) => {
      stoppedBy = reason;
    },
    stoppedBy: () => stoppedBy,
    visited: () => visited,
    fresh,
    words,
    reductions: kernel.reductions,
    findings,
    ends,
    result: () => {
      kernel.check();
      elapsedMs = performance.now() - startMs;
      const states = visited.count();
      const omission = visited.omission?.();
      const ended = stoppedBy ?? (omission === undefined ? undefined : 'lossy');
      return {
        complete: ended === undefined,
        ...(ended === undefined ? {} : { stoppedBy: ended }),
        ...(omission === undefined ? {} : { omission }),
        states,
        transitions,
        depth: states > levelEnd ? depth + 1 : depth,
        bytes: visited.bytes(),
        bytesPerState: visited.bytes() / states,
        elapsedMs,
        violations: inOrder(findings.violations, model.properties),
        witnesses: inOrder(findings.witnesses, model.properties),
        ...ends.found(),
        reductions: kernel.reductions,
        trace: (id) => paths.trace(visited, id),
        state: (id) => paths.state(visited, id),
      };
    },
  };
}

/** By id, so that the order does not depend on when who noticed. */
function inOrder(findings: readonly Finding[], properties: readonly { readonly name: string }[]): Finding[] {
  const place = (name: string): number => properties.findIndex((property) => property.name === name);
  return [...findings].sort((a, b) => a.id - b.id || place(a.property) - place(b.property));
}
