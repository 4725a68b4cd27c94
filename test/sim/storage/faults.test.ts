import { describe, expect, it } from 'vitest';
import { outcomes, play, quietOutcomes } from '../../helpers/litmus-builder.ts';

describe('a crash of a host', () => {
  it('takes its memory, and nothing that is on the storage or on another host', () => {
    const steps = ['D: read x', 'S: write y 2', 'S: fsync', 'S: write x 1', 'S: crash', 'D: read x'];
    const { changes } = play({ storage: 'iscsi', hosts: { S: 'buffered', D: 'buffered' }, steps });
    expect(changes[4]).toEqual({
      'hosts[0].up': false,
      'handles[0].open': false,
      'views[0].pages[0].status': 'absent',
      'views[0].data[0]': 0,
      'views[0].written[0]': false,
      'views[0].pages[1].status': 'absent',
      'views[0].data[1]': 0,
      'oracle.lossy[0]': true,
    });
  });

  it('ends an acknowledged write that was never flushed', () => {
    const sketch = {
      storage: 'iscsi',
      hosts: { S: 'buffered', D: 'direct' },
      steps: ['S: write x 1', 'S: crash', 'D: read x -> r'],
    };
    expect(quietOutcomes(sketch)).toEqual(['r = 0']);
    expect(outcomes(sketch)).toEqual(['r = 0', 'r = 1']);
    const kept = outcomes(sketch, { withoutRules: ['faults.host-crash-loses-memory'] });
    expect(kept).toEqual(['r = 0', 'r = 1']);
  });

  it('keeps every later step of the host from running', () => {
    const steps = [{ interleave: [['S: write x 1 -> w'], ['D: read x -> r']] }];
    const sketch = { storage: 'iscsi', hosts: { S: 'direct', D: 'direct' }, faults: { 'host-crash': { S: 1 } }, steps };
    expect(outcomes(sketch)).toEqual(['w = -, r = 0', 'w = ok, r = 0', 'w = ok, r = 1']);
  });

  it('spares what a cache device holds, dirty data too', () => {
    const storage = { name: 'iscsi', 'local-cache': 'writeback' };
    const hosts = { S: 'direct', D: 'direct' };
    const { changes } = play({ storage, hosts, steps: ['S: write x 1', 'S: crash', 'D: read x'] });
    expect(changes[1]).toEqual({ 'hosts[0].up': false, 'handles[0].open': false, 'oracle.lossy[0]': true });
    const off = play(
      { storage, hosts, steps: ['S: write x 1', 'S: crash', 'D: read x'] },
      { withoutRules: ['client-cache.cache-device-survives-crash'] },
    );
    expect(off.changes[1]).toMatchObject({ 'views[0].client[0].status': 'absent' });
  });

  it('takes what librbd and Gluster hold', () => {
    for (const storage of [{ name: 'rbd', cache: 'writeback' }, 'gluster']) {
      const { final } = play({ storage, hosts: { S: 'direct', D: 'direct' }, steps: ['S: write x 1', 'S: crash'] });
      expect(final.views[0]?.client).toMatchObject([{ status: 'absent' }]);
    }
  });

  it('releases its byte-range locks where nobody else knew of them', () => {
    const steps = ['S: lock', 'S: crash', 'D: read x'];
    const hosts = { S: 'buffered', D: 'buffered' };
    expect(play({ storage: 'iscsi', hosts, steps }).final.handles[0]).toEqual({ open: false, locked: false });
    expect(play({ storage: 'nfs', hosts, steps }).final.handles[0]).toEqual({ open: false, locked: true });
  });

  it('hits every actor and every node of the host', () => {
    const hosts = {
      A: { host: 'H', node: 'one', opens: { a: 'buffered' } },
      B: { host: 'H', node: 'two', opens: { b: 'buffered' } },
      D: 'direct',
    };
    const { final } = play({ storage: 'iscsi', hosts, steps: ['A: read x', 'B: read x', 'A: crash', 'D: read x'] });
    expect(final.handles.map(({ open }) => open)).toEqual([false, false, true]);
    expect(final.views.map(({ pages }) => pages[0]?.status)).toEqual(['absent', 'absent', 'absent']);
  });
});

describe('fencing', () => {
  it('powers the host off, so nothing of it lands later', () => {
    const steps = ['S: write x 1', 'cluster: fence S', 'D: write x 2', 'D: read x -> r'];
    expect(outcomes({ storage: 'gfs2', hosts: { S: 'buffered', D: 'buffered' }, steps })).toEqual(['r = 2']);
  });

  it('releases a librbd lock', () => {
    const steps = ['S: write x 1', 'S: fsync', 'cluster: fence S', 'D: write x 2'];
    const { final, changes } = play({ storage: 'rbd', hosts: { S: 'direct', D: 'direct' }, steps });
    expect(changes[2]).toMatchObject({ writeOwner: 0, 'hosts[0].up': false });
    expect(final.views[0]?.blocklisted).toBe(false);
  });
});

describe('a crash of the NFS server', () => {
  it('loses what was not committed, and the client sends it again', () => {
    const steps = [
      'S: write x 1',
      '* S.write-back page of x',
      'storage: crash',
      'storage: restart',
      'D: read x -> early',
      'S: fsync',
      'D: read x -> late',
    ];
    const sketch = { storage: 'nfs', hosts: { S: 'buffered', D: 'direct' }, steps };
    const played = play(sketch);
    expect(played.changes[2]).toMatchObject({
      'media[0].data[0]': 0,
      'views[0].pages[0].status': 'lost',
      'server.up': false,
    });
    expect(played.registers).toMatchObject({ late: '1' });
    expect(play(sketch, { withoutRules: ['nfs.verifier-change-resends'] }).registers).toMatchObject({ late: '0!' });
    const lossless = play(sketch, { withoutRules: ['nfs-server.crash-loses-volatile-data'] });
    expect(lossless.registers).toMatchObject({ early: '1' });
  });

  it('may happen at any moment of its budget, and the server comes back by itself', () => {
    const steps = ['S: write x 1 -> w', 'D: read x -> r'];
    const sketch = { storage: 'nfs', hosts: { S: 'direct', D: 'direct' }, faults: { 'server-crash': 1 }, steps };
    expect(outcomes(sketch)).toEqual(['w = ok, r = 1']);
    expect(outcomes({ ...sketch, storage: { name: 'nfs', mount: 'soft' } })).toEqual([
      'w = EIO, r = 0',
      'w = EIO, r = EIO',
      'w = ok, r = 1',
      'w = ok, r = EIO',
    ]);
  });
});

describe('the budget of a fault', () => {
  it('is spent when it strikes', () => {
    const sketch = {
      storage: 'iscsi',
      hosts: { S: 'direct', D: 'direct' },
      faults: { 'host-crash': { S: 1 }, partition: { D: 1 } },
      steps: ['S: write x 1', '* S.crash', '* D.lose-path', 'D: read x -> r'],
    };
    const played = play(sketch);
    expect(played.changes[1]).toMatchObject({ 'budget.hostCrash[0]': 0, 'hosts[0].up': false });
    expect(played.changes[2]).toEqual({ 'budget.partition[1]': 0, 'hosts[1].connected': false });
    expect(played.registers).toEqual({ r: 'EIO' });
  });

  it('need not be spent', () => {
    const sketch = {
      storage: 'iscsi',
      hosts: { S: 'direct' },
      faults: { 'host-crash': { S: 1 } },
      steps: ['S: read x -> r'],
    };
    expect(outcomes(sketch)).toEqual(['r = 0', 'r = -']);
  });

  it('lets the target lose power once', () => {
    const storage = { name: 'iscsi', 'write-cache': true };
    const sketch = {
      storage,
      hosts: { S: 'direct' },
      faults: { 'power-loss': 1 },
      steps: ['S: write x 1', 'S: read x -> a', 'S: read x -> b'],
    };
    expect(quietOutcomes(sketch)).toEqual(['a = 0, b = 0', 'a = 1, b = 0', 'a = 1, b = 1']);
  });
});

describe('a delayed copy of a WRITE', () => {
  const sketch = {
    hosts: { S: 'direct', D: 'direct' },
    faults: { 'delayed-duplicate': { S: 1 } },
    steps: ['S: write x 1', 'D: write x 2', 'D: read x -> r'],
  };

  it('lands on the write that came later, over UDP', () => {
    const storage = { name: 'nfs', version: '3', transport: 'udp' };
    expect(outcomes({ ...sketch, storage })).toEqual(['r = 1!', 'r = 2']);
  });

  it('is recognised over TCP, and in an NFSv4.1 session', () => {
    const tcp = { name: 'nfs', version: '3' };
    expect(outcomes({ ...sketch, storage: tcp })).toEqual(['r = 2']);
    expect(outcomes({ ...sketch, storage: tcp }, { withoutRules: ['nfs.tcp-delivers-once'] })).toEqual([
      'r = 1!',
      'r = 2',
    ]);
    expect(outcomes({ ...sketch, storage: 'nfs' })).toEqual(['r = 2']);
    expect(outcomes({ ...sketch, storage: 'nfs' }, { withoutRules: ['nfs4.session-replies-once'] })).toEqual([
      'r = 1!',
      'r = 2',
    ]);
  });

  it('carries what the step sent and nothing else', () => {
    const storage = { name: 'nfs', version: '3', transport: 'udp' };
    const steps = [
      'S: write x 1 | with a delayed copy of the WRITE',
      'D: write x y 2',
      '* storage.delayed-write-arrives',
      'D: read x y -> r',
    ];
    const played = play({ ...sketch, storage, steps });
    expect(played.registers).toEqual({ r: '1 2!' });
    expect(played.changes[0]).toMatchObject({
      'duplicate.pending': true,
      'duplicate.sent[0]': true,
      'budget.duplicate[0]': 0,
    });
    expect(played.changes[2]).toMatchObject({ 'duplicate.pending': false, 'media[0].data[0]': 1 });
  });
});
