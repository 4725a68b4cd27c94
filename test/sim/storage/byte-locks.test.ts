import { describe, expect, it } from 'vitest';
import { outcomes, play, quietOutcomes } from '../../helpers/litmus-builder.ts';

const buffered = { S: 'buffered', D: 'buffered' };

describe('a byte-range lock', () => {
  const steps = ['S: lock -> s', 'D: lock -> d'];

  it.each(['nfs', 'gfs2', 'cephfs', 'gluster'])('excludes the other host on %s', (storage) => {
    expect(quietOutcomes({ storage, hosts: buffered, steps })).toEqual(['s = ok, d = EAGAIN']);
  });

  it.each(['iscsi', 'local', { name: 'nfs', version: '3', locks: 'local' }, { name: 'gfs2', locking: 'local' }])(
    'does not on %o',
    (storage) => {
      expect(quietOutcomes({ storage, hosts: buffered, steps })).toEqual(['s = ok, d = ok']);
    },
  );

  it('that stays on its host would exclude all of them without that rule', () => {
    expect(quietOutcomes({ storage: 'iscsi', hosts: buffered, steps }, 'locks.stay-on-their-host')).toEqual([
      's = ok, d = EAGAIN',
    ]);
  });

  it('excludes other descriptors of the same host', () => {
    const hosts = { S: { opens: { a: 'buffered', b: 'buffered' } } };
    const twice = ['S: lock a -> a', 'S: lock b -> b', 'S: unlock a', 'S: lock b -> again'];
    expect(quietOutcomes({ storage: 'iscsi', hosts, steps: twice })).toEqual(['a = ok, b = EAGAIN, again = ok']);
  });

  it('may be taken again by whoever has it', () => {
    for (const storage of ['iscsi', 'nfs', 'gfs2'])
      expect(quietOutcomes({ storage, hosts: buffered, steps: ['S: lock -> a', 'S: lock -> b'] })).toEqual([
        'a = ok, b = ok',
      ]);
  });

  it.each(['lock', 'unlock'])('on a LUN writes nothing back and drops nothing: %s', (operation) => {
    const hosts = { S: 'buffered', D: 'direct' };
    const first = operation === 'unlock' ? ['S: lock'] : [];
    const steps = [
      'S: read y',
      ...first,
      'S: write x 1',
      'D: write y 2',
      `S: ${operation}`,
      'D: read x -> x',
      'S: read y -> y',
    ];
    expect(quietOutcomes({ storage: 'iscsi', hosts, steps })).toEqual(['x = 0!, y = 0!']);
  });

  it('is given back by unlock and by close', () => {
    const unlocked = ['S: lock', 'S: unlock', 'D: lock -> d'];
    const closed = ['S: lock', 'S: close disk', 'D: lock -> d'];
    for (const given of [unlocked, closed])
      expect(quietOutcomes({ storage: 'nfs', hosts: buffered, steps: given })).toEqual(['d = ok']);
  });
});

describe('on NFS a lock', () => {
  it('makes its host forget attributes and pages, and write back first', () => {
    const steps = [
      'D: read x',
      'D: write y 2',
      'S: write x 1',
      'S: fsync',
      'D: lock',
      'D: read x -> x',
      'S: close disk',
      'S: open disk',
      'S: read y -> y',
    ];
    const sketch = { storage: 'nfs', hosts: buffered, steps };
    expect(quietOutcomes(sketch)).toEqual(['x = 1, y = 2']);
    expect(quietOutcomes(sketch, 'nfs.lock-is-a-coherence-point')).toEqual(['x = 0!, y = 0!']);
  });

  it('is enough for others to see what its host wrote, and for its host to ask again', () => {
    const hosts = { S: 'buffered', D: { opens: { b: 'buffered', d: 'direct' } } };
    const steps = ['S: write x 1', 'S: lock', 'D: read d x -> r'];
    expect(quietOutcomes({ storage: 'nfs', hosts, steps })).toEqual(['r = 1']);
    const grown = ['D: read b x', 'S: truncate 16', 'D: lock b', 'D: size b -> s'];
    const disk = { size: 8, sectors: { x: '0-7' } };
    expect(quietOutcomes({ storage: 'nfs', hosts, disk, steps: grown })).toEqual(['s = 16']);
  });

  it('that is refused does nothing', () => {
    const steps = ['D: read x', 'S: lock', 'S: write x 1', 'S: fsync', 'D: lock -> d', 'D: read x -> x'];
    expect(quietOutcomes({ storage: 'nfs', hosts: buffered, steps })).toEqual(['d = EAGAIN, x = 0!']);
  });

  it('writes back when it is given back', () => {
    const hosts = { S: 'buffered', D: 'direct' };
    const sketch = { storage: 'nfs', hosts, steps: ['S: lock', 'S: write x 1', 'S: unlock', 'D: read x -> r'] };
    expect(quietOutcomes(sketch)).toEqual(['r = 1']);
    expect(quietOutcomes(sketch, 'nfs.unlock-writes-back')).toEqual(['r = 0!']);
    const withoutLock = ['S: write x 1', 'S: unlock', 'D: read x -> r'];
    expect(quietOutcomes({ ...sketch, steps: withoutLock })).toEqual(['r = 0!']);
  });

  it('of a dead client stays until its lease ends, or on NFSv3 until the server restarts', () => {
    const steps = ['S: lock', 'S: crash', 'D: lock -> d'];
    expect(outcomes({ storage: 'nfs', hosts: buffered, steps })).toEqual(['d = EAGAIN', 'd = ok']);
    expect(
      outcomes({ storage: 'nfs', hosts: buffered, steps }, { withoutRules: ['nfs4.lease-expiry-revokes'] }),
    ).toEqual(['d = EAGAIN']);
    const v3 = { name: 'nfs', version: '3' };
    expect(outcomes({ storage: v3, hosts: buffered, steps })).toEqual(['d = EAGAIN']);
    const restarted = ['S: lock', 'S: crash', 'storage: crash', 'storage: restart', 'D: lock -> d'];
    expect(outcomes({ storage: v3, hosts: buffered, steps: restarted })).toEqual(['d = ok']);
    const without = quietOutcomes(
      { storage: v3, hosts: buffered, steps: restarted },
      'nfs-server.unreclaimed-locks-are-lost',
    );
    expect(without).toEqual(['d = EAGAIN']);
  });

  it('of a live client is reclaimed after a restart of the server', () => {
    const steps = ['S: lock', 'storage: crash', 'storage: restart', 'D: lock -> d'];
    expect(outcomes({ storage: { name: 'nfs', version: '3' }, hosts: buffered, steps })).toEqual(['d = EAGAIN']);
  });
});

describe('elsewhere a lock', () => {
  it('leaves the cache alone', () => {
    const { changes } = play({ storage: 'iscsi', hosts: buffered, steps: ['D: read x', 'D: lock', 'D: unlock'] });
    expect(changes.slice(1)).toEqual([{ 'handles[1].locked': true }, { 'handles[1].locked': false }]);
  });
});
