import type { Model } from '../../sim/model.ts';
import type { Exploration, ExploreOptions } from './exploration.ts';
import type { Problem } from './problem.ts';
import { startSearch } from './search.ts';

export type { Exploration, ExploreOptions, Progress } from './exploration.ts';
export type { Finding } from './findings.ts';
export type { Limits, StoppedBy } from './limits.ts';

/**
 * Visits every reachable state of a model, breadth first and in an order that depends on the model only. Exact: whole
 * states are compared, never fingerprints.
 *
 * @throws RangeError when a recipe leaves the declared shape, naming the path
 * @limits one thread; blocks until it ends. Use `exploreInSlices` where events (Ctrl-C, a page) must be served, and
 *         `exploreParallel` where several cores may be used.
 */
export function explore<S>(model: Model<S>, options: ExploreOptions<S> = {}): Exploration<S> {
  return exploreProblem<S, never>({ model }, options);
}

/** The same, and reads the ends of runs. */
export function exploreProblem<S, E>(problem: Problem<S, E>, options: ExploreOptions<S> = {}): Exploration<S, E> {
  const search = startSearch(problem, options);
  while (search.run(Number.POSITIVE_INFINITY) !== 'ended');
  return search.result();
}

/** Like `explore`, but lets the event loop run every `SLICE_MS`, so that `shouldStop` can see a Ctrl-C. */
export function exploreInSlices<S>(model: Model<S>, options: ExploreOptions<S> = {}): Promise<Exploration<S>> {
  return exploreProblemInSlices<S, never>({ model }, options);
}

export async function exploreProblemInSlices<S, E>(
  problem: Problem<S, E>,
  options: ExploreOptions<S> = {},
): Promise<Exploration<S, E>> {
  const search = startSearch(problem, options);
  while (search.run(SLICE_MS) !== 'ended') await nextTurn();
  return search.result();
}

/** Lets the event loop run. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}

export const SLICE_MS = 50;
