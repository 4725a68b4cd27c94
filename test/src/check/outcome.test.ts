import { expect, test } from 'vitest';
import { compareOutcomes, compareValues, outcomeText } from '../../../src/check/outcome.ts';
import { outcome } from './outcomes.ts';

test('numbers come before words and are ordered by size', () => {
  expect(['eof', '10', 'aa', '9', '-', '128'].sort(compareValues)).toEqual(['9', '10', '128', '-', 'aa', 'eof']);
});

test('the order of outcomes is that of the first register that differs, old data before new', () => {
  const sorted = [
    outcome({ before: '0', after: '1' }),
    outcome({ before: '0', after: '0' }),
    outcome({ before: '0', after: '0!' }),
    outcome({ before: '-', after: '0' }),
  ].sort(compareOutcomes);
  expect(sorted.map(outcomeText)).toEqual([
    'before = 0, after = 0!',
    'before = 0, after = 0',
    'before = 0, after = 1',
    'before = -, after = 0',
  ]);
});
