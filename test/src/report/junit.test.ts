import { DOMParser } from '@xmldom/xmldom';
import { expect, test } from 'vitest';
import { junitText } from '../../../src/report/junit.ts';

test('whatever a case is called and says can be read back from the XML', () => {
  const hostile = 'a < b & "c" > \'d\'';
  const text = junitText({
    name: hostile,
    properties: { command: hostile },
    cases: [
      { className: 'a', name: 'passed' },
      { className: 'b', name: hostile, failure: { type: 't', message: `${hostile}\u0007`, text: `1 ${hostile}\n2` } },
    ],
    timeS: 1.5,
  });
  const document = new DOMParser({
    onError: (_, message) => {
      throw new Error(message);
    },
  }).parseFromString(text, 'text/xml');
  const suite = document.getElementsByTagName('testsuite')[0]!;
  expect(['name', 'tests', 'failures', 'time'].map((key) => suite.getAttribute(key))).toEqual([
    hostile,
    '2',
    '1',
    '1.500',
  ]);
  expect(document.getElementsByTagName('property')[0]!.getAttribute('value')).toBe(hostile);
  const failure = document.getElementsByTagName('failure')[0]!;
  expect([failure.getAttribute('message'), failure.textContent]).toEqual([hostile, `1 ${hostile}\n2`]);
  expect(document.getElementsByTagName('testcase')[0]!.childNodes.length).toBe(0);
});
