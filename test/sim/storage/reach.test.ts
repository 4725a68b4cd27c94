import { describe, expect, it } from 'vitest';
import { initialState, step } from '../../../sim/step.ts';
import { awaited } from '../../../sim/storage/reach.ts';
import { storageModel } from '../../../sim/storage/storage-model.ts';
import { buildWorld } from '../../../sim/storage/world.ts';
import { litmus, outcomes, quietOutcomes, type Sketch } from '../../helpers/litmus-builder.ts';

const queue = { name: 'iscsi', 'on-path-loss': 'queue' };
const soft = { name: 'nfs', mount: 'soft' };
const cut = (...steps: string[]) => ['S: read b x', 'S: partition', ...steps];
const hosts = { S: { opens: { b: 'buffered', d: 'direct' } }, D: 'direct' };

describe('without a path to the storage', () => {
  it.each([
    ['a read of a cached page', 'S: read b x -> r', 'r = 0'],
    ['a read of a missing page', 'S: read b y -> r', 'r = EIO'],
    ['an O_DIRECT read', 'S: read d x -> r', 'r = EIO'],
    ['a buffered write to a cached page', 'S: write b x 1 -> r', 'r = ok'],
    ['an O_DIRECT write', 'S: write d x 1 -> r', 'r = EIO'],
    ['fsync of a device', 'S: fsync b -> r', 'r = EIO'],
  ])('%s: `%s` ends with %s where the device fails', (_, step, expected) => {
    expect(quietOutcomes({ storage: 'iscsi', hosts, steps: cut(step) })).toEqual([expected]);
    const waits = expected.replace('EIO', '-');
    expect(quietOutcomes({ storage: queue, hosts, steps: cut(step) })).toEqual([waits]);
  });

  it('a call that waits goes on when the path is back', () => {
    const steps = ['S: partition', { interleave: [['S: read d x -> r'], ['D: write x 1']] }];
    expect(quietOutcomes({ storage: queue, hosts, steps })).toEqual(['r = -']);
    const healed = ['S: partition', 'D: write x 1', 'S: heal', 'S: read d x -> r'];
    expect(quietOutcomes({ storage: queue, hosts, steps: healed })).toEqual(['r = 1']);
  });

  it('waiting and failing are rules of their own', () => {
    const steps = cut('S: read d x -> r');
    expect(quietOutcomes({ storage: queue, hosts, steps }, 'path.lost-storage-is-waited-for')).toEqual(['r = EIO']);
    expect(quietOutcomes({ storage: 'iscsi', hosts, steps }, 'path.lost-storage-fails')).toEqual(['r = 0']);
  });

  it('the other host goes on', () => {
    expect(quietOutcomes({ storage: queue, hosts, steps: cut('D: read x -> r') })).toEqual(['r = 0']);
  });

  it.each([
    ['hard', 'nfs', '-'],
    ['soft', soft, 'EIO'],
  ])('a %s NFS mount answers accordingly while the server is down', (_, storage, expected) => {
    const down = (step: string) => quietOutcomes({ storage, hosts, steps: ['S: read b x', 'storage: crash', step] });
    expect(down('S: read d x -> r')).toEqual([`r = ${expected}`]);
    expect(down('S: read b x -> r')).toEqual(['r = 0']);
    expect(down('S: lock b -> r')).toEqual([`r = ${expected}`]);
    expect(down('S: size d -> r')).toEqual([`r = ${expected}`]);
    expect(down('S: size b -> r')).toEqual(['r = 128']);
  });

  it('an NFS read waits once the attributes have timed out', () => {
    const steps = cut('S: wait', 'S: read b x -> r');
    expect(quietOutcomes({ storage: 'nfs', hosts, steps })).toEqual(['r = -']);
    expect(outcomes({ storage: 'nfs', hosts, steps: cut('S: read b x -> r') })).toEqual(['r = 0', 'r = -']);
  });

  it('an NFS close waits only where it has something to send', () => {
    const clean = cut('S: close b', 'S: read d x', 'S: heal', 'D: read x -> r');
    const closing = (...before: string[]) => ['S: read b x', ...before, 'S: partition', 'S: close b', 'D: read x -> r'];
    expect(quietOutcomes({ storage: 'nfs', hosts, steps: closing() })).toEqual(['r = 0']);
    expect(quietOutcomes({ storage: 'nfs', hosts, steps: closing('S: write b x 1') })).toEqual(['r = -']);
    expect(quietOutcomes({ storage: 'nfs', hosts, steps: clean })).toEqual(['r = -']);
  });

  it('opening waits where the open itself goes to the server', () => {
    const opening = (storage: string) =>
      quietOutcomes({
        storage,
        hosts: { S: {}, D: 'direct' },
        steps: ['S: partition', 'S: open b buffered', 'D: read x -> r'],
      });
    expect(opening('nfs')).toEqual(['r = -']);
    expect(opening('cephfs')).toEqual(['r = -']);
    expect(opening('rbd')).toEqual(['r = -']);
    expect(opening('iscsi')).toEqual(['r = 0']);
    expect(opening('gfs2')).toEqual(['r = 0']);
  });

  it('a cluster file system serves what its lock covers and waits for a lock it does not hold', () => {
    const buffered = { S: 'buffered', D: 'buffered' };
    const read = (...before: string[]) =>
      quietOutcomes({ storage: 'gfs2', hosts: buffered, steps: [...before, 'S: partition', 'S: read x -> r'] });
    expect(read('S: read x')).toEqual(['r = 0']);
    expect(read()).toEqual(['r = -']);
    const write = (...before: string[]) =>
      quietOutcomes({ storage: 'gfs2', hosts: buffered, steps: [...before, 'S: partition', 'S: write x 1 -> r'] });
    expect(write('S: write x 2')).toEqual(['r = ok']);
    expect(write('S: read x')).toEqual(['r = -']);
  });
});

/** Takes every step but the last in order (after a bar, a variant of it), and says what the last one waits for. */
function waitsFor(storage: Sketch['storage'], opens: Sketch['hosts'], ...steps: string[]): string | null {
  const own = steps.map((line) => line.split(' | ')[0]!);
  const world = buildWorld(litmus({ storage, hosts: opens!, disk: { sectors: { x: '0-7', y: '8-15' } }, steps: own }));
  const model = storageModel(world);
  const state = initialState(model);
  for (let action = 0; action < steps.length - 1; action++) {
    const choice = model.actions[action]!.choices.indexOf(steps[action]!.split(' | ')[1] ?? '');
    if (!model.actions[action]!.enabled(state, choice)) throw new Error(`${steps[action]} waits already`);
    step(model, state, { action, choice });
  }
  const found = awaited(world, state, world.steps.at(-1)!);
  return found === null ? null : found.kind === 'host' ? world.hosts[found.host]! : 'storage';
}

describe('what memory can answer needs no storage, the rest does', () => {
  const opens = { S: { opens: { b: 'buffered', d: 'direct', s: 'buffered dsync' } } };
  const librbd = { S: { opens: { b: 'direct', d: 'direct', s: 'direct' } } };
  const lost = 'S: partition';
  const rbd = (cache: string) => ({ name: 'rbd', cache });

  it.each<[string, Sketch['storage'], string, string | null, string[]]>([
    ['fsync', 'nfs', 'S: fsync b', null, ['S: read b x']],
    ['fsync', 'nfs', 'S: fsync b', 'storage', ['S: write b x 1']],
    ['fsync', 'gluster', 'S: fsync b', 'storage', ['S: write b x 1']],
    ['fsync', 'gluster', 'S: fsync b', null, ['S: read b x']],
    ['flush of a device', queue, 'S: flsbuf', null, ['S: read b x']],
    ['flush of a device', queue, 'S: flsbuf', 'storage', ['S: write b x 1']],
    ['fstat', 'nfs', 'S: fstat b -> r', null, ['S: size b -> a']],
    ['fstat', 'nfs', 'S: fstat b -> r', 'storage', ['S: size b -> a', 'S: write b x 1']],
    ['size', 'nfs', 'S: size b -> r', null, ['S: size b -> a', 'S: write b x 1']],
    ['size', 'nfs', 'S: size b -> r', 'storage', ['S: wait']],
    ['size', 'gfs2', 'S: size b -> r', null, ['S: read b x']],
    ['size', 'gfs2', 'S: size b -> r', 'storage', []],
    ['size', 'gpfs', 'S: size b -> r', 'storage', ['S: read b x']],
    ['size', 'gpfs', 'S: size b -> r', null, ['S: read b x', 'S: read b y']],
    ['size', 'iscsi', 'S: size b -> r', null, []],
    ['lock', queue, 'S: lock b', null, ['S: write b x 1']],
    ['lock', 'gfs2', 'S: lock b', 'storage', ['S: read b x']],
    ['unlock', 'gfs2', 'S: unlock b', 'storage', ['S: lock b']],
    ['lock', { name: 'nfs', version: '3', locks: 'local' }, 'S: lock b', null, ['S: read b x']],
    ['truncate', 'nfs', 'S: truncate b 8', 'storage', ['S: read b x']],
    ['rescan', queue, 'S: rescan', 'storage', ['S: read b x']],
    ['mmap', 'nfs', 'S: mmap b x', null, ['S: read b x']],
    ['mmap', 'nfs', 'S: mmap b x', 'storage', ['S: read b x', 'S: wait']],
    ['a read through a mapping', 'nfs', 'S: mread b x', null, ['S: mmap b x', 'S: mread b x', 'S: wait']],
    ['a read through a mapping', 'nfs', 'S: mread b x', 'storage', ['S: mmap b x']],
    ['a write through a mapping', 'nfs', 'S: mwrite b x 1', null, ['S: mmap b x', 'S: mread b x', 'S: wait']],
    ['a read', 'gfs2', 'S: read b y', 'storage', ['S: read b x']],
    ['a read', rbd('writeback'), 'S: read d x', null, ['S: write d x 1']],
    ['a read', rbd('writeback'), 'S: read d x y', 'storage', ['S: write d x 1']],
    ['a read', rbd('writearound'), 'S: read d x', 'storage', ['S: write d x 1']],
    ['a read', rbd('none'), 'S: read d x', 'storage', ['S: write d x 1']],
    ['a write', rbd('writeback'), 'S: write d x 2', null, ['S: write d x 1']],
    ['a write', rbd('writeback'), 'S: write d x 2', 'storage', ['S: read d x']],
    ['a write', rbd('writethrough'), 'S: write d x 2', 'storage', ['S: write d x 1']],
    ['a write', rbd('none'), 'S: write d x 2', 'storage', ['S: write d x 1']],
    ['a write', queue, 'S: write s x 1', 'storage', ['S: read b x']],
    ['a write', { name: 'nfs', 'synchronous-writes': true }, 'S: write b x 1', 'storage', ['S: read b x']],
    ['a write', 'nfs', 'S: write b x 1', null, []],
    ['a write', { name: 'gluster', 'write-behind': false }, 'S: write b x 1', 'storage', ['S: read b x']],
    ['close', queue, 'S: close b', null, ['S: close s', 'S: close d']],
    ['close', queue, 'S: close b', 'storage', ['S: close s', 'S: close d', 'S: write b x 1']],
    ['close beside another opener', queue, 'S: close b', null, ['S: write b x 1']],
    ['close', 'nfs', 'S: close b', 'storage', ['S: write b x 1']],
    ['close', 'nfs', 'S: close b', 'storage', ['S: lock b']],
    ['close', 'gfs2', 'S: close b', null, ['S: write b x 1']],
    ['close', rbd('writeback'), 'S: close d', 'storage', ['S: close b', 'S: close s', 'S: write d x 1']],
    ['close', rbd('writeback'), 'S: close d', null, ['S: close b', 'S: close s', 'S: read d x']],
    ['drop-caches', 'nfs', 'S: drop-caches', null, ['S: write b x 1']],
  ])('%s on %j: `%s` waits for %s after %j', (_, storage, question, expected, before) => {
    const hosts = typeof storage === 'object' && storage.name === 'rbd' ? librbd : opens;
    expect(waitsFor(storage, hosts, ...before, lost, question)).toBe(expected);
    // With a path nothing waits.
    expect(waitsFor(storage, hosts, ...before, question)).toBeNull();
  });

  it('a write to a part of a page needs the rest of it', () => {
    const disk = { sectors: { x: 0, z: 1 } };
    const write = (...steps: string[]) =>
      quietOutcomes({ storage: queue, hosts: { S: 'buffered' }, disk, steps: [...steps, 'S: write x 1 -> r'] });
    expect(write('S: partition')).toEqual(['r = -']);
    expect(write('S: read z', 'S: partition')).toEqual(['r = ok']);
  });

  it('a file that two write at once is in no cache of CephFS', () => {
    const both = { S: 'buffered', D: 'buffered' };
    expect(waitsFor('cephfs', both, 'S: write x 1', lost, 'S: read x')).toBe('storage');
    expect(waitsFor('cephfs', both, 'S: write x 1', lost, 'S: write x 2')).toBe('storage');
    const alone = { S: 'buffered' };
    expect(waitsFor('cephfs', alone, 'S: write x 1', lost, 'S: read x')).toBeNull();
    expect(waitsFor('cephfs', alone, 'S: write x 1', lost, 'S: write x 2')).toBeNull();
  });
});

describe('a host that does not answer is waited for', () => {
  const both = { S: 'buffered', D: 'buffered' };

  it('where it holds a lock that conflicts', () => {
    for (const gone of ['S: crash', 'S: partition']) {
      expect(waitsFor('gfs2', both, 'S: write x 1', gone, 'D: read x')).toBe('S');
      expect(waitsFor('gfs2', both, 'S: read x', gone, 'D: read x')).toBeNull();
      expect(waitsFor('gfs2', both, 'S: read x', gone, 'D: write x 1')).toBe('S');
    }
    expect(waitsFor('gfs2', both, 'S: write x 1', 'S: crash', 'cluster: fence S', 'D: read x')).toBeNull();
  });

  it('of the page that is asked for, or of all of them for the size', () => {
    const after = ['S: write y 1', 'S: crash'];
    expect(waitsFor('gpfs', both, ...after, 'D: read x')).toBeNull();
    expect(waitsFor('gpfs', both, ...after, 'D: read y')).toBe('S');
    expect(waitsFor('gpfs', both, ...after, 'D: write x y 2')).toBe('S');
    expect(waitsFor('gpfs', both, ...after, 'D: size -> r')).toBe('S');
    expect(waitsFor('gpfs', both, ...after, 'D: truncate 8')).toBe('S');
  });

  it('by whoever reads past the cache of GFS2, too', () => {
    const direct = { S: 'buffered', D: 'direct' };
    expect(waitsFor('gfs2', direct, 'S: read x', 'S: crash', 'D: read x')).toBe('S');
    expect(waitsFor('gfs2', direct, 'S: crash', 'D: read x')).toBeNull();
  });

  it('by an open that takes away its delegation or capabilities', () => {
    const open = (storage: Sketch['storage'], first: string, gone: string, second: string) =>
      waitsFor(storage, { S: {}, D: {} }, `S: open a ${first}`, gone, `D: open b ${second}`);
    const nfs = { name: 'nfs', delegations: true };
    const [granted, readGranted] = ['buffered | with a delegation', 'buffered read-only | with a delegation'];
    for (const gone of ['S: crash', 'S: partition']) {
      expect(open('cephfs', 'buffered', gone, 'buffered')).toBe('S');
      expect(open('cephfs', 'buffered', gone, 'buffered read-only')).toBe('S');
      expect(open('cephfs', 'buffered read-only', gone, 'buffered')).toBe('S');
      expect(open('cephfs', 'buffered read-only', gone, 'buffered read-only')).toBeNull();
      expect(open(nfs, granted, gone, 'buffered')).toBe('S');
      expect(open(nfs, granted, gone, 'buffered read-only')).toBe('S');
      expect(open(nfs, readGranted, gone, 'buffered')).toBe('S');
      expect(open(nfs, readGranted, gone, 'buffered read-only')).toBeNull();
      expect(open(nfs, 'buffered', gone, 'buffered')).toBeNull();
    }
    // Whoever is there gives them up, and nobody waits for himself.
    expect(open(nfs, granted, 'S: read a x', 'buffered')).toBeNull();
    expect(open('cephfs', 'buffered', 'S: read a x', 'buffered')).toBeNull();
    const again = ['S: open a buffered', 'S: partition', 'S: open c buffered'];
    expect(waitsFor('cephfs', { S: {}, D: {} }, ...again)).toBe('storage');
  });
});

describe('a host that is down waits for nothing', () => {
  it('and its steps end without a result', () => {
    expect(waitsFor(queue, hosts, 'S: crash', 'D: read x')).toBeNull();
    const steps = [{ interleave: [['S: crash'], ['S: read d x -> r']] }];
    expect(quietOutcomes({ storage: queue, hosts, steps })).toEqual(['r = 0', 'r = -']);
  });
});
