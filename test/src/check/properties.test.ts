import { expect, test } from 'vitest';
import type { Property } from '../../../sim/model.ts';
import { choiceLabel } from '../../../sim/step.ts';
import { collectOutcomes } from '../../../src/check/collect.ts';
import { type State, staleReadModel, staleReadOutcome } from './stale-read-model.ts';

const property = (name: string, kind: Property<State>['kind'], holds: Property<State>['holds']): Property<State> => ({
  name,
  kind,
  holds,
  explain: ({ step, result }) => `after step ${step} the result is ${result}`,
});

test('the search that collects outcomes decides the properties too, each with a shortest run', () => {
  const model = {
    ...staleReadModel(),
    properties: [
      property('reads-new', 'always', ({ step, result }) => step < 3 || result === 1),
      property('storage-changes-late', 'always', ({ storage, step }) => storage === 0 || step > 1),
      property('reads-at-all', 'sometimes', ({ step }) => step === 3),
      property('crashes', 'sometimes', ({ crashed }) => crashed),
    ],
  };
  const { properties, outcomes } = collectOutcomes(model, staleReadOutcome);
  expect(outcomes).toEqual(collectOutcomes(staleReadModel(), staleReadOutcome).outcomes);
  expect(
    properties.map(({ name, kind, found }) => [
      name,
      kind,
      found?.trace.map((choice) => choiceLabel(model, choice)),
      found?.explanation,
    ]),
  ).toEqual([
    ['reads-new', 'always', ['D.read-before', 'S.write', 'D.read-after'], 'after step 3 the result is 0'],
    ['storage-changes-late', 'always', undefined, undefined],
    ['reads-at-all', 'sometimes', ['D.read-before', 'S.write', 'D.read-after'], 'after step 3 the result is 0'],
    ['crashes', 'sometimes', undefined, undefined],
  ]);
});
