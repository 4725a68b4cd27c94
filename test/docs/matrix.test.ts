import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { defaultMatrix, fillMatrix } from '../../src/docs/matrix-blocks.ts';
import { matrixTable } from '../../src/report/matrix-markdown.ts';

const readme = readFileSync('README.md', 'utf8');
const page = readFileSync('docs/matrix.md', 'utf8');

/** The first table of the first generated block. */
function tableOf(document: string): string {
  return /<!-- generated: matrix.* -->\n((?:\|.*\n)+)/.exec(document)?.[1]?.trim() ?? '';
}

/** Without the letters: what is violated depends on how much the guest does, whether anything is does not. */
function signsOf(table: string): string {
  return table.replace(/✗ [A-Z]+\+?/g, '✗');
}

test('README.md and docs/matrix.md have the same table', () => {
  expect(tableOf(page)).not.toBe('');
  expect(tableOf(readme)).toBe(tableOf(page));
});

test('every verdict of the table is what a search finds that takes less', async () => {
  const found = await defaultMatrix(
    { writes: 1, reads: 1, flushes: 0, resizes: 0, anyNumber: false },
    { maxStates: 50_000 },
  );
  expect(signsOf(matrixTable(found))).toBe(signsOf(tableOf(readme)));
}, 300_000);

const DEEP = process.env.STALEMATE_DEEP === '1';

test.runIf(DEEP)(
  'the table, and what is said about it, is exactly what the matrix finds (most of a minute: set STALEMATE_DEEP=1)',
  async () => {
    const found = await defaultMatrix();
    expect(fillMatrix(page, found)).toBe(page);
    expect(fillMatrix(readme, found)).toBe(readme);
  },
  600_000,
);

test('only what is between the marks is filled in', async () => {
  const found = {
    cells: [],
    notReached: 0,
    scope: { writes: 1, reads: 1, flushes: 0, resizes: 0, anyNumber: false },
    searches: 0,
    elapsedMs: 0,
  };
  expect(fillMatrix('before\n<!-- generated: matrix -->\nold\n<!-- end -->\nafter', found)).toMatch(
    /^before\n<!-- generated: matrix -->\n\| storage \| format \|\n[\s\S]*<!-- end -->\nafter$/,
  );
  expect(fillMatrix('nothing to fill', found)).toBe('nothing to fill');
});
