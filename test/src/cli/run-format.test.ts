import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { stalePrefetch } from '../report/load.ts';
import { stalemate, temporaryFiles } from './harness.ts';

/** How the output of each form begins. */
const beginnings = {
  columns: /^stalemate [\s\S]* │ S +│ D +│ storage\n/,
  itf: /^\{\n"#meta": \{"format":"ITF"/,
  mermaid: /^---\ntitle: .*\n---\nsequenceDiagram\n {2}%% stalemate /,
  svg: /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox/,
  shiviz: /^\(\?<host>/,
  json: /^\{\n {2}"schema": "stalemate\//,
  text: /^stalemate [\s\S]*\n {2}1 {2}D {2}read x -> before/,
} as const;
const forms = Object.keys(beginnings) as (keyof typeof beginnings)[];

describe.each(forms)('--format %s', (form) => {
  test('shows the run of explain, run and replay', async () => {
    const file = temporaryFiles({ 'stale.yaml': stalePrefetch });
    const saved = file('run.yaml');
    expect((await stalemate(['run', file('stale.yaml'), '--seed', '1', '--save', saved])).exitCode).toBe(0);
    for (const words of [
      ['explain', file('stale.yaml')],
      ['run', file('stale.yaml'), '--seed', '1'],
      ['replay', saved],
    ]) {
      const { exitCode, stdout, stderr } = await stalemate([...words, '--format', form]);
      expect([exitCode, stderr]).toEqual([0, '']);
      expect(stdout).toMatch(beginnings[form]);
    }
  });

  test('is the same every time, also in a file', async () => {
    const file = temporaryFiles({ 'stale.yaml': stalePrefetch });
    const words = ['run', file('stale.yaml'), '--format', form];
    const { stdout } = await stalemate(words);
    expect((await stalemate(words)).stdout).toBe(stdout);
    const written = await stalemate([...words, '-o', file('out')]);
    expect([written.exitCode, written.stdout]).toEqual([0, '']);
    expect(readFileSync(file('out'), 'utf8')).toMatch(beginnings[form]);
  });
});

test('a form that shows one run shows the property that is asked for, else the first', async () => {
  const path = 'scenarios/litmus/l02-machines-2011.yaml';
  const { stdout } = await stalemate(['explain', path, '--format', 'mermaid']);
  expect(stdout).toContain('stale-read: D reads 0 from x in step 18, but x has been 1 since step 6.');
  expect((await stalemate(['explain', path, '--property', 'stale-read', '--format', 'shiviz'])).stdout).toContain(
    '18. D: read x -> after',
  );
  const other = await stalemate(['explain', path, '--property', 'lost-write', '--format', 'svg']);
  expect([other.exitCode, other.stdout]).toEqual([2, '']);
  expect(other.stderr).toContain('lost-write is not violated; stale-read can be');
});

test('on a terminal too narrow for all columns the steps stand below each other', async () => {
  const scenario = 'scenarios/litmus/l77-ideal-arbiter-link-cut.yaml';
  const words = ['run', scenario, '--seed', '0', '--format', 'columns', '--no-color'];
  expect((await stalemate(words, { columns: 120 })).stdout).toContain(' │ QEMU D');
  const narrow = await stalemate(words, { columns: 80 });
  expect(narrow.stdout).not.toContain('│');
  expect(narrow.stdout).toMatch(/^ {2}1 {2}\S/m);
});

describe('what cannot be shown', () => {
  test('a form that there is not', async () => {
    const file = temporaryFiles({ 'stale.yaml': stalePrefetch });
    const { exitCode, stderr } = await stalemate(['run', file('stale.yaml'), '--format', 'sgv']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('There is no such form; did you mean svg?');
  });

  test('two forms at once', async () => {
    const file = temporaryFiles({ 'stale.yaml': stalePrefetch });
    for (const command of ['run', 'explain', 'replay']) {
      const { exitCode, stderr, stdout } = await stalemate([command, file('stale.yaml'), '--json', '--format', 'svg']);
      expect([exitCode, stdout]).toEqual([2, '']);
      expect(stderr).toContain('--json does not go with --format svg');
    }
  });

  test('a run where nothing goes wrong, and nothing is written', async () => {
    const file = temporaryFiles({});
    const words = ['explain', 'scenarios/litmus/l02-machines-today.yaml', '--format', 'svg', '-o', file('out.svg')];
    const { exitCode, stderr } = await stalemate(words);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('nothing goes wrong, so there is no run to show');
    expect(existsSync(file('out.svg'))).toBe(false);
  });
});

/** How the output of each form of runs in virtual time begins. */
const timedBeginnings = {
  jsonl: /^\{"schema":"stalemate\/timed-event\/1","event":"start",/,
  csv: /^seed,end,endNs,violations,/,
  junit: /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<testsuites /,
  html: /^<!doctype html>\n<html lang="en">/,
} as const;

describe.each(Object.keys(timedBeginnings) as (keyof typeof timedBeginnings)[])('run --timed --format %s', (form) => {
  const scenario = 'scenarios/litmus/l02-machines-2011.yaml';

  test('shows one run or many, the same every time', async () => {
    for (const runs of ['1', '5']) {
      const words = ['run', scenario, '--timed', '--runs', runs, '--format', form];
      const { exitCode, stdout, stderr } = await stalemate(words);
      expect([exitCode, stderr]).toEqual([0, '']);
      expect(stdout).toMatch(timedBeginnings[form]);
      expect((await stalemate(words)).stdout).toBe(stdout);
    }
  });

  test('needs --timed, and saves no run', async () => {
    const alone = await stalemate(['run', scenario, '--format', form]);
    expect([alone.exitCode, alone.stdout]).toEqual([2, '']);
    expect(alone.stderr).toContain(`--format ${form} goes with --timed only`);
    const file = temporaryFiles({});
    const saving = await stalemate(['run', scenario, '--timed', '--format', form, '--save', file('r.yaml')]);
    expect([saving.exitCode, existsSync(file('r.yaml'))]).toEqual([2, false]);
    const other = await stalemate(['explain', scenario, '--format', form]);
    expect(other.exitCode).toBe(2);
  });
});

describe('run --timed', () => {
  const machine = 'scenarios/litmus/l02-machines-2011.yaml';

  test('says that a profile is not there as it says it of a scenario', async () => {
    const { stdout, stderr, exitCode } = await stalemate(['run', machine, '--timed', '--profile', './nope.yaml']);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toContain('V001');
  });
});
