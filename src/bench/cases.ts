import { readFileSync } from 'node:fs';
import type { Model } from '../../sim/model.ts';
import { mig } from '../../sim/models/mig.ts';
import { twoPhaseCommit } from '../../sim/models/two-phase-commit.ts';
import type { StorageState } from '../../sim/storage/state.ts';
import { storageModel } from '../../sim/storage/storage-model.ts';
import { buildWorld } from '../../sim/storage/world.ts';
import { loadScenario } from '../scenario/load.ts';
import type { Problem, Task } from '../search/problem.ts';
import { handoffModel, measuredHandoff, reducedHandoffModel } from './handoff-cases.ts';
import { handoffPromela } from './promela-handoff.ts';
import { migPromela } from './promela-mig.ts';
import { twoPhaseCommitPromela } from './promela-two-phase-commit.ts';
import type { PanOptions } from './spin.ts';
import { migTla, type TlaModel, twoPhaseCommitTla } from './tla.ts';

/** One row group of the table: a model, and with what it is searched. To add a model, add a line to `benchmarks`. */
export interface Benchmark {
  readonly name: string; // unique; also what --only takes
  readonly about: string;
  /** @param reduced  for a search that may leave states out */
  readonly model: (reduced: boolean) => Model<unknown>;
  readonly baseline: boolean; // false where copying every state would take minutes
  readonly deep: boolean; // run only with --deep
  readonly spin?: SpinModel;
  readonly tla?: () => TlaModel;
}

/** The same model in Promela, written so that SPIN stores the same number of states. */
export interface SpinModel {
  readonly promela: () => string;
  readonly pan: PanOptions;
}

const fourSectors = { sectors: 4, versions: 2, fix: true } as const;
const fiveSectors = { ...fourSectors, sectors: 5 } as const;
const fiveParticipants = { participants: 5 } as const;

export const benchmarks: readonly Benchmark[] = [
  benchmark('mig-4', 'the toy model `mig`, 4 sectors', () => mig(fourSectors), {
    spin: { promela: () => migPromela(fourSectors), pan: { maxDepth: 1_000_000, hashBits: 21 } },
    tla: () => migTla(fourSectors),
  }),
  benchmark('two-phase-commit-5', 'two-phase commit, 5 participants', () => twoPhaseCommit(fiveParticipants), {
    spin: { promela: () => twoPhaseCommitPromela(fiveParticipants), pan: { maxDepth: 100_000, hashBits: 15 } },
    tla: () => twoPhaseCommitTla(fiveParticipants),
  }),
  benchmark(
    'handoff',
    'a handoff over iSCSI, 2 sectors, 3 writes, 3 reads, 2 flushes',
    (reduced) => (reduced ? reducedHandoffModel(measuredHandoff) : handoffModel(measuredHandoff)),
    {
      baseline: false,
      spin: { promela: () => handoffPromela(measuredHandoff), pan: { maxDepth: 1_000_000, hashBits: 19 } },
    },
  ),
  benchmark('litmus-read-ahead', 'the shipped litmus scenario with the most states', (reduced) =>
    litmusModel('observed/a-loop-dio-on-readahead-4k.yaml', reduced),
  ),
  benchmark('mig-5', 'the toy model `mig`, 5 sectors', () => mig(fiveSectors), {
    deep: true,
    baseline: false,
    spin: { promela: () => migPromela(fiveSectors), pan: { maxDepth: 1_000_000, hashBits: 24 } },
    tla: () => migTla(fiveSectors),
  }),
];

/** @param path  below `scenarios/` */
function litmusModel(path: string, reduced: boolean): Model<StorageState> {
  const file = new URL(`../../scenarios/${path}`, import.meta.url);
  const loaded = loadScenario(readFileSync(file, 'utf8'), path);
  if (!loaded.ok) throw new Error(`${path} does not load: ${loaded.errors.map(({ message }) => message).join('; ')}`);
  return storageModel(buildWorld(loaded.scenario.litmus, reduced ? {} : { withoutReductions: 'all' }));
}

/** The problem of a case, for whichever process or thread searches it: nothing has run its functions before. */
export const taskOf = ({ name }: Benchmark, reduced: boolean): Task => ({
  module: import.meta.url,
  factory: 'problemNamed',
  args: [name, reduced],
});

export function problemNamed(name: string, reduced: boolean): Problem<unknown> {
  const found = benchmarks.find((one) => one.name === name);
  if (found === undefined) throw new Error(`there is no case ${name}`);
  return { model: found.model(reduced) };
}

function benchmark<S>(
  name: string,
  about: string,
  model: (reduced: boolean) => Model<S>,
  { baseline = true, deep = false, ...others }: Partial<Pick<Benchmark, 'baseline' | 'deep' | 'spin' | 'tla'>> = {},
): Benchmark {
  return { name, about, model: model as Benchmark['model'], baseline, deep, ...others };
}
