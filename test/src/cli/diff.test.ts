import { expect, test } from 'vitest';
import { machineText } from '../../helpers/machine-builder.ts';
import { stalemate, temporaryFiles } from './harness.ts';

const guest = { writes: 1, reads: 1, sectors: ['x'] };
const old = machineText({ qemu: '2011', cache: 'writeback', guest });
const dropping = machineText({ qemu: '3.0', cache: 'writeback', guest });

test('two configurations: settings, verdicts, and the first step that does something else', async () => {
  const path = temporaryFiles({
    'old.yaml': old,
    'new.yaml': machineText({ qemu: '2011', cache: 'none', guest }),
  });
  const { exitCode, stdout } = await stalemate(['diff', path('old.yaml'), path('new.yaml')]);
  expect(exitCode).toBe(1);
  expect(stdout).toMatch(/^ {2}machine\.processes\.D\.cache\.direct: A false; B true$/m);
  expect(stdout).toMatch(/^only A violates stale-read$/m);
  expect(stdout).not.toMatch(/^only B/m);
  // With O_DIRECT the start of the image is read, and no page stays.
  expect(stdout).toMatch(/^> +3 +D: reads the start of the image file to guess the +\| =$/m);
  expect(stdout).toMatch(/^ {2}B can take the whole run, and it does no harm there\.$/m);
});

test('a configuration that forbids a step says which value stops it', async () => {
  const safe = machineText({ qemu: '2011', cache: 'none', guest });
  const unsafe = machineText({ qemu: '2011', cache: 'none', guest, faults: { 'link-cut': 1 } });
  const path = temporaryFiles({ 'a.yaml': unsafe, 'b.yaml': safe });
  const { stdout } = await stalemate(['diff', path('a.yaml'), path('b.yaml')]);
  expect(stdout).toMatch(/^only A violates metadata-corruption, split-brain, stuck$/m);
  expect(stdout).toMatch(/^ {2}What stops it: \S+ is \S+; with .* it could happen\.$/m);
  expect(stdout).toMatch(/\| no such step$/m);
});

test('the same twice is no difference, and a limit is said', async () => {
  const path = temporaryFiles({ 'a.yaml': old, 'b.yaml': old });
  const same = await stalemate(['diff', path('a.yaml'), path('b.yaml')]);
  expect(same.exitCode).toBe(0);
  expect(same.stdout).toMatch(/^the same settings$/m);
  expect(same.stdout).toMatch(/^no verdict differs$/m);
  expect((await stalemate(['diff', path('a.yaml'), path('b.yaml'), '--max-states', '5'])).exitCode).toBe(3);
});

test('two recorded runs, with the first difference marked', async () => {
  const path = temporaryFiles({ 'a.yaml': old });
  for (const seed of ['1', '2'])
    await stalemate(['run', path('a.yaml'), '--seed', seed, '--save', path(`run-${seed}.yaml`)]);
  const { exitCode, stdout } = await stalemate(['diff', path('run-1.yaml'), path('run-2.yaml')]);
  expect(exitCode).toBe(1);
  const first = /^the runs differ from step (\d+) on, marked with >$/m.exec(stdout)?.[1];
  expect(first).toBeDefined();
  expect(stdout.split('\n').filter((line) => line.startsWith('>'))).toEqual([
    expect.stringMatching(new RegExp(`^> +${first} `)),
  ]);
  const same = await stalemate(['diff', path('run-1.yaml'), path('run-1.yaml')]);
  expect([same.exitCode, /^the same run$/m.test(same.stdout)]).toEqual([0, true]);
});

test('says which reductions were on, and does without them', async () => {
  const path = temporaryFiles({ 'a.yaml': old, 'b.yaml': dropping });
  const { stdout } = await stalemate(['diff', path('a.yaml'), path('b.yaml')]);
  expect(stdout).toMatch(/^A violates stale-read \(\d+ states, searched completely; reductions: late-eviction/m);
  const plain = await stalemate(['diff', path('a.yaml'), path('b.yaml'), '--no-reduction']);
  expect(plain.stdout).toMatch(/^A violates stale-read \(\d+ states, searched completely; no reductions\)$/m);
  expect(plain.stdout).toMatch(/^B violates nothing \(\d+ states, searched completely; no reductions\)$/m);
  const { search } = JSON.parse((await stalemate(['diff', path('a.yaml'), path('b.yaml'), '--json'])).stdout);
  expect(search.a).toMatchObject({ complete: true, reductions: expect.arrayContaining(['late-eviction']) });
});

test('what is not compared is refused, or said', async () => {
  const path = temporaryFiles({ 'a.yaml': old });
  await stalemate(['run', path('a.yaml'), '--save', path('run.yaml')]);
  const words = ['diff', path('run.yaml'), path('run.yaml'), '--max-states', '5'];
  const refused = await stalemate(words);
  expect([refused.exitCode, refused.stdout]).toEqual([2, '']);
  expect(refused.stderr).toContain('--max-states is about searches');
  const { stderr } = await stalemate(['diff', path('a.yaml'), path('run.yaml')]);
  expect(stderr).toBe(`${path('run.yaml')}: its recorded run is not compared, because the other file has none\n`);
});

test('as data', async () => {
  const path = temporaryFiles({ 'a.yaml': old, 'b.yaml': dropping });
  const { stdout } = await stalemate(['diff', path('a.yaml'), path('b.yaml'), '--json']);
  expect(JSON.parse(stdout)).toMatchObject({
    schema: 'stalemate/diff/1',
    kind: 'configurations',
    onlyIn: { a: { violated: ['stale-read'] }, b: { violated: [] } },
    stories: [{ property: 'stale-read', from: 'a', end: { kind: 'harmless' } }],
  });
});
