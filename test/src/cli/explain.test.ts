import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { machineText } from '../../helpers/machine-builder.ts';
import { stalemate, temporaryFiles } from './harness.ts';

const guest = { writes: 1, reads: 1, sectors: ['x'] };
const unsafe = machineText({ qemu: '2011', cache: 'none', faults: { 'link-cut': 1 }, guest });
const safe = machineText({ cache: 'none', guest });
const stale = `
stalemate: 1
title: A page stays old
storage: iscsi
hosts: {S: direct, D: buffered}
steps:
  - D: read x -> before
  - S: write x 1
  - D: read x -> after
`;

test('every violated property of a file is explained', async () => {
  const path = temporaryFiles({ 'a.yaml': unsafe });
  const { exitCode, stdout, stderr } = await stalemate(['explain', path('a.yaml')]);
  expect([exitCode, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^violated: metadata-corruption, split-brain, stuck \(/m);
  expect(stdout).toMatch(/^metadata-corruption: /m);
  expect(stdout).toMatch(/^split-brain: the guest runs in two places$/m);
  expect(stdout).toMatch(/^ {2}The guest runs twice: on D since step \d+, and on S since step \d+\.$/m);
  expect(stdout).not.toMatch(/undefined|NaN|\[object/);
});

test('one property alone', async () => {
  const path = temporaryFiles({ 'a.yaml': unsafe });
  const { stdout } = await stalemate(['explain', path('a.yaml'), '--property', 'split-brain']);
  expect(stdout).toMatch(/; explained here: split-brain$/m);
  expect(stdout).not.toMatch(/^metadata-corruption: /m);
  const { exitCode, stderr } = await stalemate(['explain', path('a.yaml'), '--property', 'stale-read']);
  expect([exitCode, stderr]).toEqual([
    2,
    'stale-read is not violated; metadata-corruption, split-brain, stuck can be\n',
  ]);
  expect((await stalemate(['explain', path('a.yaml'), '--property', 'stale-raed'])).stderr).toContain(
    'there is no property "stale-raed"; did you mean stale-read?',
  );
});

test('as data', async () => {
  const path = temporaryFiles({ 'a.yaml': unsafe });
  const { exitCode, stdout } = await stalemate(['explain', path('a.yaml'), '--json', '--property', 'split-brain']);
  expect(exitCode).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    schema: 'stalemate/explain/1',
    violations: [{ property: 'split-brain', story: { kind: 'split-brain' }, choices: expect.any(Array) }],
  });
});

test('a file in which nothing goes wrong, and one without a machine', async () => {
  const path = temporaryFiles({ 'safe.yaml': safe, 'stale.yaml': stale });
  expect((await stalemate(['explain', path('safe.yaml')])).stdout).toMatch(/^nothing is violated \(\d+ states/m);
  const { exitCode, stdout } = await stalemate(['explain', path('stale.yaml')]);
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^no virtual machine, so no property to violate/m);
  expect(stdout).toMatch(/^old data: before = 0, after = 0!$/m);
  expect(stdout).toContain('a copy made in step 1; it misses the write of step 2');
});

test('a search that hits its limit says so', async () => {
  const path = temporaryFiles({ 'safe.yaml': safe });
  const { exitCode, stdout } = await stalemate(['explain', path('safe.yaml'), '--max-states', '10']);
  expect(exitCode).toBe(3);
  expect(stdout).toMatch(
    /^undecided: nothing is violated so far \(stopped by --max-states after 10 states; reductions: /m,
  );
  const all = await stalemate(['explain', path('safe.yaml'), '--all', '--max-states', '10']);
  expect(all.exitCode).toBe(3);
  expect(all.stdout).toMatch(/^undecided: nothing is violated so far \(/m);
});

test('options of a search do not go with an error code', async () => {
  const { exitCode, stdout, stderr } = await stalemate(['explain', 'V012', '--max-states', '5', '--workers', '2']);
  expect([exitCode, stdout]).toEqual([2, '']);
  expect(stderr).toContain('--workers, --max-states go with a scenario file');
});

test('without reductions the same is violated, in more states', async () => {
  const path = temporaryFiles({ 'a.yaml': unsafe });
  const search = async (...words: string[]) => {
    const { exitCode, stdout } = await stalemate(['explain', path('a.yaml'), '--json', ...words]);
    const { violations, search: figures } = JSON.parse(stdout);
    expect(exitCode).toBe(0);
    return { properties: violations.map(({ property }: { property: string }) => property), ...figures };
  };
  const reduced = await search();
  const plain = await search('--no-reduction');
  const without = await search('--without-reduction', reduced.reductions[0]);
  expect(plain.reductions).toEqual([]);
  expect(without.reductions).toEqual(reduced.reductions.slice(1));
  expect(plain.properties).toEqual(reduced.properties);
  expect(plain.states).toBeGreaterThan(reduced.states);
  const words = ['--no-reduction', '--save', path('runs')];
  expect((await stalemate(['explain', path('a.yaml'), ...words])).exitCode).toBe(2);
});

test('a file that is not there is no word either', async () => {
  const { exitCode, stderr } = await stalemate(['explain', 'nowhere.yaml', '--json']);
  expect([exitCode, stderr]).toEqual([2, '--json goes with a scenario file, and there is no file "nowhere.yaml"\n']);
});

test('check ends with a sentence about each violated property', async () => {
  const path = temporaryFiles({ 'a.yaml': unsafe, 'b.yaml': safe });
  const { stdout } = await stalemate(['check', path('a.yaml'), path('b.yaml')]);
  expect(stdout).toMatch(/^split-brain: the guest runs on D since step \d+ and on S since step \d+$/m);
  expect(stdout).toMatch(/^metadata-corruption: the guest goes on at S from memory that does not know the write of/m);
  expect(stdout).toMatch(/^more: stalemate explain .*a\.yaml$/m);
  expect(stdout).not.toMatch(/stalemate explain .*b\.yaml/);
});

test('a check of many scenarios only says where to ask', async () => {
  const names = Array.from({ length: 9 }, (_, index) => `${index}.yaml`);
  const path = temporaryFiles(Object.fromEntries(names.map((name) => [name, unsafe])));
  const { stdout } = await stalemate(['check', ...names.map(path)]);
  expect(stdout).toMatch(/^9 scenarios with violated properties; "stalemate explain FILE" says why$/m);
  expect(stdout).not.toMatch(/^split-brain: /m);
});

describe('a saved counterexample', () => {
  const body = (text: string): string[] =>
    text
      .split('\n')
      .filter((line) => /^ *\d+[*~ ] /.test(line) || line.startsWith('          '))
      .map((line) => line.replace(/^( *\d+)[*~]/, '$1 '));

  test('is repeated step by step as it was explained, and checked', async () => {
    const path = temporaryFiles({ 'a.yaml': unsafe });
    const explained = await stalemate(['explain', path('a.yaml'), '--property', 'split-brain', '--save', path('runs')]);
    const saved = path('runs/a-split-brain.yaml');
    expect(explained.stderr).toBe(`saved ${saved}\n`);
    const replayed = await stalemate(['replay', saved]);
    expect([replayed.exitCode, replayed.stderr]).toEqual([0, '']);
    const shown = body(explained.stdout);
    expect(shown.length).toBeGreaterThan(15);
    expect(body(replayed.stdout)).toEqual(shown.slice(0, body(replayed.stdout).length));
    expect((await stalemate(['replay', saved])).stdout).toBe(replayed.stdout);
    expect((await stalemate(['check', saved])).exitCode).toBe(0);
  });

  test('is refused where the model no longer does the same by the same choices', async () => {
    const path = temporaryFiles({ 'a.yaml': unsafe });
    await stalemate(['explain', path('a.yaml'), '--property', 'split-brain', '--save', path('runs')]);
    const text = readFileSync(path('runs/a-split-brain.yaml'), 'utf8');
    writeFileSync(path('other.yaml'), text.replace(/digest: .*/, 'digest: 0123456789abcdef'));
    const other = await stalemate(['replay', path('other.yaml')]);
    expect([other.exitCode, other.stdout]).toEqual([1, '']);
    expect(other.stderr).toMatch(
      /other\.yaml: the same choices no longer do the same \(digest [0-9a-f]{16}, recorded 0123456789abcdef\); the scenario or the model was changed since it was recorded\n {2}--anyway/,
    );
    writeFileSync(path('old.yaml'), text.replace(/ {2}digest: .*\n/, ''));
    expect((await stalemate(['replay', path('old.yaml')])).exitCode).toBe(0);
  });

  test('is not made where the model could not repeat it, nor where there is none', async () => {
    const path = temporaryFiles({ 'a.yaml': unsafe, 'safe.yaml': safe });
    const words = ['--without-rule', 'page-cache.hit', '--save', path('runs')];
    expect((await stalemate(['explain', path('a.yaml'), ...words])).exitCode).toBe(2);
    const { stderr } = await stalemate(['explain', path('safe.yaml'), '--save', path('runs')]);
    expect(stderr).toBe('nothing to save: nothing is violated\n');
  });
});

describe('every cause', () => {
  const machine = machineText({
    qemu: '2011',
    image: { format: 'qcow2', allocated: ['x'] },
    guest: { writes: 2, reads: 1 },
  });

  test('is told once, with how much was looked at, and saved', async () => {
    const path = temporaryFiles({ 'a.yaml': machine });
    const words = ['explain', path('a.yaml'), '--all', '--property', 'metadata-corruption', '--save', path('runs')];
    const { exitCode, stdout, stderr } = await stalemate(words);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(
      /^2 causes; looked at all \d+ states in which it begins, among \d+ states with the\s+reductions\s+late-eviction,\s+late-write-back$/m,
    );
    expect(stdout).toMatch(/^cause 2 of 2: a shortest run takes \d+ steps; \d+ states have it$/m);
    expect(stdout).toMatch(/^ {2}D uses an old mapping of y: the L2 table in memory of D/m);
    expect(stdout).toMatch(/^ {2}\(4\) Step \d+ \(guest on D: .*Cause: \(/m);
    const files = [1, 2].map((index) => path(`runs/a-metadata-corruption-cause-${index}.yaml`));
    expect(stderr).toBe(files.map((file) => `saved ${file}\n`).join(''));
    for (const file of files) expect((await stalemate(['replay', file])).exitCode).toBe(0);
  });

  test('is at least the one of the run that was found, where the limit ends the search for more', async () => {
    const path = temporaryFiles({ 'a.yaml': machine });
    const words = ['explain', path('a.yaml'), '--all', '--property', 'stale-read', '--max-states', '400'];
    const { exitCode, stdout } = await stalemate(words);
    expect(exitCode).toBe(3);
    expect(stdout).toMatch(
      /^1 cause; looked at 1 of 1 state [^;]* until the limit;\s+undecided\s+whether\s+there\s+are\s+more\s+causes$/m,
    );
  });

  test('as data; a form that shows one run is refused', async () => {
    const path = temporaryFiles({ 'a.yaml': machine });
    const { stdout } = await stalemate(['explain', path('a.yaml'), '--all', '--property', 'stale-read', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({
      schema: 'stalemate/explain-all/1',
      violations: [{ property: 'stale-read', complete: true, causes: [{ parts: expect.arrayContaining(['moves']) }] }],
    });
    const { exitCode, stderr } = await stalemate(['explain', path('a.yaml'), '--all', '--format', 'svg']);
    expect([exitCode, stderr]).toEqual([2, '--all does not go with --format svg, which shows one run\n']);
  });
});
