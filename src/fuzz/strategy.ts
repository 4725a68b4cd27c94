import type { SchedulerSetup } from '../random/index.ts';

/** How schedules are drawn. `mixed` takes turns. */
export const strategies = ['uniform', 'pct', 'swarm', 'mixed'] as const;
export type Strategy = (typeof strategies)[number];

/** Every second run is swarm, the others take turns among those that think in priorities. */
export function setupOf(strategy: Strategy, run: number, depth: number, steps: number): SchedulerSetup {
  const pct = { kind: 'pct', depth, steps } as const;
  // By threads, because a host may drop each of many pages, and a run that draws among choices does little else.
  const swarm = { kind: 'swarm', within: { kind: 'uniform-threads' } } as const;
  switch (strategy) {
    case 'uniform':
      return { kind: 'uniform' };
    case 'pct':
      return pct;
    case 'swarm':
      return swarm;
    case 'mixed':
      if (run % 2 === 0) return swarm;
      return run % 4 === 1 ? pct : { kind: 'swarm', within: pct };
  }
}
