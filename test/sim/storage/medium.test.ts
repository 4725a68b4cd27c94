import { describe, expect, it } from 'vitest';
import { outcomes, play, quietOutcomes } from '../../helpers/litmus-builder.ts';

const direct = { S: 'direct', D: 'direct' };
const volatileLun = { name: 'iscsi', 'write-cache': true };

describe('a LUN', () => {
  it('answers everybody with every completed write, its volatile cache included', () => {
    const sketch = { storage: volatileLun, hosts: direct, steps: ['S: write x 1', 'D: read x -> r'] };
    expect(outcomes(sketch)).toEqual(['r = 1']);
    expect(quietOutcomes(sketch, 'target.reads-see-volatile-data')).toEqual(['r = 0!']);
  });

  it('writes through without a volatile cache', () => {
    const steps = ['S: write x 1', 'storage: power-loss', 'D: read x -> r'];
    expect(outcomes({ storage: 'iscsi', hosts: direct, steps })).toEqual(['r = 1']);
  });

  it('loses what it has not flushed, and may have flushed it', () => {
    const sketch = {
      storage: volatileLun,
      hosts: direct,
      steps: ['S: write x 1', 'storage: power-loss', 'D: read x -> r'],
    };
    expect(outcomes(sketch)).toEqual(['r = 0', 'r = 1']);
    expect(quietOutcomes(sketch)).toEqual(['r = 0']);
    expect(quietOutcomes(sketch, 'target.writes-land-in-volatile-cache')).toEqual(['r = 1']);
    expect(quietOutcomes(sketch, 'target.power-loss-drops-volatile-data')).toEqual(['r = 1']);
  });

  it('keeps what any host has flushed', () => {
    const steps = ['S: write x 1', 'D: fsync', 'storage: power-loss', 'D: read x -> r'];
    const sketch = { storage: volatileLun, hosts: direct, steps };
    expect(quietOutcomes(sketch)).toEqual(['r = 1']);
    expect(quietOutcomes(sketch, 'target.flush-makes-stable')).toEqual(['r = 0']);
  });

  it('destages one sector and not the other', () => {
    const steps = ['S: write x y 1', 'storage: power-loss', 'D: read x y -> r'];
    expect(outcomes({ storage: volatileLun, hosts: direct, steps })).toEqual([
      'r = 0 0',
      'r = 0 1',
      'r = 1 0',
      'r = 1 1',
    ]);
  });

  it('changes only what was written', () => {
    const { changes } = play({ storage: volatileLun, hosts: direct, steps: ['S: write y 1', 'D: read x y'] });
    expect(changes).toEqual([{ 'media[0].data[0]': 1, 'oracle.latest[0]': 1 }, {}]);
  });
});

describe('an NFS server', () => {
  const crash = (...before: string[]) => [...before, 'storage: crash', 'storage: restart', 'D: read x -> r'];

  it('keeps what was written with COMMIT on a sync export', () => {
    const steps = crash('S: write x 1', 'S: fsync', 'S: close disk');
    const sketch = { hosts: { S: 'buffered', D: 'direct' }, steps };
    expect(quietOutcomes({ ...sketch, storage: 'nfs' })).toEqual(['r = 1']);
    expect(quietOutcomes({ ...sketch, storage: 'nfs' }, 'nfs.fsync-commits')).toEqual(['r = 0!']);
  });

  it('says that it keeps it on an async export, and loses it', () => {
    const storage = { name: 'nfs', export: 'async' };
    for (const [hosts, steps] of [
      [{ S: 'buffered', D: 'direct' }, crash('S: write x 1', 'S: fsync')],
      [direct, crash('S: write x 1')],
    ] as const) {
      expect(quietOutcomes({ storage, hosts, steps })).toEqual(['r = 0!']);
      expect(outcomes({ storage, hosts, steps })).toEqual(['r = 0!', 'r = 1']);
      expect(quietOutcomes({ storage, hosts, steps }, 'nfs-server.async-export')).toEqual(['r = 1']);
    }
  });

  it('tells every other client, by its attributes, that the file has changed', () => {
    const { changes } = play({ storage: 'nfs', hosts: { ...direct, C: 'direct' }, steps: ['D: write x 1'] });
    expect(changes[0]).toMatchObject({ 'views[0].behind': true, 'views[2].behind': true });
  });
});

describe('a server that promises only the protocol', () => {
  const storage = { name: 'nfs', server: 'protocol' };

  it('may answer from before the write of another client', () => {
    const sketch = { storage, hosts: direct, steps: ['S: write x 1', 'S: read x -> own', 'D: read x -> r'] };
    expect(outcomes(sketch)).toEqual(['own = 1, r = 0!', 'own = 1, r = 1']);
    expect(quietOutcomes(sketch)).toEqual(['own = 1, r = 0!']);
    expect(quietOutcomes(sketch, 'nfs-server.heads-may-lag')).toEqual(['own = 1, r = 1']);
  });

  it('owes close-to-open', () => {
    const steps = ['S: write x 1', 'S: close disk', 'D: close disk', 'D: open disk', 'D: read x -> r'];
    expect(outcomes({ storage, hosts: direct, steps })).toEqual(['r = 1']);
    expect(quietOutcomes({ storage, hosts: direct, steps }, 'nfs-server.open-sees-what-was-closed')).toEqual([
      'r = 0!',
    ]);
  });

  it('answers with old attributes from a head that lags', () => {
    const hosts = { S: 'direct', D: { opens: { b: 'buffered read-only' } } };
    const steps = ['D: read x', 'S: write x 1', 'D: wait', 'D: read x -> r'];
    const lagging = play({ storage, hosts, steps });
    expect(lagging.registers).toEqual({ r: '0!' });
    expect(lagging.changes[3]).toMatchObject({ 'views[1].attributesFresh': true });
    const caughtUp = play({
      storage,
      hosts,
      steps: [...steps.slice(0, 2), '* storage.head-of-D-catches-up x', ...steps.slice(2)],
    });
    expect(caughtUp.registers).toEqual({ r: '1' });
  });
});
