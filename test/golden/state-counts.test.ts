import { describe, expect, it } from 'vitest';
import { shippedScenarios } from '../helpers/shipped-scenarios.ts';
import { differences, goldenName, readGolden } from './state-counts.ts';

// Each count is compared where each scenario is searched, in test/scenarios/every-search.test.ts.
describe('the number of states and transitions', () => {
  it('is written down for every shipped scenario, and for no other', () => {
    expect(Object.keys(readGolden()).sort()).toEqual(
      shippedScenarios()
        .map(({ path }) => goldenName(path))
        .sort(),
    );
  });

  it('is compared line by line', () => {
    expect(differences({ a: '1', b: '2' }, { a: '1', b: '3', c: '4' })).toEqual([
      'b\n  was 2\n  is  3',
      'c\n  was not there\n  is  4',
    ]);
  });
});
