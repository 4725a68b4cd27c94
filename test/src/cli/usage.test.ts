import { describe, expect, test } from 'vitest';
import { parseBytes, parseCount, parseDuration, parseTimeNs } from '../../../src/cli/values.ts';
import { findScenarios } from '../../../src/scenario/files.ts';
import { stalePrefetch } from '../report/load.ts';
import { stalemate, temporaryFiles } from './harness.ts';

describe('bad usage ends with 2 and says what was meant', () => {
  test.each([
    [['chek', 'a.yaml'], 'Did you mean check?'],
    [['check', '--jsn', 'a.yaml'], 'Did you mean --json?'],
    [['check'], "missing required argument 'file'"],
    [['outcomes', 'a.yaml', 'b.yaml'], 'too many arguments'],
    [['check', 'a.yaml', '--max-states', 'many'], 'Give a whole number above 0'],
    [['check', 'a.yaml', '--max-memory', '0'], 'Give a size with its unit, such as 512M or 2G, and at least 1M'],
    [['check', 'a.yaml', '--max-memory', '1'], 'Give a size with its unit'],
    [['check', 'a.yaml', '--max-memory', '1k'], 'at least 1M'],
    [['help', 'chek'], 'there is no command "chek"; did you mean check?'],
    [['rules', 'page-cache.hti'], 'did you mean page-cache.hit?'],
    [['check', 'a.yaml', '--time-limit', 'soon'], 'Give a time such as 30s'],
    [['check', 'a.yaml', '--without-rule', 'page-cache.hti'], 'did you mean page-cache.hit?'],
    [['outcomes', 'a.yaml', '--witness', 'some'], 'Give "all", "none", or the number of an outcome'],
    [['rules', 'nsf'], 'did you mean nfs?'],
    [['check', 'a.yaml', '--spill', 'x'], '--spill is an option of outcomes'],
    [['explain', 'V999'], 'there is no file, error code or rule "V999"'],
    [['check', 'no-such-file.yaml'], 'V001 no-such-file.yaml'],
    [
      ['run', 'a.yaml', '--timed', '--until', '0'],
      'Give a time such as 30s, 500ms or 5m; a number alone means seconds',
    ],
    [['run', 'a.yaml', '--timed', '--until', '5 years'], 'Give a time such as 30s'],
    [['run', 'a.yaml', '--timed', '--until', '9999h'], 'Give a time below 2500h'],
    [['run', 'a.yaml', '--timed', '--seed', '1/0'], 'their numbers begin with 1, such as 7/1'],
    [['run', 'a.yaml', '--timed', '--seed', '1/-2'], 'or SEED/NUMBER for one of several runs'],
    [['run', 'a.yaml', '--timed', '--seed', '/1'], 'or SEED/NUMBER for one of several runs'],
    [['run', 'a.yaml', '--timed', '--seed', '1/x'], 'or SEED/NUMBER for one of several runs'],
    [['fuzz', '--seed', '7/3/41'], 'without "/": the run 7/3/41 is found by the search with the seed 7'],
    [['fuzz', '--fencing', 'power'], '--fencing goes with --arbiter: without an arbiter nobody asks for fencing'],
    [['fuzz', '--plain', '--fencing', 'none'], '--fencing goes with --arbiter'],
  ])('%j', async (words, message) => {
    const { exitCode, stdout, stderr } = await stalemate(words);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });
});

test.each(['check', 'outcomes', 'run', 'replay', 'rules', 'explain', 'diff', 'schema'])(
  '%s --help has examples',
  async (command) => {
    const { exitCode, stdout } = await stalemate([command, '--help']);
    expect(exitCode).toBe(0);
    expect(stdout).toContain(`Usage: stalemate ${command}`);
    expect(stdout).toContain(`\n  $ stalemate ${command} `);
  },
);

test('without words it shows what it can do', async () => {
  const { exitCode, stdout } = await stalemate([]);
  expect(exitCode).toBe(0);
  for (const command of ['check', 'outcomes', 'run', 'replay', 'rules', 'explain', 'diff', 'schema'])
    expect(stdout).toContain(`\n  ${command} `);
});

test('help says more about a command', async () => {
  const { exitCode, stdout } = await stalemate(['help', 'check']);
  expect(exitCode).toBe(0);
  expect(stdout).toBe((await stalemate(['check', '--help'])).stdout);
  expect((await stalemate(['help'])).stdout).toBe((await stalemate(['--help'])).stdout);
});

test('every pattern of scenarios in the help matches some', async () => {
  const { stdout } = await stalemate(['check', '--help']);
  const patterns = [...stdout.matchAll(/check '?(scenarios[^\s']*)/g)].map(([, pattern = '']) => pattern);
  expect(patterns.some((pattern) => pattern.includes('*'))).toBe(true);
  for (const pattern of patterns) expect([pattern, findScenarios([pattern]).ok]).toEqual([pattern, true]);
});

test('--version is a version', async () => {
  expect((await stalemate(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test('every rule is listed with its source', async () => {
  const { stdout } = await stalemate(['rules', 'page-cache']);
  expect(stdout).toMatch(/^page-cache\.hit\n {2}A buffered read .*\n(?: {2}.*\n)* {2}- Linux mm\/filemap\.c/m);
  expect(stdout).not.toContain('\nnfs.');
  const one = await stalemate(['rules', 'page-cache.hit']);
  expect(one.stdout).toMatch(/\n\npage-cache\.hit\n {2}A buffered read/);
  expect(one.stdout.match(/^\S+\.\S+$/gm)).toEqual(['page-cache.hit']);
  const json = JSON.parse((await stalemate(['rules', '--json'])).stdout);
  expect(json.schema).toBe('stalemate/rules/1');
  expect(json.rules.find(({ id }: { id: string }) => id === 'page-cache.hit')).toMatchObject({
    layer: 'page-cache',
    source: expect.any(Array),
  });
});

test('explain knows error codes and rules', async () => {
  expect((await stalemate(['explain', 'v012'])).stdout).toMatch(/^V012: value not allowed\n/);
  expect((await stalemate(['explain', 'page-cache.hit'])).stdout).toMatch(/^page-cache\.hit\n {2}A buffered read/);
});

test('the schema is JSON Schema', async () => {
  expect(JSON.parse((await stalemate(['schema'])).stdout)).toMatchObject({
    $schema: expect.stringContaining('2020-12'),
  });
});

test('an internal error ends with 70 and asks for a report', async () => {
  const file = temporaryFiles({ 'a.yaml': stalePrefetch });
  const { exitCode, stderr } = await stalemate(['check', file('a.yaml')], {
    isInterrupted: () => {
      throw new Error('broken on purpose');
    },
  });
  expect(exitCode).toBe(70);
  expect(stderr).toContain('internal error; please report it');
  expect(stderr).toContain('broken on purpose');
});

test('progress goes to the terminal only, and leaves nothing behind', async () => {
  const file = temporaryFiles({ 'a.yaml': stalePrefetch });
  expect((await stalemate(['check', file('a.yaml')])).stderr).toBe('');
});

test('counts, sizes and times as people write them', () => {
  expect(['7', '200_000', '5M', '2e6', '1.5k'].map(parseCount)).toEqual([7, 200_000, 5_000_000, 2_000_000, 1500]);
  expect(['1M', '2048K', '512M', '2GiB', '1.5g'].map(parseBytes)).toEqual([
    2 ** 20,
    2 ** 21,
    2 ** 29,
    2 ** 31,
    1.5 * 2 ** 30,
  ]);
  expect(['30', '1.5s', '500ms', '5m', '1h'].map(parseDuration)).toEqual([30_000, 1500, 500, 300_000, 3_600_000]);
  expect(['30', '1.5', '500ms', '5min', '250us', '3 s'].map(parseTimeNs)).toEqual([30e9, 1.5e9, 5e8, 3e11, 250e3, 3e9]);
  for (const [parse, text] of [
    [parseCount, '1.5'],
    [parseCount, '-1'],
    [parseCount, ''],
    [parseBytes, '2X'],
    [parseBytes, '2048'],
    [parseBytes, '1023K'],
    [parseBytes, ''],
    [parseDuration, '0'],
    [parseDuration, '5d'],
    [parseDuration, '1e3'],
    [parseTimeNs, '0.1ns'],
    [parseTimeNs, 'ms'],
    [parseTimeNs, '9'.repeat(400)],
  ] as const) {
    expect(() => parse(text)).toThrow('Give a');
  }
});

test('every option that takes a time says so, and takes a number of seconds as well as a unit', async () => {
  const file = temporaryFiles({ 'a.yaml': stalePrefetch });
  const timed = await Promise.all(
    ['60', '60s', '1m', '60000ms'].map((time) =>
      stalemate(['run', 'scenarios/litmus/l02-machines-2011.yaml', '--timed', '--until', time, '--time-limit', time]),
    ),
  );
  const body = ({ stdout }: { stdout: string }) => stdout.replace(/.*stalemate run .*/, '');
  expect(timed.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0, 0]);
  expect(new Set(timed.map(body)).size).toBe(1);
  for (const command of ['check', 'outcomes', 'explain', 'matrix', 'history', 'run', 'fuzz']) {
    const { stdout } = await stalemate([command, '--help']);
    const options = [...stdout.matchAll(/^ {2}(--[\w-]+) <time>/gm)].map(([, option = '']) => option);
    expect([command, options.length > 0]).toEqual([command, true]);
    expect(stdout.replace(/\s+/g, ' ').match(/a number alone means seconds/g)).toHaveLength(options.length);
    for (const option of options) {
      const { exitCode, stderr } = await stalemate([command, file('a.yaml'), option, 'soon']);
      expect([exitCode, stderr]).toEqual([2, expect.stringContaining('a number alone means seconds')]);
    }
  }
});
