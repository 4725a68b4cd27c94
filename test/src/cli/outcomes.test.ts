import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { modelVersion } from '../../../sim/storage/version.ts';
import { stalePrefetch } from '../report/load.ts';
import { body, hugeScenario, stalemate, temporaryFiles } from './harness.ts';

describe('outcomes', () => {
  test('lists each with a shortest run', async () => {
    const file = temporaryFiles({ 'a.yaml': stalePrefetch });
    const { exitCode, stdout } = await stalemate(['outcomes', file('a.yaml')]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('2 outcomes: after ∈ {0!, 1}; before = 0\n');
    expect(stdout).toMatch(
      /outcome 1 of 2; the shortest run takes 3 steps\nbefore = 0, after = 0!\n {2}1 {2}D {2}read x -> before\n/,
    );
    expect(stdout).toMatch(
      /outcome 2 of 2; the shortest run takes 4 steps\nbefore = 0, after = 1\n {2}1 {2}D {2}read x -> before\n/,
    );
  });

  test('shows one run, or none', async () => {
    const file = temporaryFiles({ 'a.yaml': stalePrefetch });
    const one = await stalemate(['outcomes', file('a.yaml'), '--witness', '2']);
    expect(one.stdout.match(/read x -> before/g)).toHaveLength(1);
    expect(one.stdout).toContain('kernel drops the clean page of x');
    const none = await stalemate(['outcomes', file('a.yaml'), '--witness', 'none']);
    expect(none.stdout).not.toContain('read x -> before');
    const absent = await stalemate(['outcomes', file('a.yaml'), '--witness', '3']);
    expect(absent).toMatchObject({
      exitCode: 2,
      stdout: '',
      stderr: `there is no outcome 3; ${file('a.yaml')} has 2\n`,
    });
  });

  test('of the quiet model are those of the steps alone', async () => {
    const file = temporaryFiles({ 'a.yaml': stalePrefetch });
    const { stdout } = await stalemate(['outcomes', file('a.yaml'), '--quiet-model']);
    expect(stdout).toContain('1 outcome by the steps alone: before = 0; after = 0!\n');
  });

  test('are marked as not all where a limit was reached', async () => {
    const file = temporaryFiles({ 'huge.yaml': hugeScenario });
    const { exitCode, stdout } = await stalemate([
      'outcomes',
      file('huge.yaml'),
      '--max-states',
      '50k',
      '--witness',
      'none',
    ]);
    expect(exitCode).toBe(3);
    expect(stdout).toContain('stopped by --max-states: more outcomes may be possible\n');
    expect(stdout).toMatch(/\n(no outcome|[\d,]+ outcomes?) found so far/);
  });

  test('are "none yet" rather than none where the search ended early', async () => {
    const file = temporaryFiles({ 'a.yaml': stalePrefetch });
    const none = await stalemate(['outcomes', file('a.yaml'), '--max-states', '3']);
    expect(none.exitCode).toBe(3);
    expect(none.stdout).toContain('\nno outcome found so far\nnot complete: 3 states');
    expect(none.stdout).not.toContain('0 outcomes');
    const some = await stalemate(['outcomes', file('a.yaml'), '--max-states', '6']);
    expect(some.stdout).toContain('\n1 outcome found so far: before = 0; after = 0!\n');
    expect(some.stdout).toContain('\noutcome 1 of 1 found so far; the shortest run takes 3 steps\n');
    const absent = await stalemate(['outcomes', file('a.yaml'), '--max-states', '3', '--witness', '1']);
    expect(absent.stderr).toBe('outcome 1 was not found; the search ended early (stopped by --max-states) with 0\n');
  });

  test('of steps that read nothing are not listed twice', async () => {
    const file = temporaryFiles({
      'a.yaml': 'stalemate: 1\ntitle: No read\nstorage: iscsi\nhosts: {S: direct}\nsteps:\n  - S: write x 1\n',
    });
    const { stdout } = await stalemate(['outcomes', file('a.yaml')]);
    expect(stdout).toContain('\n1 outcome: no step fills a register\n');
  });

  test('as JSON', async () => {
    const file = temporaryFiles({ 'a.yaml': stalePrefetch });
    const json = JSON.parse((await stalemate(['outcomes', file('a.yaml'), '--json'])).stdout);
    expect(json).toMatchObject({
      schema: 'stalemate/outcomes/1',
      quiet: false,
      outcomes: [{ registers: { after: { value: '0', old: true } }, witness: ['step 1', 'step 2', 'step 3'] }, {}],
      search: { complete: true, states: 7 },
    });
    expect(json.search.elapsedMs * 10).toBeCloseTo(Math.round(json.search.elapsedMs * 10), 6);
  });

  test('the same command prints the same bytes', async () => {
    const file = temporaryFiles({ 'a.yaml': stalePrefetch });
    const words = ['outcomes', file('a.yaml')];
    expect((await stalemate(words)).stdout).toBe((await stalemate(words)).stdout);
  });
});

describe('a saved run', () => {
  test('of each outcome is printed by replay byte for byte as before', async () => {
    const file = temporaryFiles({ 'a.yaml': stalePrefetch });
    const { stdout, stderr } = await stalemate(['outcomes', file('a.yaml'), '--save', file('runs')]);
    expect(stderr).toBe(`saved ${file('runs/a-outcome-1.yaml')}\nsaved ${file('runs/a-outcome-2.yaml')}\n`);
    for (const name of readdirSync(file('runs'))) {
      const replayed = await stalemate(['replay', file(`runs/${name}`)]);
      expect(replayed.exitCode).toBe(0);
      const shown = replayed.stdout.slice(replayed.stdout.indexOf('before = 0, after'));
      expect(stdout).toContain(shown);
      expect((await stalemate(['check', file(`runs/${name}`)])).exitCode).toBe(0);
    }
  });

  test('of standard input has a name that is no option', async () => {
    const file = temporaryFiles({});
    const { stderr } = await stalemate(['outcomes', '-', '--save', file('runs')], { input: stalePrefetch });
    expect(stderr).toContain(`saved ${file('runs/stdin-outcome-1.yaml')}\n`);
    expect(readFileSync(file('runs/stdin-outcome-1.yaml'), 'utf8')).toContain('of standard input (hash ');
  });

  test('takes the place of a saved run, and of nothing else', async () => {
    const file = temporaryFiles({ 'a.yaml': stalePrefetch, 'a-outcome-2.yaml': stalePrefetch, 'empty.yaml': '' });
    const refused = await stalemate(['outcomes', file('a.yaml'), '--save', file('')]);
    expect([refused.exitCode, refused.stdout]).toEqual([2, '']);
    expect(refused.stderr).toContain('a-outcome-2.yaml, which is not a saved run');
    // All or none: the first outcome was not written either.
    expect(readdirSync(file('')).sort()).toEqual(['a-outcome-2.yaml', 'a.yaml', 'empty.yaml']);
    expect((await stalemate(['run', file('a.yaml'), '--save', file('a-outcome-2.yaml')])).exitCode).toBe(2);
    expect(readFileSync(file('a-outcome-2.yaml'), 'utf8')).toBe(stalePrefetch);
    for (const seed of ['1', '2'])
      expect((await stalemate(['run', file('a.yaml'), '--seed', seed, '--save', file('empty.yaml')])).exitCode).toBe(0);
    expect(readFileSync(file('empty.yaml'), 'utf8')).toContain('with seed 2');
  });

  test('of the quiet model replays too', async () => {
    const file = temporaryFiles({ 'a.yaml': stalePrefetch });
    await stalemate(['outcomes', file('a.yaml'), '--quiet-model', '--save', file('runs')]);
    expect((await stalemate(['replay', file('runs/a-outcome-1.yaml')])).exitCode).toBe(0);
  });

  test('cannot come from an experiment', async () => {
    const file = temporaryFiles({ 'a.yaml': stalePrefetch });
    const words = ['--without-rule', 'page-cache.hit', '--save', file('runs')];
    for (const command of ['outcomes', 'run']) {
      const { exitCode, stderr } = await stalemate([command, file('a.yaml'), ...words]);
      expect([exitCode, stderr]).toEqual([
        2,
        '--save does not go with --without-rule: the full model could not replay such a run\n',
      ]);
    }
  });
});

describe('run', () => {
  test('is the same for the same seed, and says which one it took', async () => {
    const file = temporaryFiles({ 'a.yaml': stalePrefetch });
    const bodies = new Map<string, string>();
    for (const seed of ['0', '1', '2', '3', '4', '5', '6', '7']) {
      const first = await stalemate(['run', file('a.yaml'), '--seed', seed]);
      expect(first.stdout).toContain(`seed ${seed}\n`);
      expect((await stalemate(['run', file('a.yaml'), '--seed', seed])).stdout).toBe(first.stdout);
      bodies.set(seed, body(first.stdout));
    }
    expect(new Set(bodies.values()).size).toBeGreaterThan(1);
    const { stdout } = await stalemate(['run', file('a.yaml')]);
    expect(stdout).toContain('seed 0\n');
    expect(body(stdout)).toBe(bodies.get('0'));
  });

  test('saved, is printed by replay byte for byte as before', async () => {
    const file = temporaryFiles({ 'a.yaml': stalePrefetch });
    const ran = await stalemate(['run', file('a.yaml'), '--seed', '3', '--save', file('run.yaml')]);
    const replayed = await stalemate(['replay', file('run.yaml')]);
    expect(body(replayed.stdout).replace(file('run.yaml'), file('a.yaml'))).toBe(body(ran.stdout));
  });

  test('may be cut short, and says so', async () => {
    const file = temporaryFiles({ 'a.yaml': stalePrefetch });
    const { stdout } = await stalemate(['run', file('a.yaml'), '--max-steps', '1']);
    expect(stdout).toContain('the first 1 step of a run\n');
    expect(JSON.parse((await stalemate(['run', file('a.yaml'), '--max-steps', '1', '--json'])).stdout)).toMatchObject({
      schema: 'stalemate/run/1',
      seed: '0',
      ended: false,
      choices: ['step 1'],
    });
  });
});

describe('replay', () => {
  const trace = (choices: readonly string[], model: string = modelVersion) =>
    `${stalePrefetch}trace:\n  model: "${model}"\n  choices: [${choices.join(', ')}]\n`;

  test.each([
    ['no trace', stalePrefetch, 'has no recorded run'],
    [
      'an unknown choice',
      trace(['step 1', 'stpe 2']),
      'step 2: this scenario has no choice "stpe 2"; did you mean "step 2"?',
    ],
    ['a choice that is not enabled', trace(['step 2']), 'step 1: step 2 is not enabled; enabled: step 1'],
    [
      'a changed scenario',
      trace(['step 2']),
      'the version of the model is the same, so the scenario or the trace was changed',
    ],
    ['another model', trace(['step 2'], '0'), 'the run was recorded with version 0 of the model, this is version '],
  ])('%s is bad input', async (_, text, message) => {
    const file = temporaryFiles({ 'a.yaml': text });
    const { exitCode, stdout, stderr } = await stalemate(['replay', file('a.yaml')]);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });

  test('a run recorded with another model, and without a digest, is shown only when asked for', async () => {
    const file = temporaryFiles({ 'a.yaml': trace(['step 1', 'step 2', 'step 3'], '0') });
    const refused = await stalemate(['replay', file('a.yaml')]);
    expect([refused.exitCode, refused.stdout]).toEqual([1, '']);
    expect(refused.stderr).toMatch(/the run has no digest and was recorded with version 0 .*nobody can tell/);
    const shown = await stalemate(['replay', file('a.yaml'), '--anyway']);
    expect(shown.exitCode).toBe(0);
    expect(shown.stdout).toContain('before = 0, after = 0!\n');
    expect(shown.stderr).toContain('was recorded with version 0 of the model; this is version ');
  });

  test('a run recorded with another model that still is the same is repeated, with a remark', async () => {
    const file = temporaryFiles({ 'a.yaml': stalePrefetch });
    await stalemate(['outcomes', file('a.yaml'), '--save', file('.')]);
    const saved = readFileSync(file('a-outcome-1.yaml'), 'utf8');
    writeFileSync(file('old.yaml'), saved.replace(/ {2}model: .*/, '  model: "0"'));
    const { exitCode, stdout, stderr } = await stalemate(['replay', file('old.yaml')]);
    expect([exitCode, stderr]).toEqual([
      0,
      `${file('old.yaml')}: recorded with version 0 of the model; this is version ${modelVersion}\n`,
    ]);
    expect(stdout).toContain('before = 0, after = 0!\n');
    writeFileSync(file('other.yaml'), readFileSync(file('old.yaml'), 'utf8').replace('D: buffered', 'D: direct'));
    const other = await stalemate(['replay', file('other.yaml'), '--json']);
    expect([other.exitCode, other.stdout]).toEqual([1, '']);
  });

  test('a run that ends otherwise than its file expects is not as expected', async () => {
    const file = temporaryFiles({ 'a.yaml': stalePrefetch });
    await stalemate(['outcomes', file('a.yaml'), '--save', file('.')]);
    const saved = readFileSync(file('a-outcome-1.yaml'), 'utf8');
    writeFileSync(file('edited.yaml'), saved.replace('D: buffered', 'D: direct'));
    const { exitCode, stdout, stderr } = await stalemate(['replay', file('edited.yaml')]);
    expect([exitCode, stdout]).toEqual([1, '']);
    expect(stderr).toContain('the run ends with before = 0, after = 1, the file expects before = 0, after = 0!');
    expect(stderr).toContain('--anyway shows what the same choices do now');
    const shown = await stalemate(['replay', file('edited.yaml'), '--anyway']);
    expect([shown.exitCode, shown.stderr]).toEqual([0, stderr.split('\n', 1)[0]!.concat('\n')]);
    expect(shown.stdout).toContain('before = 0, after = 1\n');
  });

  test('a run whose recorded outcome does not fit the steps any more was recorded with other steps', async () => {
    const file = temporaryFiles({ 'a.yaml': stalePrefetch });
    await stalemate(['outcomes', file('a.yaml'), '--save', file('.')]);
    const saved = readFileSync(file('a-outcome-2.yaml'), 'utf8');
    writeFileSync(file('edited.yaml'), saved.replace('write x 1', 'write x 2'));
    const { exitCode, stdout, stderr } = await stalemate(['replay', file('edited.yaml')]);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(
      /^\S+edited\.yaml: the scenario was changed since the run was recorded.*\n {2}line \d+: after can never be "1"\n$/,
    );
    writeFileSync(file('broken.yaml'), saved.replace('write x 1', 'wirte x 1'));
    expect((await stalemate(['replay', file('broken.yaml')])).stderr).toMatch(/^V\d+ \S+broken\.yaml/);
  });
});
