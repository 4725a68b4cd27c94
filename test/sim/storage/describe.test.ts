import { describe, expect, it } from 'vitest';
import { describeChoice } from '../../../sim/storage/describe.ts';
import { play, type Sketch } from '../../helpers/litmus-builder.ts';

const told = (sketch: Sketch) => play(sketch).told;

function texts(sketch: Sketch): string[] {
  const { world, model, trace } = play(sketch);
  return trace.map((choice) => {
    const { actor, text } = describeChoice(world, model, choice);
    return `${actor}: ${text}`;
  });
}

const mixed = { S: 'direct', D: 'buffered' };

describe('a choice in words', () => {
  it('is the step as it was written', () => {
    expect(texts({ storage: 'iscsi', hosts: mixed, steps: ['D:  read   x -> r'] })).toEqual(['D: read x -> r']);
  });

  it('says what chance decided within the step', () => {
    const disk = { sectors: { x: '0-7', y: '8-15' } };
    expect(
      texts({ storage: 'iscsi', hosts: mixed, disk, steps: ['D: read x -> r | reading 1 page ahead', 'D: read y'] })[0],
    ).toBe('D: read x -> r (reading 1 page ahead)');
  });

  it('says what happens by itself', () => {
    const steps = [
      'S: write x 1',
      '* S.write-back page of x',
      '* S.commit',
      '* S.evict page of x',
      '* S.attributes-expire',
      'S: fsync',
    ];
    expect(texts({ storage: 'nfs', hosts: { S: 'buffered' }, steps }).slice(1, 5)).toEqual([
      'S: kernel writes back the page of x',
      'S: NFS client sends COMMIT',
      'S: kernel drops the clean page of x from its page cache',
      'S: cached attributes time out',
    ]);
  });

  it('calls a fault a fault', () => {
    const faults = { 'host-crash': { S: 1 }, partition: { D: 1 } };
    const steps = ['S: write x 1', '* S.crash', '* D.lose-path', 'D: read x'];
    expect(texts({ storage: 'iscsi', hosts: mixed, faults, steps }).slice(1, 3)).toEqual([
      'S: crashes (fault)',
      'D: loses its path to the storage (fault)',
    ]);
  });

  it('never shows the bare name of an action', () => {
    for (const storage of [
      'iscsi',
      'nfs',
      'gfs2',
      'cephfs',
      'gluster',
      'rbd',
      { name: 'nfs', server: 'protocol', delegations: true },
    ]) {
      const { world, model } = play({
        storage,
        hosts: mixed,
        faults: { 'host-crash': { S: 1 } },
        steps: ['S: write x 1', 'D: read x'],
      });
      for (const [action, { choices }] of model.actions.entries()) {
        for (const choice of choices.keys()) {
          expect(describeChoice(world, model, { action, choice }).text).toMatch(/\S/);
          expect(describeChoice(world, model, { action, choice }).text).not.toContain('.');
        }
      }
    }
  });
});

describe('a change in words', () => {
  it('names pages, data and the storage', () => {
    const steps = [
      'D: read x -> before',
      'S: write x 1',
      'D: write x 2',
      '* D.write-back page of x',
      '* D.evict page of x',
      'D: read x -> r',
    ];
    expect(told({ storage: 'iscsi', hosts: mixed, steps })).toEqual([
      ['before = 0', 'page cache of D: page of x now clean (x = 0)'],
      ['storage: x 0 -> 1'],
      ['page cache of D: page of x clean -> dirty (x = 2)'],
      ['page cache of D: page of x dirty -> clean (x = 2)', 'storage: x 1 -> 2'],
      ['page cache of D: page of x gone'],
      ['r = 2', 'page cache of D: page of x now clean (x = 2)'],
    ]);
  });

  it('marks a value that breaks the contract', () => {
    const steps = ['D: read x', 'S: write x 1', 'D: read x -> r'];
    expect(told({ storage: 'iscsi', hosts: mixed, steps })[2]).toEqual(['r = 0!']);
  });

  it('tells of hosts, paths and servers', () => {
    const steps = ['S: partition', 'S: heal', 'storage: crash', 'storage: restart', 'S: crash', 'D: read x'];
    const lines = told({ storage: { name: 'nfs', version: '3' }, hosts: { S: 'direct', D: 'direct' }, steps }).map(
      (step) => step[0],
    );
    expect(lines.slice(0, 5)).toEqual([
      'host S: has no path to the storage',
      'host S: has its path to the storage back',
      expect.stringContaining('attributes cached by S: older'),
      'storage: serving again',
      'host S: down, its memory is gone',
    ]);
  });

  it('tells of locks, capabilities and delegations', () => {
    const buffered = { S: 'buffered', D: 'buffered' };
    expect(told({ storage: 'gfs2', hosts: buffered, steps: ['S: write x 1'] })[0]).toContain(
      'cluster lock of S: unlocked -> exclusive',
    );
    expect(told({ storage: 'gpfs', hosts: buffered, steps: ['S: write x 1', 'S: read y'] })[0]).toContain(
      'cluster lock on the page of x of S: unlocked -> exclusive',
    );
    expect(
      told({ storage: 'cephfs', hosts: { S: {}, D: {} }, steps: ['S: open h buffered', 'S: read x'] })[0],
    ).toContain('capabilities of S: unlocked -> exclusive');
    const storage = { name: 'nfs', delegations: true };
    expect(
      told({ storage, hosts: { S: {} }, steps: ['S: open h buffered | with a delegation', 'S: read x'] })[0],
    ).toContain('delegation of S: none -> write');
  });

  it('tells of client caches, sizes and stable storage', () => {
    const direct = { S: 'direct', D: 'direct' };
    const cached = { name: 'rbd', cache: 'writeback', 'exclusive-lock': false };
    expect(told({ storage: cached, hosts: direct, steps: ['S: write x 1', 'S: fsync'] })).toEqual([
      ['client cache of S: x dirty, 1'],
      ['client cache of S: x clean, 1', 'storage: x 0 -> 1'],
    ]);
    const steps = ['storage: resize 256', 'D: rescan'];
    expect(told({ storage: 'iscsi', hosts: direct, steps: [...steps, 'D: read x'] }).slice(0, 2)).toEqual([
      ['storage: size 128 -> 256'],
      ['size known to D: 128 -> 256'],
    ]);
    const lun = { name: 'iscsi', 'write-cache': true };
    expect(told({ storage: lun, hosts: direct, steps: ['S: write x 1', 'S: fsync'] })[1]).toEqual([
      'storage, stable: x 0 -> 1',
    ]);
  });

  it('tells of copies on their way, of clients shut out, and of pages that will have to go', () => {
    const udp = { name: 'nfs', version: '3', transport: 'udp' };
    const faults = { 'delayed-duplicate': { S: 1 } };
    const delayed = ['S: write x 1 | with a delayed copy of the WRITE', '* storage.delayed-write-arrives', 'D: read x'];
    const copies = told({ storage: udp, hosts: { S: 'direct', D: 'direct' }, faults, steps: delayed });
    expect(copies[0]).toContain('network: a copy of the WRITE is still on its way');
    expect(copies[1]).toContain('network: the delayed copy has arrived');
    const shut = ['S: write x 1', 'S: partition', 'D: write x 2', 'S: heal'];
    expect(told({ storage: 'rbd', hosts: { S: 'direct', D: 'direct' }, steps: shut })[2]).toContain('S: blocklisted');
    const stale = ['D: read x', 'S: write x 1', 'D: wait', 'D: size -> s'];
    const dropping = (flags: string) => told({ storage: 'nfs', hosts: { S: 'direct', D: flags }, steps: stale });
    expect(dropping('buffered read-only')[2]).toContain('attributes cached by D: timed out');
    expect(dropping('buffered read-only')[3]).toEqual(
      expect.arrayContaining([
        'attributes cached by D: as on the server',
        'page cache of D: to be dropped at the next access',
      ]),
    );
    expect(dropping('buffered')[3]).toContain(
      'page cache of D: kept although the file changed, to be dropped at the next first open',
    );
  });

  it('tells of mappings, of errors that wait, of separate disks and of heads', () => {
    const mapped = ['D: mmap disk x', 'D: mread disk x'];
    expect(told({ storage: 'iscsi', hosts: { D: 'buffered' }, steps: mapped })[1]).toEqual([
      'page cache of D: page of x now clean, mapped (x = 0)',
    ]);
    const disk = { size: 16, sectors: { x: '0-7', y: '8-15' } };
    const failing = ['S: write y 1', 'storage: resize 8', '* S.write-back page of y', 'S: fsync'];
    const errors = told({ storage: 'iscsi', hosts: { S: 'buffered' }, disk, steps: failing });
    expect(errors[2]).toContain('S: a write error waits to be reported');
    expect(errors[3]).toContain('S: the write error has been reported');
    const direct = { S: 'direct', D: 'direct' };
    expect(told({ storage: 'local', hosts: direct, steps: ['D: write x 1', 'S: read x'] })).toEqual([
      ['disk of D: x 0 -> 1'],
      [],
    ]);
    const heads = told({
      storage: { name: 'nfs', server: 'protocol' },
      hosts: direct,
      steps: ['S: write x 1', 'D: read x'],
    });
    expect(heads[0]).toEqual(expect.arrayContaining(['storage, head that serves S: x 0 -> 1', 'storage: x 0 -> 1']));
    expect(heads[0]).not.toContain('storage, head that serves D: x 0 -> 1');
  });
});
