import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DOMParser } from '@xmldom/xmldom';
import { describe, expect, test } from 'vitest';
import { wordsAgain } from '../../../src/report/words-again.ts';
import { ruleOfThree } from '../../../src/timed/confidence.ts';
import { stalemate, temporaryFiles } from './harness.ts';

/** The table of 2011: raw with a page cache reads old data. */
const unsafe = ['--storage', 'iscsi', '--cache', 'writeback', '--image', 'raw', '--qemu', '2011', '--plain'];
const safe = ['--storage', 'iscsi', '--cache', 'none', '--image', 'raw', '--qemu', '10.0', '--plain'];
const fuzz = (...words: readonly string[]) => stalemate(['fuzz', ...words]);

const withoutTimes = (text: string): string =>
  text.replace(/"elapsedMs":\s*[\d.]+/g, '').replace(/"--workers",\s*"\d"/g, '');

describe('stalemate fuzz', () => {
  test('tells a violation once, in its smallest configuration, and how to get it again', async () => {
    const { stdout, exitCode } = await fuzz(...unsafe, '--runs', '300');
    expect(exitCode).toBe(1);
    expect(stdout).toContain(
      '✗ stale-read: raw over iscsi with cache=none to writethrough, QEMU 2011; the guest makes 1 write and 1 read',
    );
    expect(stdout).toContain('a shortest run takes 14 steps; nothing can be left out: 6 configurations');
    expect(stdout).toMatch(
      /1 distinct violation: \d+ violating runs among 300 runs of 1 configuration, [\d,]+ executed steps/,
    );
    expect(stdout).toMatch(/the same again: stalemate fuzz .* --plain --seed 0 --runs 300\n/);
    expect(stdout).toContain('\nseed 0\n');
  }, 300_000);

  test('says that nothing found is no proof, and bounds what it missed', async () => {
    const { stdout, exitCode } = await fuzz(
      ...safe,
      '--runs',
      '300',
      '--seed',
      'abc',
      '--strategy',
      'pct',
      '--depth',
      '2',
    );
    expect(exitCode).toBe(0);
    expect(stdout).toContain('no violation found: 300 runs of 1 configuration');
    expect(stdout).toContain('fewer than 3 in 300 (1 %)');
    expect(stdout).toMatch(/takes 2 ordered steps.*1\/\(\d+/);
    expect(ruleOfThree(300)).toBeGreaterThan(1 - 0.05 ** (1 / 300));
  }, 300_000);

  test('finds the same with the same seed, whatever the number of threads, and other runs with another', async () => {
    const words = [...unsafe, '--runs', '400', '--json'];
    const [one, two, other] = await Promise.all([
      fuzz(...words, '--workers', '1'),
      fuzz(...words, '--workers', '2'),
      fuzz(...words, '--workers', '1', '--seed', '1'),
    ]);
    expect(withoutTimes(two.stdout)).toBe(withoutTimes(one.stdout));
    const found = [one, other].map(({ stdout }) => JSON.parse(stdout).findings[0].first.seed);
    expect(found[0]).not.toBe(found[1]);
  }, 300_000);

  test('stops after the run in which its time is up, and says how many runs repeat that', async () => {
    const { stdout } = await fuzz(...safe, '--time-limit', '1ms', '--json');
    const report = JSON.parse(stdout);
    expect([report.runs, report.stoppedBy]).toEqual([1, 'time']);
    expect(report.repeat.slice(-4)).toEqual(['--seed', '0', '--runs', '1']);
    expect(report.repeat).not.toContain('--time-limit');
  }, 300_000);

  test('with so many runs does the same again, also where its time was up within a batch', async () => {
    const words = [...safe, '--workers', '2', '--json'];
    const timed = JSON.parse((await fuzz(...words, '--time-limit', '1500ms')).stdout);
    expect(timed.stoppedBy).toBe('time');
    expect(timed.runs).toBeGreaterThan(1);
    const again = JSON.parse((await fuzz(...words, '--runs', String(timed.runs))).stdout);
    const figures = ({ runs, steps, longest, configurations }: Record<string, number>) => ({
      runs,
      steps,
      longest,
      configurations,
    });
    expect(figures(again)).toEqual(figures(timed));
  }, 300_000);

  test('says what it had no time to make small', async () => {
    // The first run violates something, and the time is up after it.
    const words = [...unsafe, '--seed', '4', '--strategy', 'swarm', '--workers', '1'];
    const first = JSON.parse((await fuzz(...words, '--runs', '300', '--json')).stdout);
    const { seed } = first.findings[0].first;
    expect(first.findings[0].unfinished).toBe(false);
    let asked = 0;
    const runs = Number(seed.split('/').at(-1));
    const cut = await stalemate(['fuzz', ...words, '--runs', '300'], { isInterrupted: () => ++asked > runs + 20 });
    expect(cut.stdout).toContain('; the search was stopped before it was made as small as it gets');
    expect(cut.stdout).not.toContain('nothing can be left out');
  }, 300_000);

  test('keeps what was found before Ctrl-C', async () => {
    let asked = 0;
    const words = ['fuzz', ...unsafe, '--strategy', 'swarm', '--runs', '100000', '--workers', '1', '--json'];
    const { stdout, exitCode } = await stalemate(words, { isInterrupted: () => ++asked > 500 });
    expect(exitCode).toBe(130);
    const report = JSON.parse(stdout);
    expect(report.stoppedBy).toBe('interrupted');
    // Batches ended where they were, so no number of runs repeats them.
    expect(report.repeat).not.toContain('--runs');
    expect(report.runs).toBeLessThan(600);
    expect(report.findings[0]).toMatchObject({ property: 'stale-read' });
  }, 300_000);

  test('saves what "replay" and "check" accept', async () => {
    const folder = temporaryFiles({})('found');
    const { stderr } = await fuzz(
      '--storage',
      'nfs',
      '--image',
      'qcow2',
      '--cache',
      'none',
      '--qemu',
      '2011',
      '--plain',
      '--runs',
      '100',
      '--save',
      folder,
    );
    const files = readdirSync(folder).map((name) => join(folder, name));
    expect(files.length).toBeGreaterThan(0);
    expect(stderr).toContain(`saved ${files[0]}`);
    for (const file of files) {
      expect(existsSync(file)).toBe(true);
      expect(await stalemate(['replay', file])).toMatchObject({ exitCode: 0 });
    }
    expect(await stalemate(['check', ...files])).toMatchObject({ exitCode: 0 });
  }, 300_000);
});

describe('of one scenario file', () => {
  const file = `
stalemate: 1
title: As in 2011
storage: iscsi
image: raw
disk: {sectors: {x: 0, y: 2048}}
machines: {S: {qemu: 2011, cache: writeback}, D: {qemu: 2011, cache: writeback}}
guest: {writes: 3, reads: 3}
`;

  test('only schedules are searched', async () => {
    const path = temporaryFiles({ 'a.yaml': file })('a.yaml');
    const { stdout, exitCode } = await fuzz(path, '--runs', '300', '--json');
    const { findings, configurations, scenarios } = JSON.parse(stdout);
    expect([exitCode, configurations, scenarios.count]).toEqual([1, 1, 1]);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ property: 'stale-read', title: 'As in 2011', shortest: true });
    expect(findings[0].configuration).toBeUndefined();
  }, 300_000);

  test('two causes of one property are two findings, also within one batch', async () => {
    // Neither host flushes: what the source holds back is missed by the storage, or by the page cache of the destination.
    const path = temporaryFiles({ 'a.yaml': file.replaceAll('writeback', 'unsafe') })('a.yaml');
    const { findings, violating, runs } = JSON.parse((await fuzz(path, '--runs', '100', '--json')).stdout);
    const stale = findings.filter(({ property }: { property: string }) => property === 'stale-read');
    expect(stale.map(({ story }: { story: string }) => story.replace(/^.*?: /, ''))).toEqual([
      expect.stringContaining('the storage has missed step'),
      expect.stringContaining('the page cache of D (page of x)'),
    ]);
    expect(stale.map(({ unfinished }: Record<string, unknown>) => unfinished)).toEqual([false, false]);
    expect([runs, violating]).toEqual([
      100,
      findings.reduce((sum: number, { runs: own }: { runs: number }) => sum + own, 0),
    ]);
  }, 300_000);

  test('nothing can be chosen that the file says already, and there must be machines', async () => {
    const at = temporaryFiles({
      'a.yaml': file,
      'b.yaml': 'stalemate: 1\ntitle: b\nstorage: iscsi\nhosts: {S: buffered}\nsteps: [S: read x -> r]\n',
    });
    expect((await fuzz(at('a.yaml'), '--cache', 'none')).stderr).toContain('--cache chooses configurations;');
    expect((await fuzz(at('b.yaml'))).stderr).toContain('has no "machines"');
  });
});

describe('for programs', () => {
  test('one JSON object a line, the finding as it was found', async () => {
    const { stdout } = await fuzz(...unsafe, '--runs', '200', '--jsonl');
    const events = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(events.map(({ event }) => event)).toEqual(['start', 'finding', 'end']);
    expect(events.every(({ schema }) => schema === 'stalemate/fuzz-event/1')).toBe(true);
    expect(events[0]).toMatchObject({ seed: '0', strategy: 'mixed' });
    expect(events[1].choices).toHaveLength(14);
    expect(events[2]).toMatchObject({ verdict: 'violation-found', runs: 200, findings: [{ property: 'stale-read' }] });
    const path = temporaryFiles({})('out.jsonl');
    expect((await fuzz(...unsafe, '--runs', '200', '--format', 'jsonl', '-o', path)).stdout).toBe('');
  }, 300_000);

  test('a page that needs nothing else, with a drawing and the file of each finding', async () => {
    const { stdout } = await fuzz(...unsafe, '--runs', '100', '--format', 'html');
    expect(stdout).toContain('<td>raw over iscsi with cache=none to writethrough, QEMU 2011</td>');
    expect(stdout).toMatch(/<th scope="row">executed steps<\/th><td class="quantity">[\d,]+<\/td>/);
    expect(stdout.match(/<svg [^>]*aria-labelledby="finding-1-title /g)).toHaveLength(1);
    expect(stdout).toContain('14 steps · time runs downwards');
    expect(stdout).not.toMatch(/<script|src=|href=|@import|url\((?!#)/);
    expect(stdout).toMatch(/<footer><p>stalemate .*: stalemate fuzz .*<\/p><p>seed 0<\/p><\/footer>/);
    const [, name] = /<code>stalemate replay (\S+)<\/code>/.exec(stdout)!;
    const [, file] = /<pre>([^<]*)<\/pre>/.exec(stdout)!;
    const path = temporaryFiles({})(name!);
    writeFileSync(
      path,
      new DOMParser().parseFromString(`<pre>${file}</pre>`, 'text/xml').documentElement!.textContent!,
    );
    expect(await stalemate(['replay', path])).toMatchObject({ exitCode: 0 });
    expect(await stalemate(['check', path])).toMatchObject({ exitCode: 0 });
  }, 300_000);

  test('a page names the files that were saved', async () => {
    const folder = temporaryFiles({})('found');
    const { stdout } = await fuzz(...unsafe, '--runs', '100', '--format', 'html', '--save', folder);
    const [name] = readdirSync(folder);
    expect(stdout).toContain(`<p><code>stalemate replay ${join(folder, name!)}</code></p>`);
  }, 300_000);

  test('a page without findings has the rule of three and the bound', async () => {
    const words = [...safe, '--runs', '300', '--strategy', 'pct', '--depth', '2', '--format', 'html'];
    const { stdout, exitCode } = await fuzz(...words);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('fewer than 3 in 300 (1 %)');
    expect(stdout).toMatch(
      /bound of a run by priorities<\/th><td[^>]*>\d\.\de-\d<\/td><td>at least .* takes 2 ordered steps/,
    );
    expect(stdout).not.toMatch(/<svg|What was found/);
  }, 300_000);

  test('every field of the JSON is explained', async () => {
    const found = JSON.parse((await fuzz(...unsafe, '--runs', '100', '--json')).stdout);
    const nothing = JSON.parse((await fuzz(...safe, '--time-limit', '1ms', '--json')).stdout);
    const page = readFileSync('docs/results.md', 'utf8');
    const explained = page.slice(page.indexOf('## A session of random search'));
    const names = [found, nothing, ...found.findings].flatMap(Object.keys).filter((name) => name !== 'schema');
    expect(names.filter((name) => !explained.includes(`\`${name}\``) && !explained.includes(`\`${name}[]\``))).toEqual(
      [],
    );
    expect(names).toContain('violatingPartAtMost');
    expect(names).toContain('simpler');
  }, 300_000);

  test('CSV and JUnit XML', async () => {
    const csv = (await fuzz(...unsafe, '--runs', '200', '--format', 'csv')).stdout.split('\r\n');
    expect(csv).toHaveLength(3);
    expect(csv[1]).toMatch(
      /^stale-read,"raw over iscsi with cache=none to writethrough, QEMU 2011",1 write and 1 read,14,true,6,0,/,
    );
    const failed = new DOMParser().parseFromString(
      (await fuzz(...unsafe, '--runs', '200', '--format', 'junit')).stdout,
      'text/xml',
    );
    expect(failed.getElementsByTagName('testsuite')[0]?.getAttribute('failures')).toBe('1');
    expect(failed.getElementsByTagName('failure')[0]?.textContent?.split('\n')).toHaveLength(14);
    const passed = new DOMParser().parseFromString(
      (await fuzz(...safe, '--runs', '100', '--format', 'junit')).stdout,
      'text/xml',
    );
    expect(passed.getElementsByTagName('testcase')).toHaveLength(1);
    expect(passed.getElementsByTagName('failure')).toHaveLength(0);
  }, 300_000);
});

test.each([
  [['--runs', '5', '--time-limit', '1s'], '--runs and --time-limit are two budgets'],
  [['--json', '--format', 'csv'], 'are two forms of the same output'],
  [['--storage', 'iscsi', '--image', 'qed', '--plain'], 'no configuration of these is possible'],
  [['--depth', '11'], 'at most 10'],
  [['--strategy', 'luck'], 'Allowed choices are uniform, pct, swarm, mixed'],
  [['--storage', 'ntfs'], 'There is no storage system "ntfs"'],
])('%j is bad usage', async (words, message) => {
  const { stderr, exitCode } = await fuzz(...words);
  expect([stderr, exitCode]).toEqual([expect.stringContaining(message), 2]);
});

test('a command line is given again without some options', () => {
  const words = ['fuzz', '--seed', '7', '--runs=5', '--plain', '--qemu', '2.6'];
  expect(wordsAgain(words, ['--seed', '--runs'])).toEqual(['fuzz', '--plain', '--qemu', '2.6']);
});

test.each([
  [['--save', '/dev/null/findings'], 'cannot write into /dev/null/findings'],
  [['--strategy', 'uniform', '--depth', '2'], '--depth goes with --strategy pct or mixed'],
  [['--strategy', 'swarm', '--depth', '2'], '--depth goes with --strategy pct or mixed'],
])('stalemate fuzz refuses %j before it searches', async (words, message) => {
  const { stdout, stderr, exitCode } = await fuzz(...safe, '--runs', '1000000000', ...words);
  expect([exitCode, stdout]).toEqual([2, '']);
  expect(stderr).toContain(message);
});
