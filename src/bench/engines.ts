import type { Exploration } from '../search/exploration.ts';
import { exploreProblem } from '../search/explore.ts';
import { exploreParallel } from '../search/parallel.ts';
import { problemOf, type Task } from '../search/problem.ts';

/** A way to run our own search. A new one is a line in `engines`; `--measure CASE/NAME` runs it in a process of its own. */
export interface Engine {
  readonly name: string; // unique among all tools
  /** It visits fewer states than there are: its counts are compared with its own only. */
  readonly reduced: boolean;
  readonly threads: number;
}

/** The one that the ratios of all others are about. */
export const PLAIN = 'engine';
export const REDUCED = 'reduced';
export const TWO_THREADS = '2 threads';

export const engines: readonly Engine[] = [
  { name: PLAIN, reduced: false, threads: 1 },
  { name: TWO_THREADS, reduced: false, threads: 2 },
  { name: REDUCED, reduced: true, threads: 1 },
];

/** @param task  builds the problem; with threads each of them builds its own */
export async function search({ reduced, threads }: Engine, task: Task): Promise<Exploration<unknown>> {
  const options = { limits: { maxBytes: MAX_BYTES }, ...(reduced ? {} : { withoutReductions: 'all' as const }) };
  return threads > 1
    ? exploreParallel(task, { ...options, threads })
    : exploreProblem(await problemOf<unknown, never>(task), options);
}

const MAX_BYTES = 8 * 2 ** 30;
