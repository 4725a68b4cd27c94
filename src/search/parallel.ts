import { codecOf } from '../../sim/codec.ts';
import type { FoundEnds } from './ends.ts';
import type { Exploration, ExploreOptions } from './exploration.ts';
import { nextTurn, SLICE_MS } from './explore.ts';
import { decides } from './findings.ts';
import { createKeeper, type Keeper, type KeepOptions } from './keeper.ts';
import type { LevelCount } from './level.ts';
import { beginLevel, CLOSED, UNDECIDED } from './level-plan.ts';
import { resolveLimits } from './limits.ts';
import { type Problem, problemOf, type Task } from './problem.ts';
import { type Search, startSearch } from './search.ts';
import { outcome, place } from './shared-control.ts';
import { createSharedTables, type SharedTables, visitedIn } from './shared-tables.ts';
import { startTeam, type Team } from './team.ts';
import type { Visited } from './visited.ts';

/**
 * Like `explore`, by several threads at once: the same states with the same ids, the same findings, traces and counts,
 * whatever the number of threads and whoever is faster. docs/search.md says why.
 *
 * Small levels are searched by this thread alone; the others are started when a search turns out to be large.
 *
 * @throws what a recipe throws, in whatever thread
 */
export async function exploreParallel<S, E>(task: Task, options: ParallelOptions): Promise<Exploration<S, E>> {
  const problem = await problemOf<S, E>(task);
  const search = startSearch(problem, options);
  const keeper = createKeeper(problem.model, search, options.keep);
  const crew = createCrew(task, problem, search, options, keeper);
  try {
    for (;;) {
      const went = search.run(SLICE_MS, crew.takesOver);
      if (went === 'ended') break;
      if (went === 'more') await nextTurn();
      else while ((await crew.searchLevels()) === 'asked') keeper.saveWhenDue();
      keeper.saveWhenDue();
    }
  } finally {
    await crew.end();
  }
  keeper.saveAtEnd();
  return search.result();
}

export interface ParallelOptions extends Omit<ExploreOptions<never>, 'onQuiescent'> {
  /** Beside this one, which only watches while they work; below 2 this one searches alone. */
  readonly threads: number;
  /** Files to continue from, and to continue from later. */
  readonly keep?: KeepOptions;
  readonly tuning?: Tuning;
}

/** For tests and measurements: nothing of it changes what is found. */
export interface Tuning {
  /** Threads are started at so many states. */
  readonly minStates?: number;
  /** Smaller levels are searched by one thread. */
  readonly minFrontier?: number;
  /** Waits for the threads instead of going on alone until they have started. */
  readonly patient?: boolean;
  /** Threads wait now and then, at random by this seed. */
  readonly delaySeed?: string;
  /** Called when the threads have come back, with the reason as in `outcome`. */
  readonly onReturn?: (outcome: number) => void;
}

/** Below this many states a search is over before threads are warm. */
const MIN_STATES = 30_000;
const MIN_FRONTIER = 2_000;
const LOOK_MS = 50;
const PROGRESS_MS = 200;

/** Starts the threads when it is time, and goes through levels with them. */
function createCrew<S, E>(
  task: Task,
  problem: Problem<S, E>,
  search: Search<S, E>,
  options: ParallelOptions,
  keeper: Keeper,
) {
  const { threads, withoutReductions, tuning = {} } = options;
  const { minStates = MIN_STATES, minFrontier = MIN_FRONTIER, delaySeed } = tuning;
  const limits = resolveLimits(options.limits);
  const { properties, actions, shape } = problem.model;
  const codec = codecOf(shape);
  const startMs = performance.now();
  // Another set of visited states cannot be shared.
  let asked = threads < 2 || options.createVisited !== undefined;
  let started: { tables: SharedTables; team: Team; visited: Visited; moved: boolean; privateBytes: number } | undefined;

  const start = (): void => {
    asked = true;
    const instanceCount = actions.reduce((sum, { choices }) => sum + choices.length, 0);
    const tables = createSharedTables(
      { words: codec.words, instanceCount, properties: properties.length, threads },
      limits.maxBytes,
    );
    if (tables === undefined) return;
    tables.control[place.minFrontier] = minFrontier;
    tables.control[place.maxStates] = limits.maxStates;
    tables.control[place.stopAtFirstViolation] = options.stopAtFirstViolation === true ? 1 : 0;
    const crew = {
      tables,
      team: startTeam({ task, withoutReductions, threads, delaySeed }, tables.buffers),
      moved: false,
      privateBytes: 0,
    };
    const visited = visitedIn(tables, { maxStates: limits.maxStates, privateBytes: () => crew.privateBytes });
    started = Object.assign(crew, { visited });
  };

  return {
    takesOver: (frontier: number): boolean => {
      if (!asked && search.visited().count() >= minStates) start();
      if (started === undefined || frontier < minFrontier) return false;
      return (
        (tuning.patient === true || started.team.isReady()) && (started.moved || fits(search.visited(), started.tables))
      );
    },
    searchLevels: async (): Promise<'asked' | 'other'> => {
      if (started === undefined) throw new Error('no threads have been started');
      const { tables, team, visited } = started;
      if (!started.moved) copyStates(search.visited(), visited, codec.words);
      started.moved = true;
      await team.ready();
      const stop = await runLevels(tables, team, visited, started);
      if (stop !== undefined) search.stop(stop);
      const { control } = tables;
      return stop === undefined && control[place.outcome] === outcome.asked ? 'asked' : 'other';
    },
    end: async () => started?.team.end(),
  };

  async function runLevels(
    tables: SharedTables,
    team: Team,
    visited: Visited,
    memory: { privateBytes: number },
  ): Promise<'time' | 'interrupted' | undefined> {
    const { control, firsts } = tables;
    const before = search.position();
    let stop: 'time' | 'interrupted' | undefined;
    control[place.levelStart] = before.current;
    control[place.levelEnd] = before.levelEnd;
    control[place.depth] = before.depth;
    control[place.stop] = control[place.wish] = control[place.attention] = control[place.interrupted] = 0;
    for (const [number, property] of properties.entries()) {
      firsts[number] = search.findings.isOpen(property) ? UNDECIDED : CLOSED;
    }
    tables.transitions.fill(0);
    beginLevel(tables, threads);

    let nextProgressMs = performance.now() + PROGRESS_MS;
    const look = (): void => {
      const nowMs = performance.now();
      const elapsedMs = nowMs - startMs;
      if (elapsedMs >= limits.timeLimitMs) stop ??= 'time';
      else if (options.shouldStop?.() === true) stop ??= 'interrupted';
      if (stop !== undefined) {
        Atomics.store(control, place.stop, 1);
        Atomics.store(control, place.attention, 1);
      }
      if (keeper.isDue()) Atomics.store(control, place.wish, 1);
      if (options.onProgress === undefined || nowMs < nextProgressMs) return;
      nextProgressMs = nowMs + PROGRESS_MS;
      const states = Atomics.load(control, place.nextSlot);
      options.onProgress({
        states,
        transitions: before.transitions + tables.transitions.reduce((sum, count) => sum + count, 0),
        depth: control[place.depth] as number,
        frontier: states - (control[place.levelStart] as number),
        elapsedMs,
      });
    };
    const looking = setInterval(look, LOOK_MS);
    const counted = await team.search().finally(() => clearInterval(looking));

    tuning.onReturn?.(control[place.outcome] as number);
    const wasCut = control[place.outcome] === outcome.stopped;
    memory.privateBytes = counted.reduce((sum, { privateBytes }) => sum + privateBytes, 0);
    const current = control[place.levelStart] as number;
    const levelEnd = control[place.levelEnd] as number;
    let { transitions } = before;
    const goTo = (counts: readonly LevelCount<unknown>[]): void => {
      for (const { found } of counts) search.ends.merge(found as FoundEnds<E>);
      transitions = counts.reduce((sum, count) => sum + count.transitions, transitions);
      search.moveTo({ current, levelEnd, depth: control[place.depth] as number, transitions }, visited);
    };
    goTo(counted.map(({ whole }) => whole));
    if (wasCut) {
      keeper.remember(levelEnd); // what follows is true, but no place to go on from
      goTo(counted.map(({ cut }) => cut));
    }
    // A level that is gone through once more, state by state, is decided then.
    if (control[place.outcome] !== outcome.oneByOne) decideFirsts(firsts, wasCut ? levelEnd : current, visited);
    // A search that has just finished is complete, however late.
    return current < visited.count() ? stop : undefined;
  }

  /** Some state from `from` on decides each property that is marked; finds the first. */
  function decideFirsts(firsts: Int32Array, from: number, visited: Visited): void {
    const { findings } = search;
    const state = codec.initial();
    const packed = new Uint32Array(codec.words);
    let marked = properties.filter((property, number) => {
      const first = firsts[number] as number;
      if (first === CLOSED || first === UNDECIDED) return false;
      if (property.at === undefined) return true;
      findings.decide(property, first);
      return false;
    });
    for (let id = from; marked.length > 0 && id < visited.count(); id++) {
      visited.load(id, packed);
      codec.unpack(packed, 0, state);
      marked = marked.filter((property) => {
        if (!decides(property, state)) return true;
        findings.decide(property, id);
        return false;
      });
    }
  }
}

function fits(from: Visited, tables: SharedTables): boolean {
  return from.count() < tables.buffers.capacity;
}

function copyStates(from: Visited, to: Visited, words: number): void {
  const packed = new Uint32Array(words);
  for (let id = 0; id < from.count(); id++) {
    from.load(id, packed);
    to.insert(packed, from.parent(id), from.instance(id));
  }
}
