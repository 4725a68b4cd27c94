import { expect, test } from 'vitest';
import { expectedText } from '../../../src/report/expected-text.ts';
import { shippedScenario } from '../../helpers/sample-runs.ts';

test.each([
  ['litmus/l02-machines-2011', 'stored = 1, after = {0!, 1}; unsafe: stale-read'],
  ['thread/24a-liguori-gfs2-raw-none', 'safe'],
])('what %s expects is one line', (name, expected) => {
  expect(expectedText(shippedScenario(name))).toBe(expected);
});

test('each part of what a file can expect is named, and nothing where it expects nothing', () => {
  const line = 1;
  const is = (value: string) => ({ registers: { r: [{ value }] }, line });
  const expectation = { always: [is('0'), is('1')], never: [is('2')], sometimes: [is('1')] };
  expect(expectedText({ expectation })).toBe('always r = 0 or r = 1; never r = 2; sometimes r = 1');
  expect(expectedText({ expectation: {} })).toBeNull();
});
