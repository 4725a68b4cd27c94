import { describe, expect, test } from 'vitest';
import { type Choice, choiceLabel, defineState, int, type Model, replay, type StateOf } from '../../../sim/index.ts';
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

/**
 * Random runs of every unsafe cell of the default matrix, shortened, against the shortest that exhaustive search finds.
 * STALEMATE_DEEP=1 takes all cells and 200 seeds, otherwise a few.
 */
describe('random runs of migrations, shortened', () => {
  const deep = process.env.STALEMATE_DEEP !== undefined;
  const some = ['iscsi/unsafe/raw/2011', 'gpfs/none/qed/2011', 'cephfs/writethrough/qed/2011', 'rbd/none/qcow2/2011'];
  const cells = cellsOf(defaultAxes).filter((cell) => deep || some.includes(cellName(cell)));
  const seeds = deep ? 200 : 40;
  test.each(cells.map((cell) => [cellName(cell), cell] as const))(
    '%s',
    (_, cell) => {
      const made = cellScenario(cell, { ...defaultScope, anyNumber: false });
      if (!made.possible) return;
      const model = storageModel(buildWorld(made.scenario.litmus));
      const { violations, trace } = explore(model, { limits: { maxStates: 200_000 } });
      const shortest = new Map(violations.map(({ property, id }) => [property, trace(id).length]));
      if (shortest.size === 0) return;
      const run = createRunner(model);
      const ratios: number[] = [];
      for (let seed = 0; seed < seeds; seed++) {
        for (let at = 0; at < 2000; at++) {
          const found = run(defaultSchedulers[at % defaultSchedulers.length]!, {
            seed: `${seed} ${at}`,
            maxSteps: 1000,
          });
          if (found.violated === undefined) continue;
          const short = shortenRun(model, found.trace, found.violated);
          expect(createViolationTest(model, found.violated)(replay(model, short))).toBe(true);
          // Where the search met its limit before this property, the run is better than nothing.
          ratios.push(short.length / (shortest.get(found.violated) ?? short.length));
          break;
        }
      }
      expect(ratios.length).toBeGreaterThan(0.5 * seeds);
      ratios.sort((a, b) => a - b);
      expect({ median: ratios[ratios.length >> 1], worst: ratios.at(-1)! <= 2 }).toEqual({ median: 1, worst: true });
    },
    1_800_000,
  );
});
