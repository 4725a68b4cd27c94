import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { runFormats } from '../../src/cli/run-format.ts';
import { comparable, countConsoleBlocks, fillConsoleBlocks } from '../../src/docs/console-blocks.ts';
import { drawnRuns } from '../../src/docs/documents.ts';
import { runCommand } from '../../src/docs/run-command.ts';

const page = readFileSync('docs/traces.md', 'utf8');

test('every command of docs/traces.md prints what the page says ("npm run docs" brings it up to date)', async () => {
  expect(countConsoleBlocks(page)).toBe(4);
  expect(comparable(await fillConsoleBlocks(page, runCommand))).toBe(comparable(page));
});

test('the page says what every form is for, and shows the pictures that are drawn by command', () => {
  const forms = [...page.matchAll(/^\| `(\w+)` \|/gm)].map(([, form = '']) => form);
  expect(forms.sort()).toEqual([...runFormats].sort());
  const shown = [...page.matchAll(/\]\(([\w-]+\.svg)\)/g)].map(([, file = '']) => `docs/${file}`);
  expect(shown.sort()).toEqual(Object.keys(drawnRuns).sort());
  for (const path of shown) expect([path, existsSync(path)]).toEqual([path, true]);
});
