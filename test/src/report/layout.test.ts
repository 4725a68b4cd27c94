import { expect, test } from 'vitest';
import { clip, table, wrap } from '../../../src/report/layout.ts';
import { createTheme } from '../../../src/report/theme.ts';

const narrow = createTheme({ unicode: true, width: 30 });

test('columns are as wide as they need to be', () => {
  const rows = [
    [{ text: 'iscsi' }, { text: '7' }],
    [{ text: 'nfs' }, { text: '1,234' }],
  ];
  expect(table([{ heading: 'storage' }, { heading: 'states', align: 'right' }], rows, narrow)).toEqual([
    'storage  states',
    'iscsi         7',
    'nfs       1,234',
  ]);
});

test('a line that is too long takes from the columns that exceed their share, and says where it cut', () => {
  const rows = [[{ text: 'a title that is far too long' }, { text: 'short' }, { text: '12,122' }]];
  const lines = table(
    [{ heading: 'scenario', share: 3 }, { heading: 'storage', share: 1 }, { heading: 'states' }],
    rows,
    narrow,
  );
  expect(lines[1]).toBe('a title that…  short    12,122');
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(30);
});

test('a cell prefers fewer words to being cut', () => {
  const rows = [[{ text: '20 × (aa, bb, cc, dd, ee, ff, gg)', shorter: ['20 × (…)', '20 runs'] }]];
  expect(table([{ heading: 'seen', share: 1 }], rows, createTheme({ unicode: true, width: 10 }))[1]).toBe('20 × (…)');
});

test('colours do not count as width', () => {
  const rows = [[{ text: 'ok', paint: (text: string) => `\x1b[32m${text}\x1b[39m` }, { text: 'x' }]];
  expect(table([{ heading: 'verdict' }, { heading: '' }], rows, narrow)[1]).toBe('\x1b[32mok\x1b[39m       x');
});

test('a column without any text is left out', () => {
  const rows = [[{ text: 'a' }, { text: '' }, { text: 'c' }]];
  expect(table([{ heading: 'one' }, { heading: 'two' }, { heading: 'three' }], rows, narrow)).toEqual([
    'one  three',
    'a    c',
  ]);
});

test('a column that gets too little room to be of use is left out', () => {
  const rows = [[{ text: 'some-file-name' }, { text: 'a title that is far too long' }, { text: '12,122' }]];
  const columns = [{ heading: 'file' }, { heading: 'title', share: 1, least: 8, leaveOut: 1 }, { heading: 'states' }];
  const wide = createTheme({ unicode: true, width: 32 });
  expect(table(columns, rows, wide)).toEqual(['file            title     states', 'some-file-name  a title…  12,122']);
  expect(table(columns, rows, narrow)).toEqual(['file            states', 'some-file-name  12,122']);
});

test('what fewer words leave over goes to the other columns', () => {
  const rows = [[{ text: 'a title that is rather long' }, { text: 'a = 0; b = 1; c = 2', shorter: ['3'] }]];
  const columns = [
    { heading: 'title', share: 1 },
    { heading: '#', share: 1 },
  ];
  expect(table(columns, rows, narrow)[1]).toBe('a title that is rather long  3');
});

test('what must not be cut has a line of its own where it is too long', () => {
  const rows = [
    [{ text: '✓' }, { text: 'short' }, { text: '7' }],
    [{ text: '✗' }, { text: 'longer-than-anything-else-here' }, { text: '1,234,567' }],
  ];
  const columns = [
    { heading: '' },
    { heading: 'file', whole: true as const },
    { heading: 'states', align: 'right' as const },
  ];
  expect(table(columns, rows, narrow)).toEqual([
    '   file                 states',
    '✓  short                     7',
    '✗  longer-than-anything-else-here',
    '                     1,234,567',
  ]);
});

test('a text spans the columns', () => {
  expect(table([{ heading: 'a' }], ['a line of its own'], narrow)).toEqual(['a', 'a line of its own']);
});

test('cutting keeps within the width, in ASCII too', () => {
  expect(clip('abcdef', 6, narrow)).toBe('abcdef');
  expect(clip('abcdef', 5, narrow)).toBe('abcd…');
  expect(clip('abcdef', 5, createTheme({ unicode: false, width: 30 }))).toBe('ab...');
});

test('lines are broken at blanks only', () => {
  expect(wrap('one two three four', 9)).toEqual(['one two', 'three', 'four']);
  expect(wrap('one two three', 9, '  ')).toEqual(['one two', '  three']);
  expect(wrap('incomprehensibilities are long', 10)).toEqual(['incomprehensibilities', 'are long']);
});
