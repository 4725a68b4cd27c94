import type { Litmus } from '../../sim/storage/scenario.ts';
import { storageModel } from '../../sim/storage/storage-model.ts';
import { buildWorld } from '../../sim/storage/world.ts';
import { traceNames } from '../check/trace-names.ts';
import { createRunner, guaranteeOf, type RandomRun, type SchedulerSetup } from '../random/index.ts';
import { threadsOf } from '../random/threads.ts';
import type { Hooks, Job } from '../threads/spread.ts';
import { causesIn, type ViolatingRun } from './causes.ts';
import { type Strategy, setupOf } from './strategy.ts';

/** Some runs of one scenario. Plain data. */
export interface BatchItem {
  readonly litmus: Litmus;
  readonly strategy: Strategy;
  readonly depth: number;
  /** Run `n` has the seed `${seed}/${n}`. */
  readonly seed: string;
  readonly first: number;
  readonly runs: number;
  readonly maxSteps: number;
}

export interface BatchResult {
  readonly runs: number;
  /** Over all runs. */
  readonly steps: number;
  readonly longest: number;
  /** Runs that `maxSteps` ended. */
  readonly cut: number;
  /** Of runs by priorities. */
  readonly guarantee?: Guarantee;
  /** Violating runs beyond those of each property whose causes are looked at. */
  readonly notLookedAt: number;
  /** The first run to each cause of each property that was violated. */
  readonly found: readonly FoundRun[];
}

/** What one run by priorities promises: see `guaranteeOf`. */
export interface Guarantee {
  readonly threads: number;
  readonly steps: number;
  readonly depth: number;
  readonly chance: number;
}

export interface FoundRun {
  readonly property: string;
  readonly seed: string;
  /** Runs of this batch that count for it. */
  readonly runs: number;
  /** How many steps the run took that was found first. */
  readonly length: number;
  /** A run of this cause as short as could be found, by the names of its choices. */
  readonly run: readonly string[];
  /** No run is shorter. */
  readonly shortest: boolean;
  /** Stopped before a shorter run was looked for to the end. */
  readonly unfinished: boolean;
  /** Who does what in it, and what that leaves: see `causeShape`. */
  readonly cause: readonly string[];
}

/** Plain runs that tell how long a run is, before priorities are changed at steps of a run. */
const PROBES = 4;

export const batchJob: Job<BatchItem, BatchResult> = {
  module: import.meta.url,
  factory: 'runBatch',
  here: async (item, hooks) => runBatch(item, hooks),
};

/** Goes through the runs in order, at least one; Ctrl-C or the end of the time ends it early. */
export function runBatch(item: BatchItem, { shouldStop }: Pick<Hooks, 'shouldStop'>): BatchResult {
  const { strategy, depth, seed, first, maxSteps } = item;
  const model = storageModel(buildWorld(item.litmus));
  const run = createRunner(model);
  const totals = { runs: 0, steps: 0, longest: 0, cut: 0 };
  const violating = new Map<string, ViolatingRun[]>();
  const take = (setup: SchedulerSetup, own: string): RandomRun => {
    const made = run(setup, { seed: own, maxSteps });
    totals.runs += 1;
    totals.steps += made.trace.length;
    totals.longest = Math.max(totals.longest, made.trace.length);
    if (made.violated === undefined && !made.ended) totals.cut += 1;
    if (made.violated !== undefined) {
      violating.set(made.violated, [...(violating.get(made.violated) ?? []), { seed: own, trace: made.trace }]);
    }
    return made;
  };
  // The same in every batch of a scenario, so that its runs can be told by their numbers.
  const usual = Math.max(
    1,
    ...Array.from(
      { length: PROBES },
      (_, probe) => run({ kind: 'uniform' }, { seed: `probe/${probe}`, maxSteps }).trace.length,
    ),
  );
  for (let index = first; index < first + item.runs && (index === first || !shouldStop()); index++) {
    take(setupOf(strategy, index, depth, usual), `${seed}/${index}`);
  }
  const pct = { kind: 'pct', depth, steps: usual } as const;
  const found = [...violating].map(([property, itsRuns]) => ({
    property,
    ...causesIn(model, property, itsRuns, shouldStop),
  }));
  const chance = strategy === 'pct' || strategy === 'mixed' ? guaranteeOf(pct, model) : undefined;
  return {
    ...totals,
    ...(chance === undefined ? {} : { guarantee: { threads: threadsOf(model).count, steps: usual, depth, chance } }),
    notLookedAt: found.reduce((sum, { notLookedAt }) => sum + notLookedAt, 0),
    found: found.flatMap(({ property, causes }) =>
      causes.map(
        ({ first: { seed: own, trace: whole }, runs, trace, shortest, unfinished, cause }): FoundRun => ({
          property,
          seed: own,
          runs,
          length: whole.length,
          run: traceNames(model, trace),
          shortest,
          unfinished,
          cause,
        }),
      ),
    ),
  };
}
