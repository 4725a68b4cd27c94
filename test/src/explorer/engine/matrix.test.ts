import { expect, test } from 'vitest';
import { createInProcessClient } from '../../../../src/explorer/engine/in-process.ts';
import { matrixPlan } from '../../../../src/explorer/engine/matrix.ts';
import { stalemate } from '../../cli/harness.ts';

const deep = process.env.STALEMATE_DEEP === '1';
const ask = createInProcessClient();

/** What `stalemate matrix --json` says of each cell that is possible. */
interface CellJson {
  readonly verdict: string;
  readonly vacuous: boolean;
  readonly states: number;
  readonly complete: boolean;
  readonly hash: string;
  readonly counterexamples: readonly { readonly property: string; readonly run: readonly string[] }[];
}

test('the plan is the default matrix of the command line', () => {
  const { axes, cells } = matrixPlan({ storages: [] });
  expect(axes.map(({ name, values }) => [name, values.length])).toEqual([
    ['storage', 10],
    ['format', 3],
    ['cache', 5],
    ['qemu', 2],
  ]);
  expect(cells).toHaveLength(300);
  expect(cells[0]!.at).toEqual([0, 0, 0, 0]);
  expect(cells.at(-1)!.at).toEqual([9, 2, 4, 1]);
  for (const { scenario, impossible } of cells) expect(scenario === null).toBe(impossible !== null);
});

test('an unknown storage is refused', () => {
  expect(() => matrixPlan({ storages: ['floppy'] })).toThrow('there is no storage "floppy"');
});

const storages = deep ? matrixPlan({ storages: [] }).axes[0]!.values : ['iscsi'];

test.each(storages)('every cell of %s is decided as on the command line', async (storage) => {
  const { stdout } = await stalemate(['matrix', '--storage', storage, '--json']);
  const expected = JSON.parse(stdout) as readonly CellJson[];
  const { cells, limits } = matrixPlan({ storages: [storage] });
  const possible = cells.flatMap(({ scenario }) => (scenario === null ? [] : [scenario]));
  expect(possible).toHaveLength(expected.length);
  for (const [index, scenario] of possible.entries()) {
    const { verdict, vacuous, states, complete, hash, counterexamples } = expected[index]!;
    expect(await ask('open', scenario)).toMatchObject({ kind: 'opened', scenario: { hash } });
    expect(await ask('matrix-cell', { scenario, limits })).toEqual({
      verdict,
      vacuous,
      states,
      complete,
      letters: expect.stringMatching(verdict === 'unsafe' && !complete ? /^[A-Z]+\+$/ : /^[A-Z]*$/),
      violations: counterexamples.map(({ property, run }) => ({ property, run })),
    });
  }
});
