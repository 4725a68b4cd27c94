import { expect, test } from 'vitest';
import { createProgress } from '../../../src/cli/progress.ts';

function progressOn(isTerminal: boolean) {
  let written = '';
  let nowMs = 0;
  const stream = {
    write: (text: string) => {
      written += text;
    },
    isTerminal,
    columns: 80,
  };
  const progress = createProgress(
    { stdout: stream, stderr: stream, environment: {}, readInput: () => new Uint8Array(), isInterrupted: () => false },
    () => nowMs,
  );
  return {
    progress,
    at: (ms: number) => {
      nowMs = ms;
    },
    written: () => written,
  };
}

const searched = { states: 1_234_567, transitions: 5, depth: 9, frontier: 3, elapsedMs: 2000 };

test('a terminal sees states, rate, time and what is being searched, then a clean line', () => {
  const { progress, at, written } = progressOn(true);
  progress.begin('quick one', 0, 2);
  expect(written()).toBe('');
  at(2500);
  progress.begin('Stale prefetch', 1, 2);
  progress.begin('Too soon after the other', 1, 2);
  progress.begin('Stale prefetch', 1, 2);
  progress.update(searched);
  expect(written()).toBe(
    '\r\x1b[2K2/2 Stale prefetch\r\x1b[2K1,234,567 states · 617,284/s · 2.5 s · 2/2 Stale prefetch',
  );
  progress.clear();
  expect(written().endsWith('\r\x1b[2K')).toBe(true);
});

test('a pipe sees nothing', () => {
  const { progress, at, written } = progressOn(false);
  at(9000);
  progress.begin('Stale prefetch', 0, 1);
  progress.update(searched);
  progress.clear();
  expect(written()).toBe('');
});
