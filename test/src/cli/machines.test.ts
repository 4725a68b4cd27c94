import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { body, stalemate, temporaryFiles } from './harness.ts';

/** Every command on a scenario with a virtual machine whose guest does as it likes. */
const machine = (properties: string, qemu = '2011') => `
stalemate: 1
title: Writethrough with the QEMU of ${qemu}
storage: iscsi
image: raw
disk: {sectors: {x: 0}}
machines:
  S: {qemu: '${qemu}', cache: writethrough}
  D: {qemu: '${qemu}', cache: writethrough}
guest: {writes: 1, reads: 1}
${properties}
`;

const files = {
  'listed.yaml': machine('properties: {violated: [stale-read]}'),
  'hidden.yaml': machine('properties: {violated: []}'),
  'wrong.yaml': machine('properties: {violated: [stale-read, lost-write]}'),
  'fixed.yaml': machine('properties: {violated: []}', '10.0'),
  'vacuous.yaml': machine('properties: {violated: []}').replace('image: raw', 'image: vmdk'),
  'silent.yaml': machine(''),
};

describe('stalemate check', () => {
  test('compares what can be violated with what the file lists', async () => {
    const path = temporaryFiles(files);
    const { stdout, exitCode } = await stalemate(['check', ...Object.keys(files).map(path)]);
    expect(exitCode).toBe(1);
    const rows = body(stdout).split('\n').slice(1, 8);
    const row = (name: string) => rows.find((line) => line.includes(`  ${name} `))?.replace(/ +/g, ' ');
    expect(row('listed')).toMatch(/^✓ .* unsafe: stale-read [\d,]+$/);
    expect(row('hidden')).toMatch(/^✗ .* unsafe: stale-read [\d,]+$/);
    expect(row('wrong')).toMatch(/^✗ /);
    expect(row('fixed')).toMatch(/^✓ .* safe [\d,]+$/);
    expect(row('vacuous')).toMatch(/^✗ .* vacuous [\d,]+$/);
    expect(row('silent')).toMatch(/^· /);
    expect(stdout).toMatch(/\n {2}violated: stale-read: .*\(properties\.violated, line 11\)\n/);
    expect(stdout).toMatch(/\n {2}the model: unsafe: stale-read\n/);
    expect(stdout).toMatch(/\n {2}for example stale-read, [^\n]*:\n {4}1 {2}/);
    expect(stdout).toContain('\n  not violated: lost-write  (properties.violated, line 11)\n');
    expect(stdout).toContain('\n  nothing was tested: no run reaches guest-runs-at-destination');
  });

  test('says it as JSON too, each violation with its run', async () => {
    const path = temporaryFiles(files);
    const { stdout } = await stalemate(['check', path('hidden.yaml'), '--json']);
    const [result] = JSON.parse(stdout).results;
    expect(result.findings).toMatchObject([{ kind: 'violated', property: 'stale-read', line: 11 }]);
    const stale = result.properties.find(({ name }: { name: string }) => name === 'stale-read');
    expect(stale).toMatchObject({ kind: 'always', violated: true });
    expect(stale.witness).toEqual(result.findings[0].witness);
    expect(result.properties).toContainEqual({ name: 'lost-write', kind: 'always', violated: false });
  });
});

test('stalemate outcomes shows the run to each violation, and saves it for replay', async () => {
  const path = temporaryFiles(files);
  const { stdout, stderr } = await stalemate(['outcomes', path('silent.yaml'), '--save', path('runs')]);
  expect(stdout).toContain('1 outcome: no step fills a register\nunsafe: stale-read\nsearched completely:');
  expect(stdout).toMatch(/violates stale-read; the shortest run takes \d+ steps\nstale-read: [^\n]*\n {2}1 {2}/);
  expect(stderr).toBe(`saved ${path('runs')}/silent-stale-read.yaml\n`);
  const replayed = await stalemate(['replay', path('runs/silent-stale-read.yaml')]);
  expect([replayed.exitCode, replayed.stderr]).toEqual([0, '']);
  expect(replayed.stdout).toMatch(/violates stale-read in step \d+: /);
  expect(JSON.parse((await stalemate(['replay', path('runs/silent-stale-read.yaml'), '--json'])).stdout)).toMatchObject(
    {
      violations: [{ property: 'stale-read' }],
    },
  );
});

test('stalemate replay notices that a run no longer violates what its file lists', async () => {
  const path = temporaryFiles(files);
  await stalemate(['outcomes', path('silent.yaml'), '--save', path('runs')]);
  const [file = ''] = readdirSync(path('runs'));
  const text = readFileSync(path(`runs/${file}`), 'utf8');
  writeFileSync(
    path('other.yaml'),
    text.replace('[ stale-read ]', '[stale-size]').replace('[stale-read]', '[stale-size]'),
  );
  const { stderr, exitCode } = await stalemate(['replay', path('other.yaml')]);
  expect([exitCode, stderr]).toEqual([
    1,
    `${path('other.yaml')}: the run does not violate stale-size; the scenario or the model was changed since it was recorded\n  --anyway shows what the same choices do now\n`,
  ]);
});

test('stalemate run says what the run violates', async () => {
  const path = temporaryFiles({
    'script.yaml': files['silent.yaml'].replace(
      'guest: {writes: 1, reads: 1}',
      'steps: [{D: launch}, {S: write x bb}, {S: migrate}, {D: read x -> after}]',
    ),
  });
  const seeds = Array.from({ length: 12 }, (_, seed) => String(seed));
  const runs = await Promise.all(seeds.map((seed) => stalemate(['run', path('script.yaml'), '--seed', seed])));
  for (const { stdout, exitCode } of runs) {
    expect(exitCode).toBe(0);
    expect(/violates stale-read in step \d+: /.test(stdout)).toBe(stdout.includes('after = 0!'));
  }
  expect(runs.filter(({ stdout }) => stdout.includes('violates')).length).toBeGreaterThan(0);
});
