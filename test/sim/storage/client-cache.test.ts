import { describe, expect, it } from 'vitest';
import { outcomes, play, quietOutcomes } from '../../helpers/litmus-builder.ts';

const direct = { S: 'direct', D: 'direct' };

describe('a cache device on each host', () => {
  const bcache = (mode: string) => ({ name: 'iscsi', 'local-cache': mode });

  it('answers O_DIRECT reads too, and knows nothing of other hosts', () => {
    const sketch = {
      storage: bcache('writethrough'),
      hosts: direct,
      steps: ['D: read x', 'S: write x 1', 'D: read x -> r'],
    };
    expect(quietOutcomes(sketch)).toEqual(['r = 0!']);
    expect(outcomes(sketch)).toEqual(['r = 0!', 'r = 1']);
    expect(quietOutcomes(sketch, 'client-cache.hit')).toEqual(['r = 1']);
    expect(quietOutcomes(sketch, 'client-cache.fill')).toEqual(['r = 1']);
  });

  it('holds writes back in write-back mode, fsync or not', () => {
    const steps = ['S: write x 1', 'S: fsync', 'D: read x -> r'];
    const sketch = { storage: bcache('writeback'), hosts: direct, steps };
    expect(quietOutcomes(sketch)).toEqual(['r = 0!']);
    expect(outcomes(sketch)).toEqual(['r = 0!', 'r = 1']);
    expect(quietOutcomes(sketch, 'client-cache.flush-ends-at-cache-device')).toEqual(['r = 1']);
    expect(quietOutcomes(sketch, 'client-cache.write-back')).toEqual(['r = 1']);
    expect(quietOutcomes({ ...sketch, storage: bcache('writethrough') })).toEqual(['r = 1']);
  });

  it('writes back one sector at a time and keeps it clean', () => {
    const steps = ['S: write x y 1', '* S.client-write-back x', 'S: read y'];
    const { changes } = play({ storage: bcache('writeback'), hosts: direct, steps });
    expect(changes[0]).toEqual({
      'views[0].client[0].status': 'dirty',
      'views[0].client[0].data': 1,
      'views[0].client[1].status': 'dirty',
      'views[0].client[1].data': 1,
      'oracle.latest[0]': 1,
      'oracle.latest[1]': 1,
    });
    expect(changes[1]).toEqual({ 'views[0].client[0].status': 'clean', 'media[0].data[0]': 1 });
  });

  it('forgets clean data at any time', () => {
    const steps = ['D: read x', '* D.client-evict x', 'D: read x'];
    expect(play({ storage: bcache('writethrough'), hosts: direct, steps }).changes[1]).toEqual({
      'views[1].client[0].status': 'absent',
    });
  });
});

describe('the cache of librbd', () => {
  const rbd = (cache: string, lock = false) => ({ name: 'rbd', cache, 'exclusive-lock': lock });

  it.each([
    ['none', ['before = 0, after = 1']],
    ['writearound', ['before = 0, after = 1']],
    ['writethrough', ['before = 0, after = 0!']],
    ['writeback', ['before = 0, after = 0!']],
  ])('with policy %s keeps what it has read: %s', (policy, expected) => {
    const steps = ['D: read x -> before', 'S: write x 1', 'S: fsync', 'D: read x -> after'];
    expect(quietOutcomes({ storage: rbd(policy), hosts: direct, steps })).toEqual(expected);
  });

  it.each([
    ['none', ['r = 1']],
    ['writearound', ['r = 0!']],
    ['writethrough', ['r = 1']],
    ['writeback', ['r = 0!']],
  ])('with policy %s shows a write to others without a flush: %s', (policy, expected) => {
    const steps = ['S: write x 1', 'D: read x -> r'];
    expect(quietOutcomes({ storage: rbd(policy), hosts: direct, steps })).toEqual(expected);
  });

  it('is all there is: O_DIRECT or not makes no difference', () => {
    const steps = ['D: read x', 'S: write x 1', 'S: fsync', 'D: read x -> r'];
    for (const [cache, r] of [
      ['none', 'r = 1'],
      ['writeback', 'r = 0!'],
    ] as const) {
      for (const flags of ['direct', 'buffered']) {
        expect(quietOutcomes({ storage: rbd(cache), hosts: { S: flags, D: flags }, steps })).toEqual([r]);
      }
    }
  });

  it('is emptied into the storage by a flush', () => {
    const sketch = { storage: rbd('writeback'), hosts: direct, steps: ['S: write x 1', 'S: fsync', 'D: read x -> r'] };
    expect(quietOutcomes(sketch)).toEqual(['r = 1']);
    expect(quietOutcomes(sketch, 'client-cache.flush-writes-back')).toEqual(['r = 0!']);
  });

  it('is passed by a write with O_DSYNC', () => {
    const sketch = { storage: rbd('writeback'), steps: ['S: write x 1', 'D: read x -> r'] };
    expect(quietOutcomes({ ...sketch, hosts: { S: 'direct dsync', D: 'direct' } })).toEqual(['r = 1']);
    expect(quietOutcomes({ ...sketch, hosts: direct })).toEqual(['r = 0!']);
  });

  it('with writearound writes back what is read again, and keeps nothing', () => {
    const { changes } = play({ storage: rbd('writearound'), hosts: direct, steps: ['S: write x 1', 'S: read x -> r'] });
    expect(changes[1]).toEqual({
      'views[0].client[0].status': 'absent',
      'views[0].client[0].data': 0,
      'media[0].data[0]': 1,
      'cells[0]': 2,
    });
  });

  it('is dropped by rbd_invalidate_cache, dirty data being written first', () => {
    const steps = [
      'D: read x',
      'S: write x 1',
      'S: fsync',
      'D: write y 2',
      'D: invalidate',
      'D: read x -> x',
      'S: read y -> y',
    ];
    const sketch = { storage: rbd('writeback'), hosts: direct, steps };
    expect(quietOutcomes(sketch)).toEqual(['x = 1, y = 2']);
    expect(quietOutcomes(sketch, 'rbd.invalidate-drops-cache')).toEqual(['x = 0!, y = 2']);
  });

  it('is flushed and dropped by close', () => {
    const steps = ['D: read x', 'S: write x 1', 'S: close disk', 'D: close disk', 'D: open disk', 'D: read x -> r'];
    const sketch = { storage: rbd('writeback'), hosts: direct, steps };
    expect(quietOutcomes(sketch)).toEqual(['r = 1']);
    expect(quietOutcomes(sketch, 'rbd.close-flushes')).toEqual(['r = 0!']);
  });

  it('gives the exclusive lock back when the image is closed', () => {
    const steps = ['S: write x 1', 'S: close disk', 'D: write x 2'];
    const { changes } = play({ storage: rbd('writeback', true), hosts: direct, steps });
    expect(changes[0]).toMatchObject({ writeOwner: 1 });
    expect(changes[1]).toMatchObject({ writeOwner: 0, 'media[0].data[0]': 1 });
    expect(changes[2]).toMatchObject({ writeOwner: 2 });
  });

  it('is given up when another client takes the exclusive lock', () => {
    const steps = ['S: write x 1', 'D: write y 2', 'D: read x -> x', 'D: write x 3', 'D: fsync', 'S: read x -> own'];
    const sketch = { storage: rbd('writeback', true), hosts: direct, steps };
    expect(quietOutcomes(sketch)).toEqual(['x = 1, own = 3']);
    expect(quietOutcomes(sketch, 'rbd.write-lock-handover')).toEqual(['x = 0!, own = 1!']);
    expect(quietOutcomes({ ...sketch, storage: rbd('writeback') })).toEqual(['x = 0!, own = 1!']);
  });

  it('of an owner that does not answer is lost, and the owner may not write any more', () => {
    const steps = [
      'S: write x 1',
      'S: partition',
      'D: write x 2',
      'D: fsync',
      'S: heal',
      'S: write x 3 -> late',
      'S: fsync -> f',
      'D: read x -> r',
    ];
    const sketch = { storage: rbd('writeback', true), hosts: direct, steps };
    expect(quietOutcomes(sketch)).toEqual(['late = EIO, f = EIO, r = 2']);
    expect(quietOutcomes(sketch, 'rbd.dead-owner-is-blocklisted')).not.toEqual(['late = EIO, f = EIO, r = 2']);
  });
});

describe('the translators of GlusterFS', () => {
  const gluster = (options: Readonly<Record<string, unknown>> = {}) => ({ name: 'gluster', ...options });

  it('hold a write back until somebody flushes', () => {
    const steps = ['S: write x 1', 'D: read x -> r'];
    expect(quietOutcomes({ storage: gluster(), hosts: direct, steps })).toEqual(['r = 0!']);
    const flushed = ['S: write x 1', 'S: fsync', 'D: read x -> r'];
    expect(quietOutcomes({ storage: gluster(), hosts: direct, steps: flushed })).toEqual(['r = 1']);
  });

  it('are passed by strict O_DIRECT', () => {
    const storage = gluster({ 'strict-direct': true });
    const steps = ['D: read x', 'S: write x 1', 'D: read x -> r'];
    expect(quietOutcomes({ storage, hosts: direct, steps })).toEqual(['r = 1']);
    expect(quietOutcomes({ storage, hosts: direct, steps }, 'client-cache.direct-io-bypasses')).toEqual(['r = 0!']);
    const own = { S: { opens: { b: 'buffered', d: 'direct' } }, D: 'direct' };
    const mixed = ['S: write b x 1', 'S: read d x -> own', 'D: read x -> r'];
    expect(quietOutcomes({ storage, hosts: own, steps: mixed })).toEqual(['own = 1, r = 1']);
  });

  it('forget what they have read after a time, the pages of the kernel included', () => {
    const steps = ['D: read x', 'S: write x 1', 'S: fsync', 'D: wait', 'D: read x -> r'];
    const sketch = { storage: gluster(), hosts: { S: 'buffered', D: 'buffered' }, steps };
    expect(quietOutcomes(sketch)).toEqual(['r = 1']);
    expect(quietOutcomes(sketch, 'client-cache.entries-time-out')).toEqual(['r = 0!']);
  });

  it('do not forget what they still have to send', () => {
    const steps = ['S: write x 1', 'S: wait', 'S: fsync', 'D: read x -> r'];
    expect(quietOutcomes({ storage: gluster(), hosts: direct, steps })).toEqual(['r = 1']);
  });
});
