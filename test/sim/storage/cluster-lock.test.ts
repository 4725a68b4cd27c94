import { describe, expect, it } from 'vitest';
import { outcomes, play, quietOutcomes } from '../../helpers/litmus-builder.ts';

const buffered = { S: 'buffered', D: 'buffered' };
const twoInPage = { disk: { sectors: { x: 0, y: 1 } } };

describe('a host that wants what another has written', () => {
  it('makes it write back, and both may cache afterwards', () => {
    const steps = ['S: write x 1', 'D: read x -> r'];
    const { changes, registers } = play({ storage: 'gfs2', hosts: buffered, steps });
    expect(registers).toEqual({ r: '1' });
    expect(changes[1]).toEqual({
      'views[0].cacheRights[0]': 'shared',
      'views[0].pages[0].status': 'clean',
      'views[0].written[0]': false,
      'media[0].data[0]': 1,
      'views[1].cacheRights[0]': 'shared',
      'views[1].pages[0].status': 'clean',
      'views[1].data[0]': 1,
      'cells[0]': 2,
    });
  });

  it('would read old data if it did not', () => {
    const sketch = { storage: 'gfs2', hosts: buffered, steps: ['S: write x 1', 'D: read x -> r'] };
    expect(outcomes(sketch)).toEqual(['r = 1']);
    expect(quietOutcomes(sketch, 'cluster-lock.demotion-writes-back')).toEqual(['r = 0!']);
    expect(quietOutcomes({ ...sketch, storage: { name: 'gfs2', locking: 'local' } })).toEqual(['r = 0!']);
  });
});

describe('a host that wants to write', () => {
  const sketch = {
    storage: 'gfs2',
    hosts: buffered,
    steps: ['D: read x', 'S: write x 1', 'S: read x', 'D: read x -> r'],
  };

  it('makes the others drop their pages', () => {
    const { changes } = play(sketch);
    expect(changes[1]).toMatchObject({
      'views[1].cacheRights[0]': 'unlocked',
      'views[1].pages[0].status': 'absent',
      'views[0].cacheRights[0]': 'exclusive',
    });
    expect(quietOutcomes(sketch)).toEqual(['r = 1']);
    expect(quietOutcomes(sketch, 'cluster-lock.demotion-drops-pages')).toEqual(['r = 0!']);
  });

  it('keeps the lock until somebody wants it', () => {
    const { changes } = play({ ...sketch, steps: ['S: write x 1', 'S: read x', 'S: write x 2'] });
    expect(changes[1]).toEqual({});
    expect(changes[2]).toEqual({ 'views[0].data[0]': 2, 'oracle.latest[0]': 2 });
  });
});

describe('one lock', () => {
  const steps = ['S: write x 1', 'S: write y 2', 'D: read x -> r'];

  it('covers the whole file on GFS2', () => {
    const { final } = play({ storage: 'gfs2', hosts: buffered, steps });
    expect(final.media[0]).toMatchObject({ data: [1, 2] });
  });

  it('covers a page on GPFS, so neighbours are kept apart and pages are independent', () => {
    const { final } = play({ storage: 'gpfs', hosts: buffered, steps });
    expect(final.media[0]).toMatchObject({ data: [1, 0] });
    expect(final.views[0]).toMatchObject({ cacheRights: ['shared', 'exclusive'] });
    const neighbours = ['S: read y', 'D: write y 2', 'S: write x 1', 'S: fsync', 'D: read y -> r'];
    expect(outcomes({ storage: 'gpfs', hosts: buffered, ...twoInPage, steps: neighbours })).toEqual(['r = 2']);
  });
});

describe('O_DIRECT', () => {
  const reader = { S: 'direct', D: { opens: { b: 'buffered', d: 'direct' } } };

  it('takes the deferred lock on GFS2, which several hosts may hold and nobody caches under', () => {
    const steps = ['D: read b x', 'D: read d x', 'S: read x'];
    const { changes, final } = play({ storage: 'gfs2', hosts: reader, steps });
    expect(changes[1]).toMatchObject({ 'views[1].cacheRights[0]': 'deferred', 'views[1].pages[0].status': 'absent' });
    expect(final.views.map(({ cacheRights }) => cacheRights[0])).toEqual(['deferred', 'deferred']);
  });

  it('against a buffered reader is coherent on GFS2 because of it', () => {
    const sketch = { storage: 'gfs2', hosts: reader, steps: ['D: read b x', 'S: write x 1', 'D: read b x -> r'] };
    expect(outcomes(sketch)).toEqual(['r = 1']);
    expect(quietOutcomes(sketch, 'cluster-lock.direct-io-takes-deferred')).toEqual(['r = 0!']);
  });

  it('takes the same locks as buffered I/O on OCFS2, or none with coherency=buffered', () => {
    const sketch = { hosts: reader, steps: ['D: read b x', 'S: write x 1', 'D: read b x -> r'] };
    expect(outcomes({ ...sketch, storage: 'ocfs2' })).toEqual(['r = 1']);
    expect(quietOutcomes({ ...sketch, storage: { name: 'ocfs2', 'direct-lock': 'none' } })).toEqual(['r = 0!']);
  });
});

describe('a holder that does not answer', () => {
  const sketch = { storage: 'gfs2', hosts: buffered };

  it('blocks who needs a conflicting lock, and only them', () => {
    const steps = ['S: write x 1', 'S: crash', 'D: read x -> r'];
    expect(outcomes({ ...sketch, steps })).toEqual(['r = -']);
    expect(quietOutcomes({ ...sketch, steps }, 'cluster-lock.dead-holder-blocks')).toEqual(['r = 0']);
    expect(outcomes({ ...sketch, steps: ['S: read x', 'S: crash', 'D: read x -> r'] })).toEqual(['r = 0']);
    expect(outcomes({ ...sketch, steps: ['S: read x', 'S: crash', 'D: write x 1 -> r'] })).toEqual(['r = -']);
    expect(outcomes({ ...sketch, steps: ['S: write x 1', 'S: partition', 'D: read x -> r'] })).toEqual(['r = -']);
  });

  it('blocks its own pages only on GPFS', () => {
    const steps = ['S: write x 1', 'S: crash', 'D: read y -> y', 'D: read x -> x'];
    expect(outcomes({ storage: 'gpfs', hosts: buffered, steps })).toEqual(['y = 0, x = -']);
  });

  it('blocks nobody once it is fenced', () => {
    const steps = ['S: write x 1', 'S: crash', 'cluster: fence S', 'D: read x -> r'];
    expect(quietOutcomes({ ...sketch, steps })).toEqual(['r = 0']);
    expect(quietOutcomes({ ...sketch, steps }, 'cluster-lock.fencing-releases-locks')).toEqual(['r = -']);
  });

  it('blocks nobody under local locks', () => {
    const steps = ['S: write x 1', 'S: crash', 'D: read x -> r'];
    expect(quietOutcomes({ ...sketch, storage: { name: 'gfs2', locking: 'local' }, steps })).toEqual(['r = 0']);
  });
});
