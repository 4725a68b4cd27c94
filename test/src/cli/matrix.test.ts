import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { body, stalemate, temporaryFiles } from './harness.ts';

/** Small enough to be decided in no time. */
const idle = ['--writes', '1', '--reads', '1', '--flushes', '0', '--jobs', '1'];
/** One that reads old data. */
const cell = ['matrix', '--storage', 'iscsi', '--cache', 'writethrough', '--format', 'raw', '--qemu', '2011', ...idle];

describe('stalemate matrix', () => {
  test('decides the cells that are chosen, and takes less where less is asked for', async () => {
    const { stdout, stderr, exitCode } = await stalemate([
      ...['matrix', '--storage', 'iscsi,nfs', '--cache', 'none,writeback', '--format', 'raw', '--qemu', '2011'],
      ...idle,
    ]);
    expect(exitCode).toBe(0);
    expect(stderr).toBe('');
    const rows = body(stdout).split('\n').slice(1, 5);
    expect(rows.map((row) => row.replace(/ +[\d,]+ +[\d.]+ m?s$/, '').replace(/ +/g, ' '))).toEqual([
      '✓ iscsi none raw 2011 safe',
      '✗ iscsi writeback raw 2011 unsafe: stale-read',
      '✓ nfs none raw 2011 safe',
      '✗ nfs writeback raw 2011 unsafe: stale-read',
    ]);
    expect(stdout).toContain('of a guest that makes 1 write and 1 read on two sectors');
  });

  test('prints an array of cells as JSON; what is the same to the model is searched once', async () => {
    const { stdout, stderr } = await stalemate([
      ...['matrix', '--storage', 'iscsi,fc', '--cache', 'writethrough', '--format', 'raw,qed', '--json'],
      ...idle,
    ]);
    const parsed = JSON.parse(stdout) as Record<string, unknown>[];
    expect(parsed.map((cell) => [cell.storage, cell.qemu, cell.verdict, cell.handoff])).toEqual([
      ['iscsi', '2011', 'unsafe', '2011'],
      ['iscsi', '10.0', 'safe', '10.0'],
      ['fc', '2011', 'unsafe', '2011'],
      ['fc', '10.0', 'safe', '10.0'],
    ]);
    expect(parsed[2]?.sharedWith).toMatchObject({ storage: 'iscsi', handoff: '2011' });
    expect(parsed[2]?.states).toBe(parsed[0]?.states);
    expect(stderr).toContain('not possible: qed over iscsi with cache=writethrough');
  });

  test('shows how one cell goes wrong', async () => {
    const { stdout, exitCode } = await stalemate([...cell, '--counterexample', 'stale-read']);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('raw over iscsi with cache=writethrough, QEMU 2011\nstale-read: ');
    expect(stdout).toMatch(
      /the shortest run takes \d+ steps \(\d+ states, searched completely; reductions: [^)]*\); guest:\s+1 write and 1\s+read\n {2}1 {2}/,
    );
    const none = await stalemate([...cell, '--counterexample', 'split-brain']);
    expect([none.exitCode, none.stderr]).toEqual([
      2,
      'iscsi/writethrough/raw/2011 does not violate split-brain; it violates only stale-read\n',
    ]);
  });

  test('every form says which reductions were on; a cell without them has a command of its own', async () => {
    for (const form of ['text', 'markdown', 'html'])
      expect((await stalemate([...cell, '--as', form])).stdout).toMatch(/reductions in use: [a-z, -]*late-eviction/);
    const [one] = JSON.parse((await stalemate([...cell, '--json', '--no-reduction'])).stdout);
    expect(one).toMatchObject({ verdict: 'unsafe', reductions: [], withoutReductions: 'all' });
    expect(one.trace).toMatch(/ --no-reduction .*--counterexample stale-read$/);
    const shown = await stalemate([...cell, '--no-reduction', '--counterexample', 'stale-read']);
    expect(shown.exitCode).toBe(0);
    expect(shown.stdout).toMatch(/searched completely; no reductions\)/);
    const refused = await stalemate([...cell, '--no-reduction', '--save', 'nowhere']);
    expect([refused.exitCode, refused.stderr.includes('--save does not go with')]).toEqual([2, true]);
  });

  test('saves a run to each violation, which replay repeats and check expects', async () => {
    const path = temporaryFiles({});
    const saved = await stalemate([
      ...['matrix', '--storage', 'iscsi,nfs', '--cache', 'writethrough', '--format', 'raw', '--save', path('runs')],
      ...idle,
    ]);
    const files = readdirSync(path('runs')).sort();
    expect(files).toEqual(['iscsi-writethrough-raw-2011-stale-read.yaml', 'nfs-writethrough-raw-2011-stale-read.yaml']);
    expect(saved.stderr).toBe(files.map((file) => `saved ${path('runs')}/${file}\n`).join(''));
    const checked = await stalemate(['check', path('runs')]);
    expect(checked.exitCode, checked.stdout).toBe(0);
    const replayed = await stalemate(['replay', `${path('runs')}/${files[0]}`]);
    expect(replayed.exitCode, replayed.stderr).toBe(0);
    expect(replayed.stdout).toMatch(/violates stale-read in step \d+: /);
  });

  test.each(['markdown', 'csv', 'html', 'table', 'list'])('has a form %s', async (form) => {
    const { stdout, exitCode } = await stalemate([
      ...['matrix', '--storage', 'iscsi', '--cache', 'none', '--format', 'raw', '--as', form],
      ...idle,
    ]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('iscsi');
  });

  test('a limit leaves cells undecided, and a smaller scope is offered', async () => {
    const { stdout, exitCode } = await stalemate([
      ...['matrix', '--storage', 'iscsi', '--cache', 'none', '--format', 'raw', '--max-states', '10'],
      ...idle,
    ]);
    expect(exitCode).toBe(3);
    expect(stdout).toContain('undecided');
    expect(stdout).toContain('The scope is as small as it can be;');
  });

  test.each<[string, string[], string]>([
    ['an unknown storage system', ['--storage', 'nsf'], 'There is no storage system "nsf". Did you mean nfs?'],
    ['an unknown cache mode', ['--cache', 'writebak'], 'There is no cache mode "writebak". Did you mean writeback?'],
    ['an unknown format', ['--format', 'qcow2+needscheck'], 'Did you mean needs-check?'],
    ['an unknown version', ['--qemu', '9'], 'There is no version of QEMU "9".'],
    ['an unknown fault', ['--faults', 'link-cutt=1'], 'Did you mean link-cut?'],
    ['a fault without a number', ['--faults', 'link-cut=often'], 'How often may link-cut strike?'],
    ['an unknown property', ['--counterexample', 'stale-reads'], 'Did you mean stale-read?'],
    ['no jobs', ['--jobs', '0'], 'Give a whole number from 1 to 64.'],
    ['an amount too many', ['--writes', '9'], 'Give a whole number from 0 to 6.'],
    ['two forms', ['--json', '--as', 'csv'], '--json and --as csv are two forms of the same output; give one'],
    [
      'the counterexample of many',
      ['--counterexample', 'stuck'],
      '--counterexample is for a single cell; these options choose 300',
    ],
  ])('refuses %s', async (_, words, message) => {
    const { stdout, stderr, exitCode } = await stalemate(['matrix', ...words]);
    expect([stdout, exitCode]).toEqual(['', 2]);
    expect(stderr).toContain(message);
  });

  test('Ctrl-C keeps what was found', async () => {
    let polls = 0;
    const { stdout, exitCode } = await stalemate(['matrix', '--cache', 'none', '--format', 'raw', ...idle], {
      isInterrupted: () => ++polls > 3,
    });
    expect(exitCode).toBe(130);
    expect(stdout).toMatch(/interrupted: \d+ cells not reached/);
  });
});

describe('stalemate history', () => {
  test('does without reductions, in more states and with the same verdicts, and says so', async () => {
    const decided = async (...words: string[]) => {
      const { stdout } = await stalemate(['history', 'iscsi/writeback/raw', '--json', ...idle, ...words]);
      return JSON.parse(stdout).versions as { verdict: string; search: { states: number; reductions: string[] } }[];
    };
    const [reduced, plain] = [await decided(), await decided('--no-reduction')];
    expect(plain.map(({ verdict }) => verdict)).toEqual(reduced.map(({ verdict }) => verdict));
    expect(reduced[0]?.search.reductions).toContain('late-eviction');
    expect(plain[0]?.search.reductions).toEqual([]);
    expect(plain[0]!.search.states).toBeGreaterThan(reduced[0]!.search.states);
    const { stdout } = await stalemate(['history', 'iscsi/writeback/raw', ...idle]);
    expect(stdout).toMatch(/^11 versions; reductions in use: .*late-eviction/m);
  });

  test('says which version made a configuration safe', async () => {
    const { stdout, exitCode } = await stalemate(['history', 'iscsi/writeback/raw', ...idle]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('safe since QEMU 3.0 (2018-08): the destination drops its page cache\n');
    expect(stdout).toContain('stale-read: 2011 to 2.10, gone with 3.0');
    expect(stdout).not.toContain('still violated');
  });

  test('and what still is not, also as JSON', async () => {
    const { stdout } = await stalemate(['history', 'iscsi/unsafe/raw', '--json', ...idle]);
    const parsed = JSON.parse(stdout);
    expect(parsed).toMatchObject({ schema: 'stalemate/history/1', safeSince: null });
    expect(parsed.stillViolated).toContain('stale-read');
    expect(parsed.versions.at(-1)).toMatchObject({ qemu: '10.0', verdict: 'unsafe' });
  });

  test('takes a scenario file', async () => {
    const path = temporaryFiles({ 'vm.yaml': machines, 'litmus.yaml': noMachines });
    const { stdout, exitCode } = await stalemate(['history', path('vm.yaml'), '--jobs', '1']);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('A small machine, from version to version of QEMU');
    expect(stdout).toContain('safe since QEMU 3.0');
    const without = await stalemate(['history', path('litmus.yaml')]);
    expect([without.exitCode, without.stderr]).toEqual([
      2,
      `${path('litmus.yaml')} has no "machines", so no version of QEMU changes anything\n`,
    ]);
    expect((await stalemate(['history', path('vm.yaml'), '--writes', '1'])).stderr).toContain(
      '--writes is for STORAGE/CACHE/FORMAT',
    );
  });

  test('takes faults and an arbiter too', async () => {
    const { stdout } = await stalemate([
      ...['history', 'iscsi/none/raw', '--faults', 'message-loss=1', '--arbiter', 'cont', '--json'],
      ...idle,
    ]);
    expect(JSON.parse(stdout).title).toBe('raw over iscsi with cache=none, arbiter cont, faults message-loss=1');
    expect((await stalemate(['history', 'iscsi/none/raw', '--arbiter', 'cont,ideal'])).stderr).toContain(
      '--arbiter: a history has one, not 2',
    );
  });

  test.each([
    ['nsf/none/raw', 'there is no storage system "nsf"; did you mean nfs?'],
    ['nfs/non/raw', 'there is no cache mode "non"; did you mean none?'],
    ['nfs/none/rawe', 'there is no format "rawe"; did you mean raw?'],
    ['iscsi/none/qed', 'iscsi/none/qed is not possible: '],
    ['nothing.yaml', 'nothing.yaml'],
  ])('refuses %s', async (config, message) => {
    const { stderr, exitCode } = await stalemate(['history', config]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(message);
    expect(existsSync(config)).toBe(false);
  });
});

const machines = `
stalemate: 1
title: A small machine
storage: iscsi
image: raw
disk: {sectors: {x: 0}}
machines: {S: writeback, D: writeback}
guest: {writes: 1, reads: 1}
`;

const noMachines = `
stalemate: 1
title: No machine
storage: iscsi
hosts: {S: buffered, D: buffered}
steps:
  - S: write x 1
  - D: read x -> after
`;
