import { describe, expect, test } from 'vitest';
import type { Finding } from '../../../src/check/findings.ts';
import { type Claims, judge, worst } from '../../../src/check/judge.ts';
import type { DecidedProperty } from '../../../src/check/properties.ts';
import type { Expectation } from '../../../src/scenario/types.ts';
import { outcomeSet, pattern } from './outcomes.ts';

const stale = { before: '0', after: '0!' };
const fresh = { before: '0', after: '1' };
const both = outcomeSet([stale, fresh]);

function claims(expectation: Expectation, observed: Claims['observed'] = []): Claims {
  return { expectation, observed };
}

function summary(findings: readonly Finding[]): string[] {
  return findings.map(summaryOf);
}

function summaryOf(finding: Finding): string {
  const certainty = finding.certain ? '' : ' (perhaps)';
  const clause = finding.clause === undefined ? '' : ` ${finding.clause}`;
  switch (finding.kind) {
    case 'missing':
      return `missing${clause}: ${finding.expected}${certainty}`;
    case 'extra':
      return `extra${clause}: ${finding.reached.key}`;
    case 'wrong-mark':
      return `wrong-mark${clause}: ${finding.reached.key}, not ${finding.expected}`;
    case 'violated':
      return `violated: ${finding.property} (${finding.explanation})`;
    case 'not-violated':
      return `not violated: ${finding.property}${certainty}`;
    case 'vacuous':
      return `vacuous${clause}: ${finding.reason}${certainty}`;
  }
}

describe('exactly', () => {
  test('holds when the sets are equal, lists multiplied out', () => {
    const result = judge(claims({ exactly: [pattern({ before: '0', after: ['0!', '1'] })] }), { full: both });
    expect(result).toMatchObject({ verdict: 'as-expected', findings: [] });
  });

  test.each([
    ['an outcome too many', [pattern(stale)], ['extra exactly: before = 0, after = 1']],
    ['one too few', [pattern({ before: '0', after: ['0!', '1', '2'] })], ['missing exactly: before = 0, after = 2']],
    [
      'a mark forgotten',
      [pattern({ before: '0', after: ['0', '1'] })],
      ['wrong-mark exactly: before = 0, after = 0!, not before = 0, after = 0'],
    ],
    [
      'a mark too many',
      [pattern({ before: '0', after: ['0!', '1!'] })],
      ['wrong-mark exactly: before = 0, after = 1, not before = 0, after = 1!'],
    ],
  ])('%s is a contradiction', (_, exactly, expected) => {
    const { verdict, findings } = judge(claims({ exactly }), { full: both });
    expect(verdict).toBe('not-as-expected');
    expect(summary(findings)).toEqual(expected);
  });

  test('a value that occurs with and without mark needs both', () => {
    const full = outcomeSet([{ after: '0!' }, { after: '0' }]);
    expect(judge(claims({ exactly: [pattern({ after: ['0', '0!'] })] }), { full }).verdict).toBe('as-expected');
    const { findings } = judge(claims({ exactly: [pattern({ after: '0' })] }), { full });
    expect(summary(findings)).toEqual(['wrong-mark exactly: after = 0!, not after = 0']);
  });
});

test('quiet is compared with the quiet model only', () => {
  const expectation = { exactly: [pattern({ before: '0', after: ['0!', '1'] })], quiet: [pattern(stale)] };
  expect(judge(claims(expectation), { full: both, quiet: outcomeSet([stale]) }).verdict).toBe('as-expected');
  const { findings } = judge(claims(expectation), { full: both, quiet: both });
  expect(summary(findings)).toEqual(['extra quiet: before = 0, after = 1']);
});

describe('always, never, sometimes', () => {
  test('partial patterns match, marks count only where written', () => {
    const expectation = {
      always: [pattern({ before: '0' })],
      never: [pattern({ after: '2' })],
      sometimes: [pattern({ after: '0' })],
    };
    expect(judge(claims(expectation), { full: both })).toMatchObject({ verdict: 'as-expected', findings: [] });
  });

  test.each<[string, Expectation, string]>([
    ['always', { always: [pattern({ after: '1' })] }, 'extra always: before = 0, after = 0!'],
    ['never', { never: [pattern({ after: '0' })] }, 'extra never: before = 0, after = 0!'],
    ['never with a mark', { never: [pattern({ after: '0!' })] }, 'extra never: before = 0, after = 0!'],
    ['sometimes', { sometimes: [pattern({ after: '1!' })] }, 'missing sometimes: after = 1!'],
  ])('%s is contradicted', (_, expectation, expected) => {
    const { verdict, findings } = judge(claims(expectation), { full: both });
    expect(verdict).toBe('not-as-expected');
    expect(summary(findings)).toEqual([expected]);
  });

  test('never is vacuous where the step that fills the register cannot run', () => {
    const full = outcomeSet([{ before: '0', after: '-' }]);
    const { verdict, findings } = judge(claims({ never: [pattern({ after: '0!' })] }), { full });
    expect(verdict).toBe('not-as-expected');
    expect(summary(findings)).toEqual(['vacuous never: no step ever fills after']);
    expect(judge(claims({ never: [pattern({ before: '-' })] }), { full }).verdict).toBe('as-expected');
    const sofar = outcomeSet([{ before: '0', after: '-' }], false);
    expect(summary(judge(claims({ never: [pattern({ after: '0!' })] }), { full: sofar }).findings)).toEqual([
      'vacuous never: no run found so far fills after (perhaps)',
    ]);
  });
});

describe('an incomplete search', () => {
  const some = outcomeSet([stale], false);

  test('never confirms anything', () => {
    expect(judge(claims({ exactly: [pattern(stale)] }), { full: some })).toMatchObject({
      verdict: 'undecided',
      findings: [],
    });
    expect(judge(claims({}), { full: some }).verdict).toBe('undecided');
  });

  test('cannot say that an outcome is missing', () => {
    const { verdict, findings } = judge(claims({ exactly: [pattern(stale), pattern(fresh)] }), { full: some });
    expect(verdict).toBe('undecided');
    expect(summary(findings)).toEqual(['missing exactly: before = 0, after = 1 (perhaps)']);
  });

  test('contradicts when it reached what it should not', () => {
    expect(judge(claims({ never: [pattern({ after: '0!' })] }), { full: some }).verdict).toBe('not-as-expected');
    expect(judge(claims({ exactly: [pattern(fresh)] }), { full: some }).verdict).toBe('not-as-expected');
  });

  test('of the quiet model alone leaves the verdict open too', () => {
    const expectation = { exactly: [pattern(stale), pattern(fresh)], quiet: [pattern(stale)] };
    expect(judge(claims(expectation), { full: both, quiet: some }).verdict).toBe('undecided');
  });
});

describe('outcomes seen on real systems', () => {
  const seen = (registers: Readonly<Record<string, string>>) => [
    { id: 'A1', where: 'two loop devices', versions: {}, outcomes: [{ count: 20, registers }] },
  ];

  test('must lie inside the set of the model; registers not recorded are free', () => {
    const { verdict, observed } = judge(claims({}, seen({ after: '0' })), { full: both });
    expect(verdict).toBe('as-expected');
    expect(observed).toEqual([
      { id: 'A1', where: 'two loop devices', count: 20, registers: { after: '0' }, standing: 'inside' },
    ]);
  });

  test('one outside it means that the model is wrong, whatever was expected', () => {
    const { verdict, observed } = judge(
      claims({ exactly: [pattern({ before: '0', after: ['0!', '1'] })] }, seen({ after: '7' })),
      { full: both },
    );
    expect(verdict).toBe('not-as-expected');
    expect(observed[0]?.standing).toBe('outside');
  });

  test('a mark that was recorded must be right', () => {
    expect(judge(claims({}, seen({ after: '1!' })), { full: both }).verdict).toBe('not-as-expected');
    expect(judge(claims({}, seen({ after: '0!' })), { full: both }).verdict).toBe('as-expected');
  });

  test('may yet turn up while the search is not complete', () => {
    const { verdict, observed } = judge(claims({}, seen({ after: '1' })), { full: outcomeSet([stale], false) });
    expect([verdict, observed[0]?.standing]).toEqual(['undecided', 'not-reached']);
  });
});

test('a search in which no run comes to an end proves nothing', () => {
  const { verdict, findings } = judge(claims({ always: [pattern({ after: '1' })] }), { full: outcomeSet([]) });
  expect(verdict).toBe('not-as-expected');
  expect(summary(findings)).toEqual(['vacuous: no run comes to an end']);
  const sofar = judge(claims({ always: [pattern({ after: '1' })] }), { full: outcomeSet([], false) });
  expect(sofar.verdict).toBe('undecided');
  expect(summary(sofar.findings)).toEqual(['vacuous: the search has not reached the end of any run (perhaps)']);
});

describe('properties', () => {
  const violated = { name: 'stale-read', kind: 'always', found: { trace: [], explanation: 'x is old' } } as const;
  const held = { name: 'lost-write', kind: 'always' } as const;
  const reached = { name: 'guest-moves', kind: 'sometimes', found: { trace: [], explanation: '' } } as const;
  const idle = { name: 'guest-moves', kind: 'sometimes' } as const;
  const judged = (properties: readonly DecidedProperty[], listed: readonly string[], complete = true) => {
    const full = { ...outcomeSet([{}], complete), properties };
    const { verdict, findings } = judge({ ...claims({}), properties: { violated: listed, line: 9 } }, { full });
    return [verdict, ...summary(findings)];
  };

  test('exactly the listed ones are violated', () => {
    expect(judged([violated, held, reached], ['stale-read'])).toEqual(['as-expected']);
    expect(judged([held, reached], [])).toEqual(['as-expected']);
    expect(judged([violated, held, reached], [])).toEqual(['not-as-expected', 'violated: stale-read (x is old)']);
    expect(judged([held, reached], ['lost-write'])).toEqual(['not-as-expected', 'not violated: lost-write']);
  });

  test('where none is violated, what should happen once must happen', () => {
    expect(judged([held, idle], [])).toEqual(['not-as-expected', 'vacuous properties: no run reaches guest-moves']);
    expect(judged([violated, idle], ['stale-read'])).toEqual(['as-expected']);
  });

  test('an incomplete search confirms nothing, but contradicts what it found', () => {
    expect(judged([held, reached], [], false)).toEqual(['undecided']);
    expect(judged([violated, reached], ['stale-read'], false)).toEqual(['undecided']);
    expect(judged([violated, reached], [], false)).toEqual(['not-as-expected', 'violated: stale-read (x is old)']);
    expect(judged([held, idle], ['lost-write'], false)).toEqual([
      'undecided',
      'not violated: lost-write (perhaps)',
      'vacuous properties: no run found so far reaches guest-moves (perhaps)',
    ]);
  });

  test('a file that says nothing about them is not contradicted by them', () => {
    const full = { ...outcomeSet([{}]), properties: [violated, idle] };
    expect(judge(claims({}), { full }).verdict).toBe('nothing-expected');
  });
});

describe('a file that expects nothing', () => {
  test('is neither confirmed nor contradicted', () => {
    expect(judge(claims({}), { full: both }).verdict).toBe('nothing-expected');
    expect(judge(claims({ never: [], sometimes: [] }), { full: both }).verdict).toBe('nothing-expected');
    expect(judge(claims({}), { full: outcomeSet([stale], false) }).verdict).toBe('undecided');
  });

  test('is another matter than one that expects no outcome, or was measured', () => {
    expect(judge(claims({ exactly: [] }), { full: both }).verdict).toBe('not-as-expected');
    const observed = [{ id: 'A1', versions: {}, outcomes: [{ registers: { after: '0' } }] }];
    expect(judge(claims({}, observed), { full: both }).verdict).toBe('as-expected');
  });
});

test('among several verdicts the worst counts', () => {
  expect(worst([])).toBe('as-expected');
  expect(worst(['as-expected', 'undecided'])).toBe('undecided');
  expect(worst(['nothing-expected', 'as-expected'])).toBe('as-expected');
  expect(worst(['nothing-expected'])).toBe('nothing-expected');
  expect(worst(['undecided', 'not-as-expected', 'as-expected'])).toBe('not-as-expected');
});
