import { describe, expect, test } from 'vitest';
import type { Cause } from '../../../src/explain/causes.ts';
import { causeSentences, partLegend } from '../../../src/report/cause-sentences.ts';

const steps = ['opens', 'writes', 'loses power', 'reads'].map((text) => ({ actor: 'S', text }));
const cause = (step: number, more: Partial<Cause> = {}): Cause => ({
  step,
  left: [],
  because: [],
  rules: [],
  origin: 'planned',
  ...more,
});

describe('every sentence has a cause', () => {
  test('earlier sentences by their number, not by their step, and rules', () => {
    const causes = [
      cause(0, { left: ['file open'] }),
      cause(1, { because: [0] }),
      cause(3, { because: [0, 1], rules: ['page-cache.hit'] }),
    ];
    expect(causeSentences(causes, steps, [3], 'it is old')).toEqual([
      { what: 'Step 1 (S: opens): file open', cause: 'nothing keeps it from doing so' },
      { what: 'Step 2 (S: writes)', cause: '(1)' },
      { what: 'Step 4 (S: reads)', cause: '(1), (2) and the rule page-cache.hit' },
    ]);
  });

  test('else what made it happen', () => {
    const made = (more: Partial<Cause>) => causeSentences([cause(2, more)], steps, [], '')[0]?.cause;
    expect(made({ dueAfter: 1 })).toBe('it was due after step 2');
    expect(made({ origin: 'script', dueAfter: 1 })).toBe('the scenario asks for it');
    expect(made({ origin: 'spontaneous' })).toBe('that may happen at any moment');
    expect(made({ origin: 'fault', dueAfter: 1 })).toBe('it is a fault, which may strike at any moment');
  });

  test('the violation itself comes last, where no step says it', () => {
    const causes = [cause(0), cause(1)];
    expect(causeSentences(causes, steps, [0, 1], 'the write is lost').at(-1)).toEqual({
      what: 'So the write is lost',
      cause: '(1) and (2)',
    });
  });
});

test('the legend explains no sign that does not occur', () => {
  expect(partLegend(['moves', 'allows'])).not.toContain('~');
  expect(partLegend(['moves', 'idle'])).toContain('~ has no part in it');
});
