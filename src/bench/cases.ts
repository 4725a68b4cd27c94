import { readFileSync } from 'node:fs';
import type { Model } from '../../sim/model.ts';
import { mig } from '../../sim/models/mig.ts';
import { twoPhaseCommit } from '../../sim/models/two-phase-commit.ts';
import type { StorageState } from '../../sim/storage/state.ts';
import { storageModel } from '../../sim/storage/storage-model.ts';
import { buildWorld } from '../../sim/storage/world.ts';
import { loadScenario } from '../scenario/load.ts';
import { handoffModel, measuredHandoff } from './handoff-cases.ts';
import { type Measurement, measureBaseline, measureExplore } from './measure.ts';
import { handoffPromela } from './promela-handoff.ts';
import { migPromela } from './promela-mig.ts';
import type { PanOptions } from './spin.ts';

/** One row group of the table: a model, and with what it is searched. To add a model, add a line to `benchmarks`. */
export interface Benchmark {
  readonly name: string; // unique; also what --only takes
  readonly measure: Readonly<Record<'explore' | 'baseline', () => Measurement>>;
  readonly baseline: boolean; // false where copying every state would take minutes
  readonly deep: boolean; // run only with --deep
  readonly spin?: SpinModel;
}

/** The same model in Promela, written so that SPIN stores the same number of states. */
export interface SpinModel {
  readonly promela: () => string;
  readonly pan: PanOptions;
}

export const benchmarks: readonly Benchmark[] = [
  benchmark('mig-4', () => mig({ sectors: 4, versions: 2, fix: true }), {
    spin: {
      promela: () => migPromela({ sectors: 4, versions: 2, fix: true }),
      pan: { maxDepth: 1_000_000, hashBits: 24 },
    },
  }),
  benchmark('two-phase-commit-5', () => twoPhaseCommit({ participants: 5 })),
  benchmark('handoff', () => handoffModel(measuredHandoff), {
    baseline: false,
    spin: { promela: () => handoffPromela(measuredHandoff), pan: { maxDepth: 1_000_000, hashBits: 22 } },
  }),
  // The shipped litmus scenario with the most states.
  benchmark('litmus-read-ahead', () => litmusModel('observed/a-loop-dio-on-readahead-4k.yaml')),
  benchmark('mig-5', () => mig({ sectors: 5, versions: 2, fix: true }), {
    deep: true,
    baseline: false,
    spin: {
      promela: () => migPromela({ sectors: 5, versions: 2, fix: true }),
      pan: { maxDepth: 1_000_000, hashBits: 27 },
    },
  }),
];

/** @param path  below `scenarios/` */
function litmusModel(path: string): Model<StorageState> {
  const file = new URL(`../../scenarios/${path}`, import.meta.url);
  const loaded = loadScenario(readFileSync(file, 'utf8'), path);
  if (!loaded.ok) throw new Error(`${path} does not load: ${loaded.errors.map(({ message }) => message).join('; ')}`);
  return storageModel(buildWorld(loaded.scenario.litmus));
}

/** The model is built inside the measuring process, so that nothing has run its functions before. */
function benchmark<S>(
  name: string,
  model: () => Model<S>,
  { baseline = true, deep = false, spin }: Partial<Pick<Benchmark, 'baseline' | 'deep' | 'spin'>> = {},
): Benchmark {
  return {
    name,
    measure: { explore: () => measureExplore(model()), baseline: () => measureBaseline(model()) },
    baseline,
    deep,
    ...(spin === undefined ? {} : { spin }),
  };
}
