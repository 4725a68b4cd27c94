import { describe, expect, it } from 'vitest';
import { outcomes, play, quietOutcomes, viewOf } from '../../helpers/litmus-builder.ts';

const closed = { S: {}, D: {} };
const capabilities = (played: ReturnType<typeof play>) => played.final.views.map(({ cacheRights }) => cacheRights[0]);

describe('a CephFS client', () => {
  it('alone may cache and buffer, or only cache where it only reads', () => {
    const steps = ['S: open w buffered', 'S: write x 1'];
    const writer = play({ storage: 'cephfs', hosts: closed, steps });
    expect(capabilities(writer)).toEqual(['exclusive', 'unlocked']);
    expect(viewOf(writer, 'S').pages).toMatchObject([{ status: 'dirty' }]);
    const reader = play({ storage: 'cephfs', hosts: closed, steps: ['S: open r buffered read-only', 'S: read x'] });
    expect(capabilities(reader)).toEqual(['shared', 'unlocked']);
  });

  it('may cache beside other readers', () => {
    const steps = ['S: open r buffered read-only', 'D: open r buffered read-only', 'D: read x'];
    const played = play({ storage: 'cephfs', hosts: closed, steps });
    expect(capabilities(played)).toEqual(['shared', 'shared']);
    expect(viewOf(played, 'D').pages).toMatchObject([{ status: 'clean' }]);
  });

  it('may do neither while somebody else writes', () => {
    const hosts = { S: 'buffered', D: 'buffered read-only' };
    const steps = ['S: write x 1', 'D: read x -> r'];
    const played = play({ storage: 'cephfs', hosts, steps });
    expect(played.changes[0]).toEqual({ 'media[0].data[0]': 1, 'oracle.latest[0]': 1 });
    expect(played.changes[1]).toEqual({ 'cells[0]': 2 });
    expect(outcomes({ storage: 'cephfs', hosts, steps })).toEqual(['r = 1']);
    expect(quietOutcomes({ storage: 'cephfs', hosts, steps }, 'cephfs.shared-writing-is-synchronous')).toEqual([
      'r = 0!',
    ]);
  });

  it('gets its capabilities back when the other one closes', () => {
    const hosts = { S: 'buffered', D: 'buffered read-only' };
    expect(capabilities(play({ storage: 'cephfs', hosts, steps: ['D: close disk', 'S: read x'] }))[0]).toBe(
      'exclusive',
    );
    expect(capabilities(play({ storage: 'cephfs', hosts, steps: ['S: close disk', 'D: read x'] }))[1]).toBe('shared');
  });
});

describe('a revoked capability', () => {
  it('has dirty pages written back', () => {
    const steps = ['S: open w buffered', 'S: write x 1', 'D: open r buffered read-only', 'D: read x -> r'];
    expect(outcomes({ storage: 'cephfs', hosts: closed, steps })).toEqual(['r = 1']);
    expect(quietOutcomes({ storage: 'cephfs', hosts: closed, steps }, 'cephfs.revocation-writes-back')).toEqual([
      'r = 0!',
    ]);
    const kept = ['S: open w buffered', 'S: write x 1', 'S: close w', 'D: open r buffered read-only', 'D: read x -> r'];
    expect(outcomes({ storage: 'cephfs', hosts: closed, steps: kept })).toEqual(['r = 1']);
  });

  it('has cached pages dropped', () => {
    const steps = ['D: open r buffered read-only', 'D: read x', 'D: close r', 'S: open w buffered', 'S: write x 1'];
    const after = [...steps, 'S: close w', 'D: open r buffered read-only', 'D: read x -> r'];
    expect(outcomes({ storage: 'cephfs', hosts: closed, steps: after })).toEqual(['r = 1']);
    expect(quietOutcomes({ storage: 'cephfs', hosts: closed, steps: after }, 'cephfs.revocation-drops-pages')).toEqual([
      'r = 0!',
    ]);
  });

  it('keeps clean pages where reading goes on', () => {
    const steps = ['S: open w buffered', 'S: read x', 'S: close w', 'D: open r buffered read-only', 'D: read x'];
    expect(viewOf(play({ storage: 'cephfs', hosts: closed, steps }), 'S').pages).toMatchObject([{ status: 'clean' }]);
  });
});

describe('a client that does not answer', () => {
  it('keeps others from opening until its session is evicted', () => {
    const steps = ['S: open w buffered', 'S: write x 1', 'S: crash', 'D: open r buffered read-only', 'D: read x -> r'];
    expect(outcomes({ storage: 'cephfs', hosts: closed, steps })).toEqual(['r = 0', 'r = 1']);
    const silent = { withoutRules: ['cephfs.silent-client-is-evicted'] } as const;
    expect(outcomes({ storage: 'cephfs', hosts: closed, steps }, silent)).toEqual(['r = -']);
    const evicted = [...steps.slice(0, 3), 'cluster: fence S', ...steps.slice(3)];
    expect(quietOutcomes({ storage: 'cephfs', hosts: closed, steps: evicted })).toEqual(['r = 0']);
  });

  it('and only cached for reading keeps nobody from reading', () => {
    const dead = ['S: open r buffered read-only', 'S: read x', 'S: crash'];
    const reading = [...dead, 'D: open r buffered read-only', 'D: read x -> r'];
    expect(outcomes({ storage: 'cephfs', hosts: closed, steps: reading })).toEqual(['r = 0']);
    const writing = [...dead, 'D: open w buffered', 'D: read x -> r'];
    const silent = { withoutRules: ['cephfs.silent-client-is-evicted'] } as const;
    expect(outcomes({ storage: 'cephfs', hosts: closed, steps: writing }, silent)).toEqual(['r = -']);
  });
});

describe('LazyIO', () => {
  it('keeps cache and buffer although others write', () => {
    const storage = { name: 'cephfs', 'lazy-io': true };
    const hosts = { S: 'buffered', D: 'buffered' };
    const steps = ['D: read x', 'S: write x 1', 'S: fsync', 'D: read x -> r'];
    expect(quietOutcomes({ storage, hosts, steps })).toEqual(['r = 0!']);
    expect(quietOutcomes({ storage, hosts, steps }, 'cephfs.lazy-io-keeps-cache')).toEqual(['r = 1']);
  });
});
