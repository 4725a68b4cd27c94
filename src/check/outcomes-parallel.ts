import type { Litmus } from '../../sim/storage/scenario.ts';
import type { StorageState } from '../../sim/storage/state.ts';
import { exploreParallel, type ParallelOptions } from '../search/parallel.ts';
import { type OutcomeSet, outcomeSetOf } from './collect.ts';
import type { Outcome } from './outcome.ts';
import type { OutcomesOptions } from './outcomes-of.ts';
import { outcomesProblem, outcomesTask } from './outcomes-problem.ts';

/** Like `outcomesOf`, by several threads; needs Node. */
export async function outcomesInParallel(
  litmus: Litmus,
  { limits, onProgress, shouldStop, threads, tuning, keep, createVisited, ...world }: OutcomesOptions & ParallelOptions,
): Promise<OutcomeSet> {
  const { model } = outcomesProblem(litmus, world);
  const options = {
    threads,
    ...(limits && { limits }),
    ...(onProgress && { onProgress }),
    ...(shouldStop && { shouldStop }),
    ...(tuning && { tuning }),
    ...(keep && { keep }),
    ...(createVisited && { createVisited }),
  };
  return outcomeSetOf(model, await exploreParallel<StorageState, Outcome>(outcomesTask(litmus, world), options));
}
