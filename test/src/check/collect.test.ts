import { expect, test } from 'vitest';
import { choiceLabel } from '../../../sim/step.ts';
import { collectOutcomes, endsBy, outcomeSetOf } from '../../../src/check/collect.ts';
import { exploreProblemInSlices } from '../../../src/search/explore.ts';
import { staleReadModel, staleReadOutcome } from './stale-read-model.ts';

test('every outcome is found, with a shortest run that ends in it', () => {
  const model = staleReadModel();
  const { outcomes, figures } = collectOutcomes(model, staleReadOutcome);
  expect(outcomes.map(({ key, witness }) => [key, witness.map((choice) => choiceLabel(model, choice))])).toEqual([
    ['before = 0, after = 0!', ['D.read-before', 'S.write', 'D.read-after']],
    ['before = 0, after = 1', ['D.read-before', 'S.write', 'D.evict', 'D.read-after']],
  ]);
  expect(figures).toMatchObject({ complete: true, states: 7, quiescent: 2, depth: 4 });
  expect(figures.stoppedBy).toBeUndefined();
});

test('a fault may strike but need not: states in which only it is left are ends of runs', () => {
  const { outcomes } = collectOutcomes(staleReadModel({ crashes: true }), staleReadOutcome);
  expect(outcomes.map(({ key }) => key)).toEqual([
    'before = 0, after = 0!',
    'before = 0, after = 1',
    'before = 0, after = -',
    'before = -, after = -',
  ]);
});

test('of several states with the same outcome the nearest one gives the run', () => {
  const model = staleReadModel({ crashes: true });
  const { outcomes } = collectOutcomes(model, staleReadOutcome);
  const cut = outcomes.find(({ key }) => key === 'before = 0, after = -');
  expect(cut?.states).toBeGreaterThan(1);
  expect(cut?.witness.map((choice) => choiceLabel(model, choice))).toEqual(['D.read-before', 'S.crash']);
});

test('without eviction the old copy stays for ever', () => {
  const { outcomes } = collectOutcomes(staleReadModel({ evicts: false }), staleReadOutcome);
  expect(outcomes.map(({ key }) => key)).toEqual(['before = 0, after = 0!']);
});

test('a limit ends the search with what was found so far, and says so', () => {
  const { outcomes, figures } = collectOutcomes(staleReadModel(), staleReadOutcome, { limits: { maxStates: 3 } });
  expect(figures).toMatchObject({ complete: false, stoppedBy: 'states' });
  expect(outcomes).toEqual([]);
});

test('searching in slices finds the same', async () => {
  const model = staleReadModel({ crashes: true });
  const inSlices = await exploreProblemInSlices({ model, endOf: endsBy(staleReadOutcome) });
  expect(outcomeSetOf(model, inSlices).outcomes).toEqual(collectOutcomes(model, staleReadOutcome).outcomes);
});
