/** Runs of shipped scenarios over storage of every kind, each with its space-time description. */
import type { Trace } from '../../sim/model.ts';
import { randomWalk } from '../../sim/random-walk.ts';
import { storageModel } from '../../sim/storage/storage-model.ts';
import { buildWorld } from '../../sim/storage/world.ts';
import { outcomesOf } from '../../src/check/outcomes-of.ts';
import { describeRun } from '../../src/report/space-time/describe-run.ts';
import type { SpaceTime } from '../../src/report/space-time/space-time.ts';
import { readScenario } from '../../src/scenario/files.ts';
import type { Scenario } from '../../src/scenario/types.ts';

export interface SampleRun {
  readonly path: string;
  readonly scenario: Scenario;
  readonly trace: Trace;
  readonly run: SpaceTime;
}

/** NFS, block devices, clusters and object stores; raw, qcow2 and QED; an arbiter, faults, lagging servers. */
const walked = [
  'litmus/l01-stale-prefetch-iscsi',
  'litmus/l12-tables-stay-in-memory',
  'litmus/l29-direct-write-sync-export',
  'litmus/l33-close-before-open',
  'litmus/l43-qcow2-on-cephfs-2011',
  'litmus/l75-lun-not-rescanned',
  'litmus/l77-ideal-arbiter-link-cut',
  'litmus/m-nfs-write-back-clobbers-neighbour',
  'litmus/m-power-loss-at-any-moment',
  'litmus/m-rbd-exclusive-lock-flushes-on-handover',
  'thread/13a-liguori-failure-after-the-close',
  'thread/17d-liguori-nfs-protocol-none-raw',
  'thread/20j-liguori-iscsi-cache-device-below',
  'thread/23f-liguori-gluster-virt-raw-writeback',
  'thread/25a-liguori-gfs2-qcow2',
  'thread/29-liguori-qed-similar-data',
] as const;

export function shippedScenario(name: string): Scenario {
  const { result } = readScenario(`scenarios/${name}.yaml`);
  if (!result.ok) throw new Error(result.errors.map(({ message }) => message).join('\n'));
  return result.scenario;
}

let samples: readonly SampleRun[] | undefined;

/** One random run of each. */
export function sampleRuns(): readonly SampleRun[] {
  samples ??= walked.map((name) => {
    const scenario = shippedScenario(name);
    const model = storageModel(buildWorld(scenario.litmus));
    const { choices: trace } = randomWalk(model, { seed: 'sample', maxSteps: 200 });
    const verdict = { kind: 'none', text: 'a run; with <signs> & "quotes" #1' } as const;
    return { path: name, scenario, trace, run: describeRun(scenario.litmus, trace, { storageLabel: name, verdict }) };
  });
  return samples;
}

/** The counterexample of a scenario that is searched in no time. */
export function violatingRun(name: string, property: string): SampleRun {
  const scenario = shippedScenario(name);
  const found = outcomesOf(scenario.litmus).properties.find((one) => one.name === property)?.found;
  if (found === undefined) throw new Error(`${name} does not violate ${property}`);
  const { trace } = found;
  const verdict = { kind: 'bad', text: `${property}: ${found.explanation}` } as const;
  const run = describeRun(scenario.litmus, trace, { storageLabel: 'storage', verdict, property });
  return { path: name, scenario, trace, run };
}

/** The shortest run to an outcome with old data. */
export function oldDataRun(name: string): SampleRun {
  const scenario = shippedScenario(name);
  const reached = outcomesOf(scenario.litmus).outcomes.find(({ outcome }) => outcome.registers.some(({ old }) => old));
  if (reached === undefined) throw new Error(`${name} reads no old data`);
  const verdict = { kind: 'bad', text: 'old data' } as const;
  const run = describeRun(scenario.litmus, reached.witness, { storageLabel: 'storage', verdict });
  return { path: name, scenario, trace: reached.witness, run };
}
