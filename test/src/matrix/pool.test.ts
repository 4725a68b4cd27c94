import { expect, test } from 'vitest';
import type { Decision } from '../../../src/matrix/decide.ts';
import { decideAll } from '../../../src/matrix/pool.ts';
import { hugeScenario } from '../cli/harness.ts';
import { scenarioOf, stalePrefetch } from '../report/load.ts';

const small = scenarioOf(stalePrefetch, 'small.yaml').litmus;
const huge = scenarioOf(hugeScenario, 'huge.yaml').litmus;

function withoutTimes(decisions: readonly (Decision | undefined)[]): unknown[] {
  return decisions.map((one) => one && { ...one, figures: { ...one.figures, elapsedMs: 0 } });
}

test('threads decide the same as this one, in the order of the tests', async () => {
  const tests = [small, huge, small];
  const limits = { maxStates: 2000 };
  const begun: number[] = [];
  const here = await decideAll(tests, { jobs: 1, limits });
  const there = await decideAll(tests, { jobs: 2, limits, onBegin: (index) => begun.push(index) });
  expect(withoutTimes(there)).toEqual(withoutTimes(here));
  expect(here.map((one) => [one?.verdict, one?.figures.states])).toEqual([
    ['safe', 7],
    ['undecided', 2000],
    ['safe', 7],
  ]);
  expect(begun.sort()).toEqual([0, 1, 2]);
});

test.each([1, 2])('with %i at once, Ctrl-C ends the searches that run and begins no other', async (jobs) => {
  let stop = false;
  const decisions = await decideAll([huge, huge, huge], {
    jobs,
    onProgress: () => {
      stop = true;
    },
    shouldStop: () => stop,
  });
  expect(decisions.map((one) => one?.figures.stoppedBy)).toEqual(
    jobs === 1 ? ['interrupted', undefined, undefined] : ['interrupted', 'interrupted', undefined],
  );
});

test('an error in a thread is an error here', async () => {
  const broken = { ...small, sectors: [] };
  await expect(decideAll([broken, small], { jobs: 2 })).rejects.toThrow('the scenario declares no sector');
});
