import { readdirSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { stalePrefetch } from '../report/load.ts';
import { body, stalemate, temporaryFiles } from './harness.ts';

const readAhead = 'scenarios/observed/a-loop-dio-on-readahead-4k.yaml';
const machine = 'scenarios/litmus/l02-machines-2011.yaml';

describe('--checkpoint and --resume', () => {
  test('a limit leaves a file from which the search goes on to the same answer', async () => {
    const file = temporaryFiles({});
    const whole = await stalemate(['outcomes', readAhead]);
    const cut = await stalemate(['outcomes', readAhead, '--max-states', '5000', '--checkpoint', file('c')]);
    expect(cut.exitCode).toBe(3);
    expect(cut.stderr).toContain(`saved after 5,000 states to ${file('c')}`);
    expect(cut.stderr).toContain(`--resume ${file('c')}`);
    const resumed = await stalemate(['outcomes', readAhead, '--resume', file('c')]);
    expect(resumed.exitCode).toBe(0);
    expect(body(resumed.stdout)).toBe(body(whole.stdout));
  });

  test('so does Ctrl-C', async () => {
    const file = temporaryFiles({});
    const words = ['outcomes', readAhead, '--checkpoint', file('c'), '--workers', '1'];
    const cut = await stalemate(words, { isInterrupted: () => true });
    expect(cut.exitCode).toBe(130);
    const resumed = await stalemate(['outcomes', readAhead, '--resume', file('c')]);
    expect(body(resumed.stdout)).toBe(body((await stalemate(['outcomes', readAhead])).stdout));
  });

  test('of another scenario, with other rules, of something else, of nothing: refused', async () => {
    const file = temporaryFiles({ 'a.yaml': stalePrefetch });
    await stalemate(['outcomes', readAhead, '--max-states', '500', '--checkpoint', file('c')]);
    const refused = async (...words: string[]) => {
      const { exitCode, stdout, stderr } = await stalemate(['outcomes', ...words]);
      expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
      return stderr;
    };
    expect(await refused(file('a.yaml'), '--resume', file('c'))).toContain('it is of another search: ');
    expect(await refused(readAhead, '--resume', file('c'), '--without-rule', 'page-cache.hit')).toContain(
      'rules switched off was none there, and is page-cache.hit here',
    );
    expect(await refused(readAhead, '--resume', file('a.yaml'))).toContain('it is no checkpoint');
    expect(await refused(readAhead, '--resume', file('none'))).toContain('no such file');
    expect(await refused(readAhead, '--max-states', '50', '--checkpoint', file('no/c'))).toContain('cannot write');
    expect(await refused(readAhead, '--resume', file('c'), '--mode', 'bitstate')).toContain('--mode exact');
  });
});

test('options that cannot be followed are refused before the search', async () => {
  const file = temporaryFiles({ 'a.yaml': stalePrefetch });
  const refused = async (...words: string[]) => {
    const { exitCode, stdout, stderr } = await stalemate(['outcomes', file('a.yaml'), ...words]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    return stderr;
  };
  expect(await refused('--checkpoint', file('no/c'))).toContain('there is no folder');
  expect(await refused('--checkpoint', file(''))).toContain('it is not a file');
  expect(await refused('--checkpoint', file('a.yaml'))).toContain('would overwrite');
  expect(await refused('--checkpoint-every', '1s')).toContain('goes with --checkpoint');
  expect(await refused('--workers', '2', '--mode', 'bitstate')).toContain(
    '--workers 2 does not go with --mode bitstate',
  );
  expect(await refused('--workers', '2', '--spill', file('.'))).toContain('--workers 2 does not go with --spill');
  expect(await refused('--json', '--witness', '1')).toContain('--json has every run');
  expect(await refused('--checkpoint', file('c'), '-o', file('c'))).toContain('are the same file');
  expect(await refused('--save', file('a.yaml/runs'))).toContain('is not a folder');
  expect(await refused('-o', file('no/out'))).toContain('there is no folder');
  expect(await refused('-o', file('a.yaml/out'))).toContain('there is no folder');
  expect(await refused('--hash-seed', '2')).toContain('--hash-seed goes with --mode hash-compact or bitstate');
});

test.each(['--checkpoint', '--spill'])('%s never makes up the folder that its own lies in', async (option) => {
  const file = temporaryFiles({ 'a.yaml': stalePrefetch });
  for (const [place, folder] of [
    ['no/own', 'no'],
    ['no/such/own', 'no/such'],
    ['a.yaml/own', 'a.yaml'],
    ['a.yaml/such/own', 'a.yaml/such'],
  ] as const) {
    const words = ['outcomes', file('a.yaml'), '--workers', '1', option, file(place)];
    const { exitCode, stdout, stderr } = await stalemate(words);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`${file(place)}: there is no folder ${file(folder)}`);
  }
  expect(readdirSync(file('.'))).toEqual(['a.yaml']);
});

describe('--mode', () => {
  test.each(['hash-compact', 'bitstate'])('%s never says safe, and never ends with 0', async (mode) => {
    const { exitCode, stdout } = await stalemate(['outcomes', readAhead, '--mode', mode, '--bits', '22']);
    expect(exitCode).toBe(3);
    expect(stdout).toContain('so this proves nothing; the odds that it did: ');
    expect(stdout).not.toMatch(/searched completely|the shortest run/);
  });

  test('says that no violation was found, or shows one that is real', async () => {
    const safe = 'scenarios/litmus/l02-machines-today.yaml';
    const words = ['--mode', 'hash-compact'];
    expect((await stalemate(['outcomes', safe, ...words, '--witness', 'none'])).stdout).toContain(
      '\nno violation found\n',
    );
    const unsafe = await stalemate(['outcomes', machine, ...words, '--json']);
    const { properties, search } = JSON.parse(unsafe.stdout);
    expect(search).toMatchObject({ complete: false, stoppedBy: 'lossy', omission: { mode: 'hash-compact' } });
    expect(properties.find(({ name }: { name: string }) => name === 'stale-read')).toMatchObject({ violated: true });
  });

  test.each([
    [['--bits', '30'], '--bits goes with --mode'],
    [['--mode', 'hash-compact', '--bits', '65'], '--bits must be 8 to 64'],
    [['--mode', 'bitstate', '--bits', '36'], '--bits 36 needs 8 GiB'],
  ])('%j is refused', async (words, message) => {
    const { exitCode, stderr } = await stalemate(['outcomes', readAhead, ...words]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(message);
  });
});

describe('--spill', () => {
  test('finds the same, and leaves nothing behind', async () => {
    const file = temporaryFiles({});
    const spilled = await stalemate(['outcomes', readAhead, '--spill', file('.'), '--json']);
    const inMemory = await stalemate(['outcomes', readAhead, '--json']);
    const outcomes = (text: string) => JSON.parse(text).outcomes;
    expect(outcomes(spilled.stdout)).toEqual(outcomes(inMemory.stdout));
    expect(readdirSync(file('.'))).toEqual([]);
  });

  test('makes its folder, and removes what it made and nothing else', async () => {
    const file = temporaryFiles({});
    const words = ['outcomes', readAhead, '--witness', 'none', '--workers', '1', '--spill'];
    const { exitCode, stderr } = await stalemate([...words, file('new')]);
    expect(exitCode).toBe(0);
    expect(stderr).toContain(`to ${file('new')}`);
    expect(readdirSync(file('.'))).toEqual([]);
    writeFileSync(file('plain'), '');
    expect((await stalemate([...words, file('plain/inner')])).exitCode).toBe(2);
    expect(readdirSync(file('.'))).toEqual(['plain']);
  });

  test('a folder that cannot be used is refused', async () => {
    const file = temporaryFiles({});
    writeFileSync(file('plain'), '');
    const { exitCode, stderr } = await stalemate(['outcomes', readAhead, '--spill', file('plain')]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('cannot spill to');
  });
});

test.each(['check', 'outcomes', 'explain', 'history'])('%s refuses a reduction beside all of them', async (command) => {
  const what = command === 'history' ? 'nfs/none/raw' : machine;
  const words = [command, what, '--no-reduction', '--without-reduction', 'dead-values'];
  const { stdout, stderr, exitCode } = await stalemate(words);
  expect([exitCode, stdout]).toEqual([2, '']);
  expect(stderr).toContain('--no-reduction switches all reductions off');
});
