import { describe, expect, test } from 'vitest';
import { type Choice, choiceLabel, defineState, int, type Model, replay, type StateOf } from '../../../sim/index.ts';
import type { Litmus } from '../../../sim/storage/scenario.ts';
import { storageModel } from '../../../sim/storage/storage-model.ts';
import { buildWorld } from '../../../sim/storage/world.ts';
import { defaultSchedulers } from '../../../src/fast-check/index.ts';
import { cellName, cellsOf, defaultAxes } from '../../../src/matrix/axes.ts';
import { cellScenario } from '../../../src/matrix/cell-scenario.ts';
import { defaultScope } from '../../../src/matrix/scope.ts';
import { createRunner } from '../../../src/random/index.ts';
import { shortenRun } from '../../../src/random/shorten-run.ts';
import { createViolationTest } from '../../../src/random/violation-test.ts';
import { explore } from '../../../src/search/explore.ts';

const shape = defineState({ left: int(9), right: int(9), last: int(2) });
type Counters = StateOf<typeof shape>;

/** Two counters that go up, by one or by two, and down; high when both are at `top`. */
const counters = (top: number): Model<Counters> => ({
  name: 'counters',
  shape,
  actions: (['left', 'right'] as const).flatMap((side) => [
    {
      name: `${side}.up`,
      actor: side,
      choices: ['one', 'two'],
      enabled: (s: Counters, choice: number) => s[side] + choice + 1 <= top,
      apply: (s: Counters, choice: number) => {
        s[side] += choice + 1;
      },
    },
    {
      name: `${side}.down`,
      actor: side,
      choices: [''],
      enabled: (s: Counters) => s[side] > 0,
      apply: (s: Counters) => {
        s[side]--;
      },
    },
  ]),
  properties: [
    { name: 'low', kind: 'always', holds: (s) => s.left < top || s.right < top, explain: () => 'both are high' },
    { name: 'left-low', kind: 'always', holds: (s) => s.left < top, explain: () => 'left is high' },
    { name: 'high', kind: 'sometimes', holds: (s) => s.left === top, explain: () => 'left is high' },
  ],
});

const choicesOf = (text: string): Choice[] =>
  [...text].map((letter) => {
    const [action, choice] = { l: [0, 0], L: [0, 1], k: [1, 0], r: [2, 0], R: [2, 1], q: [3, 0] }[letter]!;
    return { action: action!, choice: choice! };
  });

const labels = (model: Model<Counters>, trace: readonly Choice[]): string =>
  trace.map((one) => choiceLabel(model, one)).join(', ');

describe('a run of a small model', () => {
  const model = counters(4);

  test('becomes the simplest of the shortest: each side goes at once, by the other choice of the same action', () => {
    const run = choicesOf('lrlkqlrlrlrrr');
    expect(labels(model, shortenRun(model, run, 'low'))).toBe('left.up two, left.up two, right.up two, right.up two');
  });

  test('goes another way where that is shorter, unless all ways are too many to search', () => {
    const run = choicesOf('llll');
    const byTwo: Model<Counters> = {
      ...model,
      actions: [{ ...model.actions[0]!, name: 'left.slowly', choices: ['one'] }, ...model.actions],
    };
    const shortened = (maxStates: number) => labels(byTwo, shortenRun(byTwo, run, 'left-low', { maxStates }));
    expect(shortened(25)).toBe('left.up two, left.up two');
    expect(shortened(5)).toBe('left.slowly one, left.slowly one, left.slowly one, left.slowly one');
  });

  test('without a search only loses steps, of which each that is left is needed', () => {
    const short = shortenRun(model, choicesOf('lrlkqlrlrlrrr'), 'low', { maxStates: 0 });
    expect(short).toHaveLength(8);
    const isViolated = createViolationTest(model, 'low');
    expect(isViolated(replay(model, short))).toBe(true);
    for (const at of short.keys()) {
      expect(isViolated(replay(model, [...short.slice(0, at), ...short.slice(at + 1)]))).toBe(false);
    }
  });

  test('ends where the property is violated first', () => {
    expect(shortenRun(model, choicesOf('LLRRqrqr'), 'low', { maxStates: 0 })).toEqual(choicesOf('LLRR'));
  });

  test('is searched among the choices that are left where those it had are too many', () => {
    const run = choicesOf('rrrrllll');
    const shortened = (maxStates: number) => shortenRun(model, run, 'left-low', { maxStates });
    expect(labels(model, shortened(9))).toBe('left.up two, left.up two');
    expect(shortened(2)).toEqual(choicesOf('llll'));
  });

  test.each([
    ['does not violate', 'lr', 'low', 'the run does not violate low'],
    ['is impossible', 'kLLRR', 'low', 'the run cannot be replayed'],
    ['names no such property', 'LLRR', 'high', 'model counters has no property high; it has low, left-low'],
  ])('that %s is refused', (_, run, property, message) => {
    expect(() => shortenRun(model, choicesOf(run), property)).toThrow(message);
  });
});

/** STALEMATE_DEEP=1 takes all cells and 200 seeds, otherwise a few. */
const isDeep = process.env.STALEMATE_DEEP === '1';
const SEEDS = isDeep ? 200 : 40;
/** Enough for the shortest run to each property that random runs of a cell violate. */
const STATES_MAX = 400_000;

const some = ['iscsi/unsafe/raw/2011', 'gpfs/none/qed/2011', 'cephfs/writethrough/qed/2011', 'rbd/none/qcow2/2011'];

/** Cells that are possible; those that are one and the same to the model once. */
function* litmusOfCells(): Generator<readonly [string, Litmus]> {
  const known = new Set<string>();
  for (const cell of cellsOf(defaultAxes)) {
    if (!isDeep && !some.includes(cellName(cell))) continue;
    const made = cellScenario(cell, { ...defaultScope, anyNumber: false });
    if (!made.possible) continue;
    const key = JSON.stringify({ ...made.scenario.litmus, title: '' });
    if (known.has(key)) continue;
    known.add(key);
    yield [cellName(cell), made.scenario.litmus];
  }
}

describe('random runs of migrations, shortened, are about as short as the shortest that exhaustive search finds', () => {
  test.each([...litmusOfCells()])(
    '%s',
    (_, litmus) => {
      const model = storageModel(buildWorld(litmus));
      const { violations, trace, complete } = explore(model, { limits: { maxStates: STATES_MAX } });
      const shortest = new Map(violations.map(({ property, id }) => [property, trace(id).length]));
      const run = createRunner(model);
      const ratios: number[] = [];
      for (let seed = 0; seed < SEEDS; seed++) {
        for (let at = 0; at < (shortest.size === 0 ? 10 : 2000); at++) {
          const setup = defaultSchedulers[at % defaultSchedulers.length]!;
          const found = run(setup, { seed: `${seed} ${at}`, maxSteps: 1000 });
          if (found.violated === undefined) continue;
          const best = shortest.get(found.violated);
          if (best === undefined) throw new Error(`the search found no run to ${found.violated}`);
          const short = shortenRun(model, found.trace, found.violated);
          expect(createViolationTest(model, found.violated)(replay(model, short))).toBe(true);
          ratios.push(short.length / best);
          break;
        }
      }
      if (shortest.size === 0) {
        expect({ complete, found: ratios.length }).toEqual({ complete: true, found: 0 });
        return;
      }
      expect(ratios.length).toBeGreaterThanOrEqual(0.95 * SEEDS);
      ratios.sort((a, b) => a - b);
      expect({ median: ratios[ratios.length >> 1], worst: ratios.at(-1)! <= 2 }).toEqual({ median: 1, worst: true });
    },
    1_800_000,
  );
});
