import type { Model } from '../../sim/model.ts';
import { createRng, type Rng } from '../../sim/rng.ts';
import { changePoints, pctBound, pctScheduler } from './pct.ts';
import type { Scheduler } from './scheduler-interface.ts';
import { swarmSchedulers } from './swarm.ts';
import { threadsOf } from './threads.ts';
import { uniformThreadsScheduler } from './uniform-threads.ts';

/** How to schedule, as data. */
export type SchedulerSetup =
  /** Every enabled choice with equal chance. */
  | { readonly kind: 'uniform' }
  /** Every thread that can go on with equal chance, then every choice of it. */
  | { readonly kind: 'uniform-threads' }
  /**
   * Priorities at random, lowered at `depth - 1` steps drawn from the first `steps`: probabilistic concurrency testing.
   * Source: Burckhardt, Kothari, Musuvathi, Nagarakatte, A Randomized Scheduler with Probabilistic Guarantees of
   * Finding Bugs, ASPLOS 2010.
   */
  | { readonly kind: 'pct'; readonly depth: number; readonly steps: number }
  /**
   * Each run draws which kinds of action may occur at all, then goes on as another scheduler.
   * Source: Groce, Zhang, Eide, Chen, Regehr, Swarm Testing, ISSTA 2012.
   */
  | { readonly kind: 'swarm'; readonly within: Exclude<SchedulerSetup, { kind: 'swarm' }> };

/** A scheduler for each seed; what all runs of a model share is worked out once. */
export type SchedulerFactory = (seed: string) => Scheduler;

/**
 * @returns schedulers for one run each; equal seeds choose alike
 * @throws  Error where the depth or the number of steps is no whole number above 0
 */
export function schedulersOf<S>(setup: SchedulerSetup, model: Model<S>): SchedulerFactory {
  const make = makerOf(setup, model);
  return (seed) => make(createRng(seed));
}

/** One of them. */
export function createScheduler<S>(setup: SchedulerSetup, model: Model<S>, seed: string): Scheduler {
  return schedulersOf(setup, model)(seed);
}

function makerOf<S>(setup: SchedulerSetup, model: Model<S>): (rng: Rng) => Scheduler {
  switch (setup.kind) {
    case 'uniform':
      return (rng) => ({ choose: (enabled) => enabled[rng.below(enabled.length)]! });
    case 'uniform-threads': {
      const threads = threadsOf(model);
      return (rng) => uniformThreadsScheduler(threads, rng);
    }
    case 'pct': {
      const threads = threadsOf(model);
      pctBound(threads.count, setup);
      return (rng) => pctScheduler(threads, changePoints(setup, rng), rng);
    }
    case 'swarm':
      return swarmSchedulers(model, makerOf(setup.within, model));
  }
}

/**
 * The least chance that one run meets a violation which takes `depth` ordered steps and no luck besides. What is drawn
 * inside a thread (whether a read finds its page dropped) is luck and comes on top.
 *
 * @returns undefined where the scheduler promises nothing
 */
export function guaranteeOf<S>(setup: SchedulerSetup, model: Model<S>): number | undefined {
  return setup.kind === 'pct' ? pctBound(threadsOf(model).count, setup) : undefined;
}

/** `uniform`, `pct of depth 3 over 60 steps`, `swarm, then uniform`. */
export function schedulerText(setup: SchedulerSetup): string {
  switch (setup.kind) {
    case 'uniform':
      return 'uniform';
    case 'uniform-threads':
      return 'uniform over threads';
    case 'pct':
      return `pct of depth ${setup.depth} over ${setup.steps} steps`;
    case 'swarm':
      return `swarm, then ${schedulerText(setup.within)}`;
  }
}
