import { existsSync, linkSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { stalePrefetch } from '../report/load.ts';
import { hugeScenario, stalemate, temporaryFiles } from './harness.ts';

const wrong = stalePrefetch.replace('after: [0!, 1]', 'after: 1');

describe('exit codes', () => {
  test('0 as expected', async () => {
    const file = temporaryFiles({ 'a.yaml': stalePrefetch });
    const { exitCode, stdout, stderr } = await stalemate(['check', file('a.yaml')]);
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(stdout).toContain('1 scenario: 1 as expected, 0 not, 0 undecided; 20 runs on real systems, all inside');
  });

  test('1 not as expected, with the scenarios that are', async () => {
    const file = temporaryFiles({ 'a.yaml': stalePrefetch, 'b.yaml': wrong });
    const { exitCode, stdout } = await stalemate(['check', file('')]);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('2 scenarios: 1 as expected, 1 not, 0 undecided');
  });

  test('2 bad input: every file with every error, and nothing on standard output', async () => {
    const file = temporaryFiles({
      'a.yaml': 'stalemate: 1\n',
      'b.yaml': stalePrefetch.replace('iscsi', 'iscis'),
      'c.yaml': stalePrefetch,
    });
    const { exitCode, stdout, stderr } = await stalemate(['check', file('')]);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`V014 ${file('a.yaml')}:1:1`);
    expect(stderr).toContain('did you mean "iscsi"?');
  });

  test('0 where nothing is expected, and it says so', async () => {
    const file = temporaryFiles({
      'a.yaml': stalePrefetch.replace(/outcomes:\n {2}exactly[\s\S]*/, ''),
      'b.yaml': stalePrefetch.replace(/outcomes:\n {2}exactly[\s\S]*/, 'outcomes: {}\n'),
    });
    const { exitCode, stdout } = await stalemate(['check', file('')]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('2 scenarios: 0 as expected, 0 not, 0 undecided, 2 with nothing expected');
  });

  test('3 undecided, and nothing is said that a longer search could refute', async () => {
    const never = stalePrefetch
      .replace('  quiet:', '  never: [{after: 7}]\n  quiet:')
      .replace('write x 1', 'write x 7');
    const file = temporaryFiles({ 'a.yaml': never.replace('[0!, 1]', '[0!, 7]').replace(/observed:[\s\S]*/, '') });
    const { exitCode, stdout } = await stalemate(['check', file('a.yaml'), '--max-states', '3']);
    expect(exitCode).toBe(3);
    expect(stdout).toContain('no run found so far fills after');
    expect(stdout).toContain('the search has not reached the end of any run');
    expect(stdout).toContain("the model's outcomes: none found yet");
    expect(stdout).toContain('limits of each search: 3 states');
    expect(stdout).not.toMatch(/ever fills|comes to an end|0 outcomes/);
  });

  test('3 where a limit was reached', async () => {
    const file = temporaryFiles({ 'a.yaml': stalePrefetch });
    const { exitCode, stdout } = await stalemate(['check', file('a.yaml'), '--max-states', '5']);
    expect(exitCode).toBe(3);
    expect(stdout).toContain('stopped by --max-states after 5 states');
  });

  test('3 by memory and by time', async () => {
    const file = temporaryFiles({ 'huge.yaml': hugeScenario });
    expect((await stalemate(['check', file('huge.yaml'), '--max-memory', '1M'])).stdout).toContain(
      'stopped by --max-memory',
    );
    const { exitCode, stdout } = await stalemate(['check', file('huge.yaml'), '--time-limit', '50ms']);
    expect(exitCode).toBe(3);
    expect(stdout).toContain('stopped by --time-limit');
  });

  test('130 interrupted, with what was found until then', async () => {
    const file = temporaryFiles({ 'a.yaml': stalePrefetch, 'b.yaml': hugeScenario, 'c.yaml': stalePrefetch });
    let polls = 0;
    // Whoever looks by the clock would count too, and more often on a busy machine.
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    onTestFinished(() => void vi.useRealTimers());
    const { exitCode, stdout } = await stalemate(['check', '--workers', '1', file('')], {
      isInterrupted: () => ++polls > 4,
    });
    expect(exitCode).toBe(130);
    expect(stdout).toContain('2 scenarios: 1 as expected, 0 not, 1 undecided');
    expect(stdout).toMatch(/interrupted: 1 not\s+checked/);
  });
});

describe('what comes in', () => {
  test('may come on standard input', async () => {
    const good = await stalemate(['check', '-'], { input: stalePrefetch });
    expect(good.exitCode).toBe(0);
    expect(good.stdout).toContain('1 scenario: 1 as expected');
    const bad = await stalemate(['check', '-'], { input: 'stalemate: 2\n' });
    expect(bad.exitCode).toBe(2);
    expect(bad.stderr).toContain('V013 -:1:12');
  });

  test('cannot steer the terminal', async () => {
    const input = stalePrefetch
      .replace('Stale prefetch over iSCSI', '"\\e]0;owned\\a two\\nlines"')
      .replace('two loop devices over one file', '"\\e[31m"')
      .replace('count: 1, registers: {after: 1}', 'count: 1, registers: {before: "-"}');
    for (const command of ['check', 'outcomes', 'run']) {
      const { stdout, stderr } = await stalemate([command, '-'], { input });
      expect(stderr).toBe('');
      expect([...`${stdout}${stderr}`].filter((sign) => sign < ' ' && sign !== '\n')).toEqual([]);
      expect(stdout).toContain('owned\ufffd two lines');
    }
  });
});

describe('-o', () => {
  test('writes what would have been printed, without colours', async () => {
    const file = temporaryFiles({ 'a.yaml': stalePrefetch });
    const ran = await stalemate(['check', file('a.yaml'), '-o', file('out.txt')], { columns: 200 });
    expect(ran).toMatchObject({ exitCode: 0, stdout: '' });
    expect(readFileSync(file('out.txt'), 'utf8')).toContain('✓  a         Stale prefetch over iSCSI  iscsi');
  });

  test('replaces a file in one go, through a link, and leaves nothing else behind', async () => {
    const file = temporaryFiles({ 'out.txt': 'before' });
    linkSync(file('out.txt'), file('same-file.txt'));
    symlinkSync(file('out.txt'), file('link.txt'));
    expect((await stalemate(['rules', '-o', file('link.txt')])).exitCode).toBe(0);
    expect(readFileSync(file('out.txt'), 'utf8')).toContain('page-cache.hit');
    // Had the old file been written into, whoever was reading it would have seen it change.
    expect(readFileSync(file('same-file.txt'), 'utf8')).toBe('before');
    expect(readdirSync(file('')).sort()).toEqual(['link.txt', 'out.txt', 'same-file.txt']);
  });

  test('never takes the place of a scenario that was read', async () => {
    const file = temporaryFiles({ 'a.yaml': stalePrefetch, 'b.yaml': stalePrefetch });
    symlinkSync(file('a.yaml'), file('link.txt'));
    for (const words of [
      ['check', file(''), '-o', file('b.yaml')],
      ['check', file('a.yaml'), '-o', file('link.txt')],
      ['outcomes', file('a.yaml'), '-o', file('a.yaml')],
      ['run', file('a.yaml'), '-o', file('a.yaml')],
      ['run', file('a.yaml'), '--save', file('a.yaml')],
      ['replay', file('a.yaml'), '-o', file('a.yaml')],
    ]) {
      const { exitCode, stdout, stderr } = await stalemate(words);
      expect([words, exitCode, stdout]).toEqual([words, 2, '']);
      expect(stderr).toMatch(/^--(output|save) \S+ would overwrite the scenario \S+\n$/);
    }
    for (const name of ['a.yaml', 'b.yaml']) expect(readFileSync(file(name), 'utf8')).toBe(stalePrefetch);
  });

  test('writes to what is not a file without replacing it', async () => {
    expect((await stalemate(['rules', '-o', '/dev/null'])).exitCode).toBe(0);
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
    const file = temporaryFiles({});
    expect(await stalemate(['rules', '-o', file('.')])).toMatchObject({ exitCode: 2, stdout: '' });
  });

  test('writes also when something is not as expected', async () => {
    const file = temporaryFiles({ 'a.yaml': wrong });
    expect((await stalemate(['check', file('a.yaml'), '--json', '-o', file('out.json')])).exitCode).toBe(1);
    expect(JSON.parse(readFileSync(file('out.json'), 'utf8'))).toMatchObject({ schema: 'stalemate/check/1' });
  });

  test('writes nothing on an error, and keeps what was there', async () => {
    const file = temporaryFiles({ 'a.yaml': 'stalemate: 1\n', 'out.txt': 'before' });
    expect((await stalemate(['check', file('a.yaml'), '-o', file('out.txt')])).exitCode).toBe(2);
    expect(readFileSync(file('out.txt'), 'utf8')).toBe('before');
    const unwritable = file('no-such-folder/out.txt');
    const { exitCode, stderr } = await stalemate(['rules', '-o', unwritable]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(`cannot write ${unwritable}`);
    expect(existsSync(unwritable)).toBe(false);
  });
});

describe('how it looks', () => {
  test('a terminal gets colours and its own width, unless NO_COLOR, --no-color or TERM=dumb say otherwise', async () => {
    const file = temporaryFiles({ 'a.yaml': stalePrefetch });
    const words = ['check', file('a.yaml')];
    const coloured = await stalemate(words, { columns: 80 });
    expect(coloured.stdout).toContain('\x1b[32m✓\x1b[39m');
    for (const plain of [
      await stalemate(words, { columns: 80, environment: { NO_COLOR: '1' } }),
      await stalemate(words, { columns: 80, environment: { TERM: 'dumb' } }),
      await stalemate([...words, '--no-color'], { columns: 80 }),
      await stalemate(words),
    ]) {
      expect(plain.stdout).not.toContain('\x1b');
    }
  });

  test('another character set gets ASCII', async () => {
    const file = temporaryFiles({ 'a.yaml': stalePrefetch });
    const { stdout } = await stalemate(['check', file('a.yaml')], {
      environment: { LC_ALL: 'C', LANG: 'en_US.UTF-8' },
    });
    expect(stdout).toMatch(/^[\x20-\x7e\n]*$/);
  });
});

test('an experiment without a rule is announced, and changes the outcome', async () => {
  const file = temporaryFiles({ 'a.yaml': stalePrefetch });
  const { exitCode, stdout } = await stalemate([
    'check',
    file('a.yaml'),
    '--without-rule',
    'page-cache.spontaneous-eviction',
  ]);
  expect(exitCode).toBe(1);
  expect(stdout).toContain('experiment: without rule page-cache.spontaneous-eviction');
  expect(stdout).toContain('missing: before = 0, after = 1');
});

describe('--coverage', () => {
  test('says what never took part, below the table', async () => {
    const file = temporaryFiles({ 'a.yaml': stalePrefetch });
    const { exitCode, stdout, stderr } = await stalemate(['check', file('a.yaml'), '--coverage']);
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(stdout).toContain(
      'Coverage of 7 states, without reductions\n\nactions never taken: 3 of 7\n  S.write-back, S.evict, D.write-back\n',
    );
    expect(stdout).toMatch(/\nrules that took part: \d+ of \d+\n {2}page-cache\.hit, /);
    expect(stdout).toContain('page caches: views.pages.status dirty unstable lost');
  });

  test('with --json, of each scenario and of all', async () => {
    const file = temporaryFiles({ 'a.yaml': stalePrefetch, 'b.yaml': stalePrefetch });
    const { stdout } = await stalemate(['check', file(''), '--coverage', '--json']);
    const { coverage, results } = JSON.parse(stdout) as Record<string, never>;
    expect(coverage).toMatchObject({ states: 14, complete: true });
    expect(results).toMatchObject([{ coverage: { states: 7 } }, { coverage: { states: 7 } }]);
  });

  test('is not measured where nobody asks', async () => {
    const file = temporaryFiles({ 'a.yaml': stalePrefetch });
    expect((await stalemate(['check', file('a.yaml')])).stdout).not.toContain('overage');
    expect((await stalemate(['check', file('a.yaml'), '--json'])).stdout).not.toContain('overage');
  });
});
