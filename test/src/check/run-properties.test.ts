import { expect, test } from 'vitest';
import type { Property } from '../../../sim/model.ts';
import { collectOutcomes } from '../../../src/check/collect.ts';
import { violationsOfRun } from '../../../src/check/run-properties.ts';
import { type State, staleReadModel, staleReadOutcome } from './stale-read-model.ts';

const property = (name: string, holds: Property<State>['holds'], at?: 'quiescent'): Property<State> => ({
  name,
  kind: 'always',
  ...(at === undefined ? {} : { at }),
  holds,
  explain: ({ step }) => `in step ${step}`,
});

test('each property is violated where the run first violates it, the others not at all', () => {
  const model = {
    ...staleReadModel(),
    properties: [
      property('ends-new', ({ result }) => result === 1, 'quiescent'),
      property('storage-stays', ({ storage }) => storage === 0),
      property('ends', () => true, 'quiescent'),
      { ...property('is-done', ({ step }) => step === 3), kind: 'sometimes' as const },
    ],
  };
  const [stale, fresh] = collectOutcomes(model, staleReadOutcome).outcomes;
  expect(violationsOfRun(model, stale?.witness ?? [])).toEqual([
    { property: 'storage-stays', explanation: 'in step 2', step: 2 },
    { property: 'ends-new', explanation: 'in step 3', step: 3 },
  ]);
  expect(violationsOfRun(model, fresh?.witness ?? []).map(({ property: name }) => name)).toEqual(['storage-stays']);
  expect(violationsOfRun(model, [])).toEqual([]);
});
