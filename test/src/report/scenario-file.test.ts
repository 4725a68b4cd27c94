import { expect, test } from 'vitest';
import { storageModel } from '../../../sim/storage/storage-model.ts';
import { buildWorld } from '../../../sim/storage/world.ts';
import { checkScenario, outcomesOf } from '../../../src/check/outcomes-of.ts';
import { traceNames } from '../../../src/check/trace-names.ts';
import { savedRun } from '../../../src/report/saved-run.ts';
import { scenarioWithRun } from '../../../src/report/scenario-file.ts';
import { scenarioOf, stalePrefetch } from './load.ts';

test('a saved run is a scenario that says where it comes from and expects its own outcome', () => {
  const { litmus, hash } = scenarioOf(stalePrefetch);
  const model = storageModel(buildWorld(litmus));
  const [stale] = outcomesOf(litmus).outcomes;
  if (stale === undefined) throw new Error('no outcome');
  const text = scenarioWithRun(
    stalePrefetch,
    savedRun(litmus, traceNames(model, stale.witness)),
    stale.outcome,
    'Outcome 1 of 2.',
  );
  expect(text).toMatchInlineSnapshot(`
    "stalemate: 1
    title: Stale prefetch over iSCSI
    shows: A page cached before the write stays old.
    storage: iscsi
    hosts: {S: direct, D: buffered}
    steps:
      - D: read x -> before
      - S: write x 1
      - D: read x -> after
    note: Outcome 1 of 2.
    outcomes:
      sometimes:
        - {before: 0, after: 0!}
    trace:
      model: "2"
      digest: f1bea264dab8714c
      choices:
        - step 1
        - step 2
        - step 3
    "
  `);
  const saved = scenarioOf(text);
  expect(saved.hash).toBe(hash);
  expect(checkScenario(saved).verdict).toBe('as-expected');
});
