import { describe, expect, it } from 'vitest';
import { countStates, differences, readGolden } from './state-counts.ts';

describe('the number of states and transitions', () => {
  it('of every shipped scenario is what it was when last reviewed', () => {
    const changed = differences(readGolden(), countStates());
    const advice = 'if that is meant: npx tsx test/golden/promote.ts, and review the diff';
    expect(changed.length === 0 ? '' : [...changed, advice].join('\n')).toBe('');
  });

  it('is compared line by line', () => {
    expect(differences({ a: '1', b: '2' }, { a: '1', b: '3', c: '4' })).toEqual([
      'b\n  was 2\n  is  3',
      'c\n  was not there\n  is  4',
    ]);
  });
});
