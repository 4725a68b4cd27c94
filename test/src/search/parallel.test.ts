import { describe, expect, test } from 'vitest';
import type { ExploreOptions } from '../../../src/search/exploration.ts';
import { exploreProblem } from '../../../src/search/explore.ts';
import { exploreParallel, type ParallelOptions } from '../../../src/search/parallel.ts';
import { problemOf, type Task } from '../../../src/search/problem.ts';
import { outcome } from '../../../src/search/shared-control.ts';
import { everything } from './everything.ts';
import { brokenTask, migTask, twoPhaseCommitTask } from './problems.ts';

/** Reductions leave too few states to share. */
const plain = { withoutReductions: 'all' } as const;

const known = new Map<string, ReturnType<typeof everything>>();

/** What one thread finds; most tests compare with the same few searches, each made once. */
async function alone(task: Task, options: ExploreOptions<unknown> = {}) {
  const key = JSON.stringify([task, options]);
  const found = known.get(key) ?? everything(exploreProblem(await problemOf(task), { ...plain, ...options }));
  known.set(key, found);
  return found;
}

/** With threads from the first states on, so that they meet every part of the search. */
async function together(task: Task, options: ParallelOptions) {
  const returns: number[] = [];
  const found = await exploreParallel(task, {
    ...plain,
    ...options,
    tuning: {
      minStates: 20,
      minFrontier: 8,
      patient: true,
      onReturn: (why) => returns.push(why),
      ...options.tuning,
    },
  });
  return { found: everything(found), returns };
}

const mig3 = migTask({ sectors: 3, versions: 2, fix: false });
const commit = twoPhaseCommitTask({ participants: 5 });

describe.each([
  ['mig', mig3],
  ['two-phase commit', commit],
])('%s', (_, task) => {
  test.each([
    [1, 'in one thread, which is no thread'],
    [2, 'in two'],
    [3, 'in three'],
  ])('the same states, ids, parents, counts, findings and ends with %i (%s)', async (threads) => {
    const { found, returns } = await together(task, { threads });
    expect(found).toEqual(await alone(task));
    expect(returns.length > 0).toBe(threads > 1);
  });

  test('the same with the reductions of the model', async () => {
    const reduced = { withoutReductions: [] };
    const { found } = await together(task, { threads: 2, ...reduced });
    expect(found).toEqual(await alone(task, reduced));
  });

  test.each(['a', 'b'])('the same when threads overtake each other at random, seed %s', async (delaySeed) => {
    const { found } = await together(task, { threads: 3, tuning: { delaySeed } });
    expect(found).toEqual(await alone(task));
  });
});

test('a large search with the usual settings', async () => {
  const task = migTask({ sectors: 4, versions: 1, fix: true });
  const { found, returns } = await together(task, { threads: 2, tuning: { minStates: 1000, minFrontier: 500 } });
  expect(found).toEqual(await alone(task));
  expect(returns).toContain(outcome.small);
});

describe('a search that ends early ends where one thread would have ended', () => {
  test.each([21, 500, 5_000, 20_000])('after %i states', async (maxStates) => {
    const { found, returns } = await together(mig3, { threads: 2, limits: { maxStates } });
    expect(found).toMatchObject({ complete: false, stoppedBy: 'states', states: maxStates });
    expect(found).toEqual(await alone(mig3, { limits: { maxStates } }));
    if (maxStates > 500) expect(returns).toContain(outcome.oneByOne);
  });

  test('exactly as many states as there are is enough', async () => {
    const { states } = await alone(mig3);
    const { found } = await together(mig3, { threads: 2, limits: { maxStates: states } });
    expect(found).toMatchObject({ complete: true, states });
  });

  test('at the first violation', async () => {
    const { found, returns } = await together(mig3, { threads: 2, stopAtFirstViolation: true });
    expect(found).toMatchObject({ complete: false, stoppedBy: 'violation' });
    expect(found).toEqual(await alone(mig3, { stopAtFirstViolation: true }));
    expect(returns).toContain(outcome.oneByOne);
  });
});

describe('whoever stops it gets what was found so far', () => {
  const large = migTask({ sectors: 5, versions: 2, fix: false });

  test('Ctrl-C', async () => {
    let states = 0;
    const found = await exploreParallel(large, {
      ...plain,
      threads: 2,
      tuning: { minStates: 100, minFrontier: 50, patient: true },
      onProgress: (progress) => {
        states = progress.states;
      },
      // By then a violation was reached, on a busy machine as well.
      shouldStop: () => states > 20_000,
    });
    expect(found).toMatchObject({ complete: false, stoppedBy: 'interrupted' });
    const [violation] = found.violations;
    expect(violation?.property).toBe('no-stale-read');
    expect(found.trace(violation?.id ?? -1)).toHaveLength(6);
    expect(found.state(found.states - 1)).toBeDefined();
    expect(found.trace(found.states - 1)).toHaveLength(found.depth);
  });

  test('the time limit', async () => {
    const found = await exploreParallel(large, {
      ...plain,
      threads: 2,
      limits: { timeLimitMs: 1500 },
      tuning: { minStates: 100, minFrontier: 50, patient: true },
    });
    expect(found).toMatchObject({ complete: false, stoppedBy: 'time' });
  });
});

test('the memory limit ends it below the limit', async () => {
  const maxBytes = 2 ** 26;
  const found = await exploreParallel(migTask({ sectors: 5, versions: 2, fix: true }), {
    ...plain,
    threads: 2,
    limits: { maxBytes },
    tuning: { minStates: 1000, minFrontier: 500, patient: true },
  });
  expect(found).toMatchObject({ complete: false, stoppedBy: 'memory' });
  expect(found.bytes).toBeLessThanOrEqual(maxBytes);
  expect(found.bytes).toBeGreaterThan(maxBytes / 3);
  expect(found.trace(found.states - 1)).toHaveLength(found.depth);
});

test('an error in a thread is an error of the search', async () => {
  await expect(together(brokenTask(100), { threads: 2 })).rejects.toThrow('expected a whole number in 0..200');
});

test('a task that names nothing is refused', async () => {
  await expect(exploreParallel({ ...mig3, factory: 'nothing' }, { threads: 2 })).rejects.toThrow(
    'exports no function nothing',
  );
});
