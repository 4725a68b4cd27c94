import { spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { stalePrefetch } from '../report/load.ts';
import { hugeScenario, temporaryFiles } from './harness.ts';

const main = fileURLToPath(new URL('../../../src/cli/main.ts', import.meta.url));

/** The real program in a process of its own. */
function start(words: readonly string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', main, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const ended = new Promise<{ exitCode: number | null; stdout: string; stderr: string }>((resolve) => {
    child.on('close', (exitCode) => resolve({ exitCode, stdout, stderr }));
  });
  return { child, ended };
}

test('the program prints to standard output and ends with its exit code', async () => {
  const file = temporaryFiles({
    'a.yaml': stalePrefetch,
    'b.yaml': stalePrefetch.replace('after: [0!, 1]', 'after: 1'),
  });
  const [good, bad] = await Promise.all([
    start(['check', file('a.yaml')]).ended,
    start(['check', file('b.yaml')]).ended,
  ]);
  expect([good.exitCode, good.stderr]).toEqual([0, '']);
  expect(good.stdout).toContain('1 scenario: 1 as expected');
  expect([bad.exitCode, bad.stderr]).toEqual([1, '']);
});

test('Ctrl-C ends the search, prints what was found, and ends with 130', async () => {
  const file = temporaryFiles({ 'huge.yaml': hugeScenario });
  // How long the program takes to load here and now; a signal before that ends it without a word.
  const startMs = performance.now();
  await start(['--version']).ended;
  const loadingMs = performance.now() - startMs;
  const { child, ended } = start(['outcomes', file('huge.yaml'), '--witness', 'none']);
  setTimeout(() => child.kill('SIGINT'), 1000 + 2 * loadingMs);
  const { exitCode, stdout } = await ended;
  expect(exitCode).toBe(130);
  expect(stdout).toMatch(/not complete: [\d,]+ states/);
  expect(stdout).toContain('interrupted: more outcomes may be possible');
});

test('a reader that goes away is no error', async () => {
  const { child, ended } = start(['rules', '--json']);
  child.stdout.destroy();
  const { exitCode, stderr } = await ended;
  expect([exitCode, stderr]).toEqual([0, '']);
});

test.runIf(existsSync('/dev/full'))('a full disk is one line on standard error and a code of its own', () => {
  const full = openSync('/dev/full', 'w');
  try {
    const ran = spawnSync(process.execPath, ['--import', 'tsx', main, 'rules'], { stdio: ['ignore', full, 'pipe'] });
    expect(ran.status).toBe(74);
    expect(ran.stderr.toString()).toMatch(/^stalemate: cannot write to standard output: ENOSPC.*\n$/);
  } finally {
    closeSync(full);
  }
});
