import { describe, expect, test } from 'vitest';
import type { DecidedProperty } from '../../../src/check/properties.ts';
import { checkSafety, checkSafetyInSlices, isVacuous, safetyOf } from '../../../src/check/safety.ts';
import { scenarioOf, stalePrefetch } from '../report/load.ts';
import { outcomeSet } from './outcomes.ts';

const violated: DecidedProperty = { name: 'stale-read', kind: 'always', found: { trace: [], explanation: 'x is old' } };
const held: DecidedProperty = { name: 'lost-write', kind: 'always' };
const reached: DecidedProperty = { name: 'moves', kind: 'sometimes', found: { trace: [], explanation: '' } };
const idle: DecidedProperty = { name: 'moves', kind: 'sometimes' };
const complete = outcomeSet([]).figures;
const cut = outcomeSet([], false).figures;

describe('a verdict', () => {
  test.each([
    ['safe', 'nothing is violated anywhere', [held, reached], complete],
    ['unsafe', 'something is', [violated, held, reached], complete],
    ['unsafe', 'something is, however little was searched', [violated, held, idle], cut],
    ['undecided', 'nothing is so far', [held, reached], cut],
  ])('is %s where %s', (verdict, _, properties, figures) => {
    const found = safetyOf(properties, figures);
    expect(found).toMatchObject({ verdict, figures });
    expect(found.violations).toEqual(
      verdict === 'unsafe' ? [{ property: 'stale-read', trace: [], explanation: 'x is old' }] : [],
    );
  });

  test('is vacuous where it is safe only because nothing happens', () => {
    expect(isVacuous(safetyOf([held, idle], complete))).toBe(true);
    expect(safetyOf([held, idle], complete).notReached).toEqual(['moves']);
    expect(isVacuous(safetyOf([held, reached], complete))).toBe(false);
    expect(isVacuous(safetyOf([violated, idle], complete))).toBe(false);
    expect(isVacuous(safetyOf([held, idle], cut))).toBe(false);
  });
});

test('a litmus test is searched once for all properties, in slices with the same result', async () => {
  const { litmus } = scenarioOf(stalePrefetch, 'stale.yaml');
  const found = checkSafety(litmus);
  expect(found).toMatchObject({
    verdict: 'safe',
    notReached: [],
    figures: { complete: true, states: 7, quiescent: 2 },
  });
  const inSlices = await checkSafetyInSlices(litmus);
  expect({ ...inSlices, figures: { ...inSlices.figures, elapsedMs: 0 } }).toEqual({
    ...found,
    figures: { ...found.figures, elapsedMs: 0 },
  });
  expect(checkSafety(litmus, { limits: { maxStates: 3 } })).toMatchObject({
    verdict: 'undecided',
    figures: { stoppedBy: 'states' },
  });
});
