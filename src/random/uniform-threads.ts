import type { Choice } from '../../sim/model.ts';
import type { Rng } from '../../sim/rng.ts';
import type { Scheduler } from './scheduler-interface.ts';
import type { Threads } from './threads.ts';

/** Draws a thread of those that can go on, then one of its choices: many choices make no thread go on more often. */
export function uniformThreadsScheduler({ ofAction }: Threads, rng: Rng): Scheduler {
  const threadOf = ({ action }: Choice): number => ofAction[action]!;
  return {
    choose: (enabled) => {
      const threads = enabled.map(threadOf).filter((thread, index, all) => all.indexOf(thread) === index);
      const thread = threads[rng.below(threads.length)]!;
      const own = enabled.filter((choice) => threadOf(choice) === thread);
      return own[rng.below(own.length)]!;
    },
  };
}
