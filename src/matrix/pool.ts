import type { Litmus } from '../../sim/storage/scenario.ts';
import type { Limits, Progress } from '../search/explore.ts';
import { type Hooks, type Job, spread } from '../threads/spread.ts';
import { type Decision, decide, decideInSlices } from './decide.ts';

export interface PoolOptions {
  /** How many searches may run at once; with 1 there is no thread but this one. */
  readonly jobs: number;
  /** Of each search. */
  readonly limits?: Limits;
  readonly shouldStop?: () => boolean;
  /** A search has begun. */
  readonly onBegin?: (index: number) => void;
  readonly onProgress?: (index: number, progress: Progress) => void;
}

/** One litmus test of many. Plain data. */
export interface DecideItem {
  readonly litmus: Litmus;
  readonly limits: Limits;
}

/**
 * Decides litmus tests, several at once.
 *
 * @returns the decisions in the order of the tests; undefined for those that were not begun before `shouldStop`
 */
export function decideAll(
  tests: readonly Litmus[],
  { jobs, limits = {}, ...options }: PoolOptions,
): Promise<(Decision | undefined)[]> {
  const items = tests.map((litmus): DecideItem => ({ litmus, limits }));
  return spread(items, decideJob, { threads: jobs, patienceMs: 0, ...options });
}

const decideJob: Job<DecideItem, Decision> = {
  module: import.meta.url,
  factory: 'decideItem',
  here: ({ litmus, limits }, hooks) => decideInSlices(litmus, { limits, ...hooks }),
};

export function decideItem({ litmus, limits }: DecideItem, hooks: Hooks): Decision {
  return decide(litmus, { limits, ...hooks });
}
