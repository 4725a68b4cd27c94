import type { Choice } from '../../sim/model.ts';
import type { Rng } from '../../sim/rng.ts';
import type { Scheduler } from './scheduler-interface.ts';
import type { Threads } from './threads.ts';

interface Pct {
  readonly depth: number;
  readonly steps: number;
}

/**
 * Always goes on with the enabled thread of the highest priority; at a change point the one that would go on falls
 * behind all others.
 */
export function pctScheduler({ count, ofAction }: Threads, changes: readonly number[], rng: Rng): Scheduler {
  const priority = shuffled(count, rng).map((rank) => rank + changes.length + 1);
  const threadOf = ({ action }: Choice): number => ofAction[action]!;
  const foremost = (enabled: readonly Choice[]): number => {
    let best = threadOf(enabled[0]!);
    for (const choice of enabled) if (priority[threadOf(choice)]! > priority[best]!) best = threadOf(choice);
    return best;
  };
  return {
    choose: (enabled, step) => {
      for (const [index, at] of changes.entries()) {
        // The first change leaves the highest of the lower priorities, as in the paper: d - i.
        if (at === step) priority[foremost(enabled)] = changes.length - index;
      }
      const thread = foremost(enabled);
      const own = enabled.filter((choice) => threadOf(choice) === thread);
      return own[own.length === 1 ? 0 : rng.below(own.length)]!;
    },
  };
}

/** `depth - 1` steps among the first `steps`, in the order in which they were drawn. */
export function changePoints({ depth, steps }: Pct, rng: Rng): number[] {
  check(depth, steps);
  return Array.from({ length: depth - 1 }, () => rng.below(steps));
}

/** 1 / (n k^(d-1)) for n threads, k steps and depth d: theorem 1 of the paper. */
export function pctBound(threads: number, { depth, steps }: Pct): number {
  check(depth, steps);
  return 1 / (threads * steps ** (depth - 1));
}

function check(depth: number, steps: number): void {
  for (const [name, value] of Object.entries({ depth, steps })) {
    if (!Number.isInteger(value) || value < 1) throw new Error(`pct: ${name} is a whole number above 0, not ${value}`);
  }
}

/** 0 to `count` - 1 in a random order: Fisher and Yates. */
function shuffled(count: number, rng: Rng): number[] {
  const ranks = Array.from({ length: count }, (_, index) => index);
  for (let last = count - 1; last > 0; last--) {
    const other = rng.below(last + 1);
    [ranks[last], ranks[other]] = [ranks[other]!, ranks[last]!];
  }
  return ranks;
}
