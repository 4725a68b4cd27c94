import type { Litmus } from '../../sim/storage/scenario.ts';
import type { WithoutReductions } from '../search/exploration.ts';
import type { Limits, Progress } from '../search/explore.ts';
import { type Hooks, type Job, spread } from '../threads/spread.ts';
import { type Decision, decide, decideInSlices } from './decide.ts';

export interface PoolOptions {
  /** How many searches may run at once; with 1 there is no thread but this one. */
  readonly jobs: number;
  /** Of each search. */
  readonly limits?: Limits;
  /** Reductions that no search uses. */
  readonly withoutReductions?: WithoutReductions;
  readonly shouldStop?: () => boolean;
  /** A search has begun. */
  readonly onBegin?: (index: number) => void;
  readonly onProgress?: (index: number, progress: Progress) => void;
}

/** One litmus test of many. Plain data. */
export interface DecideItem {
  readonly litmus: Litmus;
  readonly limits: Limits;
  readonly withoutReductions: WithoutReductions;
}

/**
 * Decides litmus tests, several at once.
 *
 * @returns the decisions in the order of the tests; undefined for those that were not begun before `shouldStop`
 */
export function decideAll(
  tests: readonly Litmus[],
  { jobs, limits = {}, withoutReductions = [], ...options }: PoolOptions,
): Promise<(Decision | undefined)[]> {
  const items = tests.map((litmus): DecideItem => ({ litmus, limits, withoutReductions }));
  return spread(items, decideJob, { threads: jobs, patienceMs: 0, ...options });
}

const decideJob: Job<DecideItem, Decision> = {
  module: import.meta.url,
  factory: 'decideItem',
  here: ({ litmus, ...options }, hooks) => decideInSlices(litmus, { ...options, ...hooks }),
};

export function decideItem({ litmus, ...options }: DecideItem, hooks: Hooks): Decision {
  return decide(litmus, { ...options, ...hooks });
}
