/** How much random search finds: whatever is unsafe by exhaustive search, and nothing where that says safe. */
import { describe, expect, test } from 'vitest';
import { storageModel } from '../../../sim/storage/storage-model.ts';
import { buildWorld } from '../../../sim/storage/world.ts';
import { checkSafety } from '../../../src/check/safety.ts';
import { plainGuest, scenarioOf } from '../../../src/configuration/index.ts';
import { setupOf } from '../../../src/fuzz/strategy.ts';
import { cellName, cellsOf, defaultAxes } from '../../../src/matrix/axes.ts';
import { configurationOfCell } from '../../../src/matrix/cell-scenario.ts';
import { defaultScope } from '../../../src/matrix/scope.ts';
import { createRunner } from '../../../src/random/index.ts';

/** As docs/fuzzing.md says. */
const BUDGET = 2000;
const SEEDS = 100;
const FOUND_MIN = 95;
const SAFE_RUNS = 10_000;

const sample = [
  'iscsi/none/raw/10.0',
  'nfs/writeback/raw/10.0',
  'iscsi/unsafe/raw/2011',
  'iscsi/writethrough/qcow2/2011',
  'nfs/none/qcow2/2011',
  'gfs2/writeback/qed/2011',
  'gluster/unsafe/qed/10.0',
  'rbd/none/qcow2/2011',
];
const isDeep = process.env.STALEMATE_DEEP === '1';

interface Subject {
  readonly name: string;
  readonly isSafe: boolean;
  readonly run: ReturnType<typeof createRunner>;
}

/** Cells that are one and the same to the model are asked about once. */
function* subjects(): Generator<Subject> {
  const known = new Set<string>();
  for (const cell of cellsOf(defaultAxes)) {
    const name = cellName(cell);
    if (!isDeep && !sample.includes(name)) continue;
    const configuration = configurationOfCell(cell, defaultScope);
    const made = scenarioOf(configuration);
    const bounded = scenarioOf({ ...configuration, guest: { ...plainGuest, writes: 3, reads: 3 } });
    if (!made.possible || !bounded.possible) continue;
    const key = JSON.stringify({ ...made.scenario.litmus, title: '' });
    if (known.has(key)) continue;
    known.add(key);
    const { verdict } = checkSafety(made.scenario.litmus, { limits: { maxStatesOnceViolated: 1 } });
    expect(verdict, name).not.toBe('undecided');
    const run = createRunner(storageModel(buildWorld(bounded.scenario.litmus)));
    yield { name, isSafe: verdict === 'safe', run };
  }
}

const all = [...subjects()];
const violates = ({ run }: Subject, seed: string, index: number): boolean =>
  run(setupOf('mixed', index, 3, 25), { seed: `${seed}/${index}`, maxSteps: 1000 }).violated !== undefined;

describe('random search', () => {
  const safe = all.filter(({ isSafe }) => isSafe);
  const unsafe = all.filter(({ isSafe }) => !isSafe);

  test('is asked about both kinds of cells', () => {
    expect([safe.length, unsafe.length].map((count) => count > 1)).toEqual([true, true]);
  });

  test.each(unsafe.map((one) => [one.name, one] as const))(
    'finds %s unsafe within the budget, with nearly every seed',
    (_, subject) => {
      let found = 0;
      for (let seed = 0; seed < SEEDS; seed++) {
        for (let index = 0; index < BUDGET; index++) {
          if (!violates(subject, String(seed), index)) continue;
          found += 1;
          break;
        }
      }
      expect(found).toBeGreaterThanOrEqual(FOUND_MIN);
    },
    600_000,
  );

  test.each(safe.map((one) => [one.name, one] as const))(
    'violates nothing in 10,000 runs of %s, which is safe',
    (_, subject) => {
      const bad = Array.from({ length: SAFE_RUNS }, (__, index) => index).filter((index) =>
        violates(subject, 'safe', index),
      );
      expect(bad).toEqual([]);
    },
    600_000,
  );
});
