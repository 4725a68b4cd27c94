import { describe, expect, it } from 'vitest';
import { outcomes, quietOutcomes } from '../../helpers/litmus-builder.ts';

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
