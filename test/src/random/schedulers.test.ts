import { describe, expect, test } from 'vitest';
import type { Model } from '../../../sim/model.ts';
import { randomWalk } from '../../../sim/random-walk.ts';
import { replay } from '../../../sim/replay.ts';
import { defineState, int, type StateOf } from '../../../sim/state.ts';
import { isQuiescent } from '../../../sim/step.ts';
import type { StorageState } from '../../../sim/storage/state.ts';
import { storageModel } from '../../../sim/storage/storage-model.ts';
import { buildWorld } from '../../../sim/storage/world.ts';
import { plainConfiguration, plainProcess, scenarioOf } from '../../../src/configuration/index.ts';
import { createRunner, guaranteeOf, type SchedulerSetup, schedulerText } from '../../../src/random/index.ts';
import { threadsOf } from '../../../src/random/threads.ts';

const pct: SchedulerSetup = { kind: 'pct', depth: 3, steps: 25 };
const swarm: SchedulerSetup = { kind: 'swarm', within: { kind: 'uniform' } };
const threads: SchedulerSetup = { kind: 'uniform-threads' };
const setups: readonly SchedulerSetup[] = [
  { kind: 'uniform' },
  threads,
  pct,
  swarm,
  { kind: 'swarm', within: threads },
  { kind: 'swarm', within: pct },
];

function machineModel(): Model<StorageState> {
  const old = { ...plainProcess, qemu: '2011', cache: 'writeback' } as const;
  const made = scenarioOf({
    ...plainConfiguration,
    storage: { name: 'nfs', options: {} },
    source: old,
    destination: old,
    faults: { 'message-loss': 1, 'process-kill': 1 },
  });
  if (!made.possible) throw new Error(made.reason);
  return storageModel(buildWorld(made.scenario.litmus));
}

describe.each(setups.map((setup) => [schedulerText(setup), setup] as const))('%s', (_, setup) => {
  const model = machineModel();
  const run = createRunner(model);

  test('takes enabled choices only, and ends where nothing that must happen is left, or something is violated', () => {
    for (let seed = 0; seed < 100; seed++) {
      const { trace, violated, ended } = run(setup, { seed: String(seed), maxSteps: 1000 });
      const final = replay(model, trace);
      const broken = model.properties.filter(
        ({ kind, at, holds }) => kind === 'always' && !holds(final) && (at === undefined || isQuiescent(model, final)),
      );
      expect(broken[0]?.name).toBe(violated);
      expect(ended).toBe(violated === undefined && isQuiescent(model, final));
      expect(ended).toBe(violated === undefined);
    }
  });

  test('repeats a run by its seed, and makes others with others', () => {
    const runs = ['a', 'b', 'c', 'd'].map((seed) => run(setup, { seed, maxSteps: 1000 }));
    expect(createRunner(machineModel())(setup, { seed: 'c', maxSteps: 1000 })).toEqual(runs[2]);
    expect(new Set(runs.map(({ trace }) => JSON.stringify(trace))).size).toBeGreaterThan(1);
  });

  test('stops after so many steps', () => {
    const { trace, ended, violated } = run(setup, { seed: '0', maxSteps: 3 });
    expect([trace.length, ended, violated]).toEqual([3, false, undefined]);
  });
});

test('uniform is the plain random walk', () => {
  const model = machineModel();
  const safe: Model<StorageState> = { ...model, properties: [] };
  const run = createRunner(safe);
  for (const seed of ['0', '1', '2']) {
    const { choices, quiescent } = randomWalk(safe, { seed, maxSteps: 1000 });
    expect(run({ kind: 'uniform' }, { seed, maxSteps: 1000 })).toEqual({ trace: choices, ended: quiescent });
  }
});

test('even chances for threads do not depend on how many choices each of them has; for choices they do', () => {
  const shape = defineState({ many: int(1), one: int(1) });
  type First = StateOf<typeof shape>;
  const isFirst = ({ many, one }: First): boolean => many + one === 0;
  const model: Model<First> = {
    name: 'first',
    shape,
    actions: [
      {
        name: 'many',
        actor: 'many',
        choices: ['a', 'b', 'c', 'd', 'e', 'f', 'g'],
        enabled: isFirst,
        apply: (s) => {
          s.many = 1;
        },
      },
      {
        name: 'one',
        actor: 'one',
        choices: [''],
        enabled: isFirst,
        apply: (s) => {
          s.one = 1;
        },
      },
    ],
    properties: [],
  };
  const run = createRunner(model);
  const firsts = (setup: SchedulerSetup) =>
    Array.from({ length: 1000 }, (_, seed) => run(setup, { seed: String(seed), maxSteps: 9 }).trace[0]!);
  const timesOne = (setup: SchedulerSetup): number => firsts(setup).filter(({ action }) => action === 1).length;
  // Half and an eighth of 1,000, each with more than four standard deviations.
  expect(Math.abs(timesOne(threads) - 500)).toBeLessThan(70);
  expect(Math.abs(timesOne({ kind: 'uniform' }) - 125)).toBeLessThan(50);
  expect(new Set(firsts(threads).map(({ choice }) => choice)).size).toBe(7);
});

test('swarm leaves kinds of action out of whole runs, never so that a run cannot go on', () => {
  const model = machineModel();
  const run = createRunner({ ...model, properties: [] });
  const kinds = Array.from({ length: 60 }, (_, seed) => {
    const { trace, ended } = run(swarm, { seed: String(seed), maxSteps: 1000 });
    expect(ended).toBe(true);
    return new Set(trace.map(({ action }) => model.actions[action]!.kind));
  });
  for (const kind of ['page-cache.write-back', 'fault.process-is-killed', 'fault.state-is-lost']) {
    const runs = kinds.filter((seen) => seen.has(kind)).length;
    expect(runs, kind).toBeGreaterThan(0);
    expect(runs, kind).toBeLessThan(kinds.length / 2 + 10);
  }
});

describe('the guarantee of pct', () => {
  /** One thread takes `steps` steps; the other has to come right in the middle: depth 2. */
  function race(steps: number): Model<StateOf<typeof shape>> {
    return {
      name: 'race',
      shape,
      actions: [
        {
          name: 'count',
          actor: 'counter',
          choices: [''],
          enabled: (state) => state.count < steps,
          apply: (state) => {
            state.count += 1;
          },
        },
        {
          name: 'look',
          actor: 'observer',
          choices: [''],
          enabled: (state) => state.seen === 0,
          apply: (state) => {
            state.seen = state.count + 1;
          },
        },
      ],
      properties: [
        {
          name: 'not-in-the-middle',
          kind: 'always',
          holds: ({ seen }) => seen !== steps / 2 + 1,
          explain: () => 'it looked in the middle',
        },
      ],
    };
  }
  const shape = defineState({ count: int(20), seen: int(21) });

  test('holds in a race of depth 2, and no depth below finds it', () => {
    const model = race(20);
    expect(threadsOf(model)).toEqual({ count: 2, ofAction: [0, 1] });
    const run = createRunner(model);
    const found = (depth: number): number => {
      const setup: SchedulerSetup = { kind: 'pct', depth, steps: 21 };
      const runs = Array.from({ length: 5000 }, (_, seed) => run(setup, { seed: String(seed), maxSteps: 100 }));
      return runs.filter(({ violated }) => violated !== undefined).length / runs.length;
    };
    const bound = guaranteeOf({ kind: 'pct', depth: 2, steps: 21 }, model)!;
    expect(bound).toBeCloseTo(1 / (2 * 21), 10);
    // Three standard deviations of 5,000 runs below the bound is chance.
    expect(found(2)).toBeGreaterThan(bound - 3 * Math.sqrt((bound * (1 - bound)) / 5000));
    expect(found(1)).toBe(0);
  });

  test('is promised by pct alone, and not for a depth or length below 1', () => {
    const model = race(4);
    expect(guaranteeOf({ kind: 'uniform' }, model)).toBeUndefined();
    expect(guaranteeOf(threads, model)).toBeUndefined();
    expect(guaranteeOf(swarm, model)).toBeUndefined();
    expect(() => createRunner(model)({ kind: 'pct', depth: 0, steps: 5 }, { seed: '0', maxSteps: 5 })).toThrow(
      'pct: depth is a whole number above 0, not 0',
    );
  });
});
