import { describe, expect, it } from 'vitest';
import { outcomes, play, quietOutcomes, viewOf } from '../../helpers/litmus-builder.ts';

const closed = { S: {}, D: {} };

describe('close-to-open on NFS', () => {
  const steps = [
    'D: open b buffered',
    'D: read x',
    'D: close b',
    'S: open b buffered',
    'S: write x 1',
    'S: close b',
    'D: open b buffered',
    'D: read x -> r',
  ];
  const sketch = { storage: 'nfs', hosts: closed, steps };

  it('shows what was closed to who opens afterwards', () => {
    expect(outcomes(sketch)).toEqual(['r = 1']);
  });

  it('needs both the flush at close and the check at open', () => {
    expect(quietOutcomes(sketch, 'nfs.close-flushes')).toEqual(['r = 0!']);
    expect(quietOutcomes(sketch, 'nfs.open-revalidates')).toEqual(['r = 0!']);
  });

  it('does not hold with nocto while the attributes are fresh', () => {
    const storage = { name: 'nfs', 'close-to-open': false };
    expect(quietOutcomes({ ...sketch, storage })).toEqual(['r = 0!']);
    const waited = [...steps.slice(0, 6), 'D: wait', ...steps.slice(6)];
    expect(quietOutcomes({ ...sketch, storage, steps: waited })).toEqual(['r = 1']);
  });

  it('does not flush where a descriptor that cannot write is closed', () => {
    const hosts = { S: { opens: { w: 'buffered', r: 'buffered read-only' } }, D: 'direct' };
    const early = ['S: write w x 1', 'S: close r', 'D: read x -> r'];
    expect(quietOutcomes({ storage: 'nfs', hosts, steps: early })).toEqual(['r = 0!']);
  });
});

describe('closing a block device', () => {
  const hosts = { S: 'direct', D: { opens: { a: 'buffered', b: 'buffered' } } };
  const reopened = (...closing: string[]) => ['D: read a x', 'S: write x 1', ...closing, 'D: read a x -> r'];

  it('drops its pages where it was the last descriptor', () => {
    const steps = reopened('D: close a', 'D: close b', 'D: open a');
    expect(quietOutcomes({ storage: 'iscsi', hosts, steps })).toEqual(['r = 1']);
    expect(quietOutcomes({ storage: 'iscsi', hosts, steps }, 'block.last-close-drops-pages')).toEqual(['r = 0!']);
  });

  it('drops nothing while another descriptor is open', () => {
    const steps = reopened('D: close a', 'D: open a');
    expect(quietOutcomes({ storage: 'iscsi', hosts, steps })).toEqual(['r = 0!']);
    expect(quietOutcomes({ storage: 'iscsi', hosts, steps }, 'block.other-opener-keeps-pages')).toEqual(['r = 1']);
  });

  it('drops nothing while a mapping is left', () => {
    const steps = ['D: mmap a x', ...reopened('D: close a', 'D: close b', 'D: open a')];
    expect(quietOutcomes({ storage: 'iscsi', hosts, steps })).toEqual(['r = 0!']);
    expect(quietOutcomes({ storage: 'iscsi', hosts, steps }, 'block.mapping-keeps-pages')).toEqual(['r = 1']);
  });

  it('writes dirty pages back first', () => {
    const steps = ['D: write a x 2', 'D: close a', 'D: close b', 'S: read x -> r'];
    expect(quietOutcomes({ storage: 'iscsi', hosts, steps })).toEqual(['r = 2']);
    expect(viewOf(play({ storage: 'iscsi', hosts, steps }), 'D').pages).toMatchObject([{ status: 'absent' }]);
  });
});

describe('closing a file', () => {
  it.each(['gfs2', 'local'])('keeps its pages on %s', (storage) => {
    const { final } = play({ storage, hosts: { S: 'buffered' }, steps: ['S: read x', 'S: close disk'] });
    expect(final.views[0]).toMatchObject({ pages: [{ status: 'clean' }] });
  });
});

describe('opening a file on Gluster', () => {
  it('drops its pages', () => {
    const steps = ['D: read x', 'S: write x 1', 'S: fsync', 'D: open b buffered', 'D: read b x -> r'];
    const hosts = { S: 'buffered', D: { opens: { a: 'buffered' } } };
    const storage = { name: 'gluster', 'read-caches': false };
    const named = steps.map((step) => (step === 'D: read x' ? 'D: read a x' : step));
    expect(quietOutcomes({ storage, hosts, steps: named })).toEqual(['r = 1']);
    expect(quietOutcomes({ storage, hosts, steps: named }, 'gluster.open-drops-pages')).toEqual(['r = 0!']);
  });
});

describe('an NFSv4 delegation', () => {
  const storage = { name: 'nfs', delegations: true };
  const granted = 'with a delegation';

  it('is granted to who writes only when alone, and to readers side by side', () => {
    const readers = [
      'S: open r buffered read-only | with a delegation',
      'D: open r buffered read-only | with a delegation',
      'D: read x',
    ];
    expect(play({ storage, hosts: closed, steps: readers }).final.views.map(({ delegation }) => delegation)).toEqual([
      'read',
      'read',
    ]);
    const writers = [`S: open w buffered | ${granted}`, `D: open r buffered read-only | ${granted}`, 'D: read x'];
    expect(play({ storage, hosts: closed, steps: writers }).final.views.map(({ delegation }) => delegation)).toEqual([
      'none',
      'none',
    ]);
    const alone = play({ storage, hosts: closed, steps: [`S: open w buffered | ${granted}`, 'S: read x'] });
    expect(alone.final.views[0]?.delegation).toBe('write');
    const off = play(
      { storage, hosts: closed, steps: [`S: open w buffered | ${granted}`] },
      { withoutRules: ['nfs4.delegation-is-granted'] },
    );
    expect(off.final.views[0]?.delegation).toBe('none');
  });

  it('is trusted for as long as it is held', () => {
    const steps = [`S: open r buffered read-only | ${granted}`, 'S: read x', 'S: wait', 'S: read x'];
    expect(play({ storage, hosts: closed, steps }).changes[3]).toEqual({});
    const off = play({ storage, hosts: closed, steps }, { withoutRules: ['nfs4.delegation-is-trusted'] });
    expect(off.changes[3]).toMatchObject({ 'views[0].attributesFresh': true });
  });

  it('makes the next open of its host ask for nothing', () => {
    const steps = [
      `S: open a buffered read-only | ${granted}`,
      'S: wait',
      'S: open b buffered read-only',
      'S: read a x',
    ];
    const reopened = (options: Parameters<typeof play>[1]) =>
      play({ storage, hosts: closed, steps }, options).changes[2];
    expect(reopened({})).toEqual({ 'handles[1].open': true });
    const off = { withoutRules: ['nfs4.delegation-is-granted'] } as const;
    expect(reopened(off)).toEqual({ 'handles[1].open': true, 'views[0].attributesFresh': true });
  });

  it('to write lets close keep dirty pages, until a conflicting open recalls it', () => {
    const steps = [
      `S: open w buffered | ${granted}`,
      'S: write x 1',
      'S: close w',
      'D: open r buffered read-only',
      'D: read x -> r',
    ];
    const played = play({ storage, hosts: closed, steps });
    expect(played.changes[2]).toEqual({ 'handles[0].open': false });
    expect(played.changes[3]).toMatchObject({ 'views[0].delegation': 'none', 'media[0].data[0]': 1 });
    expect(played.registers).toEqual({ r: '1' });
    const off = play({ storage, hosts: closed, steps }, { withoutRules: ['nfs4.conflicting-open-recalls'] });
    expect(off.registers).toEqual({ r: '0!' });
    const flushing = play(
      { storage, hosts: closed, steps },
      { withoutRules: ['nfs4.write-delegation-keeps-dirty-pages'] },
    );
    expect(flushing.changes[2]).toMatchObject({ 'media[0].data[0]': 1 });
  });

  it('to read is not recalled by another reader', () => {
    const steps = [
      `S: open r buffered read-only | ${granted}`,
      'D: open r buffered read-only',
      'D: open w buffered',
      'S: read x',
    ];
    const { changes } = play({ storage, hosts: closed, steps });
    expect(changes[1]).not.toHaveProperty('views[0].delegation');
    expect(changes[2]).toHaveProperty('views[0].delegation', 'none');
  });

  it('of a host that does not answer is waited for until its lease ends', () => {
    const steps = [
      `S: open w buffered | ${granted}`,
      'S: write x 1',
      'S: crash',
      '* storage.lease-of-S-expires',
      'D: open r buffered read-only',
      'D: read x -> r',
    ];
    expect(play({ storage, hosts: closed, steps }).registers).toEqual({ r: '0' });
    const early = steps.filter((step) => !step.startsWith('*'));
    expect(() => play({ storage, hosts: closed, steps: early })).toThrow('not possible');
  });
});
