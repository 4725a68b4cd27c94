import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Litmus } from '../../../sim/storage/scenario.ts';
import { outcomesOf } from '../../../src/check/outcomes-of.ts';
import { checkSafety } from '../../../src/check/safety.ts';
import { explainViolation } from '../../../src/explain/explain.ts';
import { type SingleChange, singleChanges } from '../../../src/explain/single-change.ts';
import type { TriedChange } from '../../../src/explain/tried-changes.ts';
import { machineLitmus } from '../../helpers/machine-builder.ts';
import { scenarioOf } from '../report/load.ts';

const shipped = (path: string): Litmus => scenarioOf(readFileSync(`scenarios/${path}.yaml`, 'utf8'), path).litmus;

function tried(litmus: Litmus, property: string, maxStates?: number): readonly TriedChange[] {
  const { properties } = outcomesOf(litmus);
  return explainViolation(litmus, property, properties, maxStates === undefined ? {} : { maxStates }).changes;
}

function text(change: SingleChange): string {
  switch (change.kind) {
    case 'machine':
      return `${change.key}=${change.value} on ${change.processes.join('+')}`;
    case 'storage':
      return `storage ${change.key}=${change.value}`;
    case 'migration':
      return `migration ${change.key}=${change.value}`;
    case 'step-left-out':
      return `no ${change.side}.${change.step} of ${change.process}`;
  }
}

const safe = (changes: readonly TriedChange[]): string[] =>
  changes.filter(({ everyRun }) => everyRun.kind === 'safe').map(({ change }) => text(change));

describe('a single change that keeps a violation from happening', () => {
  test.each<[string, string, string, string[]]>([
    [
      'is a cache mode that reads past the page cache, on the destination at least',
      'thread/17e-liguori-nfs-writethrough-raw',
      'stale-read',
      ['cache=none on D', 'cache=none on S+D', 'cache=directsync on D', 'cache=directsync on S+D'],
    ],
    [
      'is the same where only the destination reads through its cache',
      'thread/17f-liguori-nfs-none-to-writeback',
      'stale-read',
      ['cache=none on D', 'cache=directsync on D', 'cache=directsync on S+D'],
    ],
    [
      'is an export that tells the truth',
      'thread/17c-liguori-nfs-async-none-raw',
      'durability',
      ['storage export=sync'],
    ],
    [
      'is an arbiter that meets its specification',
      'litmus/m-arbiter-p2p-link-cut',
      'split-brain',
      ['migration arbiter=ideal'],
    ],
    ['may not be there', 'thread/42a-wolf-raw-resize', 'stale-size', []],
  ])('%s', (_, path, property, expected) => {
    const litmus = shipped(path);
    const changes = tried(litmus, property);
    expect(safe(changes)).toEqual(expected);
    expect(changes.filter(({ everyRun }) => everyRun.kind === 'undecided')).toEqual([]);
    // A search of the whole scenario, with all its properties, says the same.
    const before = checkSafety(litmus).violations.map((one) => one.property);
    for (const { change, litmus: changed } of singleChanges(litmus)) {
      if (!expected.includes(text(change))) continue;
      const { violations, notReached } = checkSafety(changed);
      expect(notReached).toEqual([]);
      expect(violations.map((one) => one.property)).not.toContain(property);
      for (const one of violations) expect(before).toContain(one.property);
    }
  });

  test('may be a step that is left out: with no early read nothing old is cached', () => {
    const launch = { like: '2011', launch: ['open', 'check', 'read-geometry'] };
    const migrations = [{ from: 'S', to: 'D', handoff: launch }];
    const guest = { writes: 1, reads: 1, sectors: ['x'] };
    const litmus = machineLitmus({ qemu: '2011', cache: 'writeback', migrations, guest });
    const changes = tried(litmus, 'stale-read');
    expect(safe(changes)).toContain('no launch.read-geometry of D');
    expect(safe(changes)).not.toContain('no launch.check of D');
    const without = changes.find(({ change }) => text(change) === 'no launch.read-geometry of D');
    expect(without?.thisRun).toBe('harmless');
  });

  test('is not claimed where only this run goes well', () => {
    const changes = tried(shipped('litmus/m-arbiter-cont-message-loss'), 'stuck');
    const partial = changes.filter(({ thisRun, everyRun }) => thisRun === 'harmless' && everyRun.kind === 'unsafe');
    expect(partial.length).toBeGreaterThan(0);
    expect(safe(changes)).not.toContain(text(partial[0]!.change));
  });

  test('is not claimed where the guest never gets anywhere', () => {
    const changes = tried(shipped('thread/31-liguori-raw-size-is-cached'), 'stale-size');
    expect(changes.filter(({ everyRun }) => everyRun.kind === 'vacuous').length).toBeGreaterThan(0);
    expect(safe(changes)).toEqual([]);
  });

  test('is undecided where the limit is reached', () => {
    const changes = tried(shipped('thread/17e-liguori-nfs-writethrough-raw'), 'stale-read', 50);
    expect(safe(changes)).toEqual([]);
    const open = changes.filter(({ everyRun }) => everyRun.kind === 'undecided').map(({ change }) => text(change));
    expect(open).toContain('cache=none on D');
    // The run that goes wrong needs no search.
    expect(open).not.toContain('cache=writeback on D');
  });

  test('is also looked for where nobody migrates', () => {
    const disk = { size: 131072, sizes: [131072, 196608], sectors: { x: 0, y: 140000 } };
    const machines = { A: { program: 'qemu-io', cache: 'none' }, B: { program: 'qemu-io', cache: 'none' } };
    const steps = ['A: launch', 'B: launch', 'A: resize 196608', 'B: read y -> r'];
    const image = { format: 'qcow2', allocated: ['x'] };
    const changes = tried(machineLitmus({ image, disk, machines, steps }), 'stale-size').map(({ change }) =>
      text(change),
    );
    expect(changes).toContain('cache=writeback on A+B');
    expect(changes.filter((one) => /device|werror|migration|^no /.test(one))).toEqual([]);
  });
});

describe('which changes there are', () => {
  const changes = (sketch: Parameters<typeof machineLitmus>[0]): string[] =>
    singleChanges(machineLitmus({ guest: { writes: 1, reads: 1 }, ...sketch })).map(({ change }) => text(change));

  test('comes from what the scenario has as data', () => {
    const found = changes({ storage: { name: 'nfs', version: '3' }, cache: 'unsafe', qemu: '2011' });
    expect(found).toEqual(expect.arrayContaining(['cache=none on S', 'cache=none on D', 'cache=none on S+D']));
    expect(found).toEqual(expect.arrayContaining(['storage noac=true', 'storage locks=local', 'storage version=4.1']));
    expect(found).toEqual(expect.arrayContaining(['no launch.probe of D', 'no source.drain of S']));
    // Not those that change nothing, that nobody could mount, or that leave no guest.
    for (const absent of ['cache=unsafe on S', 'storage version=3', 'no launch.open of D', 'no source.send of S'])
      expect(found).not.toContain(absent);
    expect(changes({ storage: 'nfs' })).not.toContain('storage locks=local');
    expect(changes({ storage: 'iscsi' })).not.toContain('storage noac=true');
  });

  test('and each is the scenario that a file with that setting gives', () => {
    const base = { storage: 'nfs', cache: 'writeback', qemu: '2011', guest: { writes: 1, reads: 1 } };
    const changed = (wanted: string): Litmus | undefined =>
      singleChanges(machineLitmus(base)).find(({ change }) => text(change) === wanted)?.litmus;
    expect(changed('cache=none on S+D')).toEqual(machineLitmus({ ...base, cache: 'none' }));
    expect(changed('cache=directsync on S+D')).toEqual(machineLitmus({ ...base, cache: 'directsync' }));
    expect(changed('auto-read-only=true on S+D')).toEqual(machineLitmus({ ...base, keys: { 'auto-read-only': true } }));
    expect(changed('locking=off on S+D')).toEqual(machineLitmus({ ...base, keys: { locking: 'off' } }));
    expect(changed('werror=stop on S+D')).toEqual(machineLitmus({ ...base, keys: { werror: 'stop' } }));
    expect(changed('storage export=async')).toEqual(
      machineLitmus({ ...base, storage: { name: 'nfs', export: 'async' } }),
    );
    expect(changed('storage noac=true')).toEqual(machineLitmus({ ...base, storage: { name: 'nfs', noac: true } }));
  });
});
