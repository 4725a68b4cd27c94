import { describe, expect, it } from 'vitest';
import { outcomes, play, quietOutcomes } from '../../helpers/litmus-builder.ts';

describe('by itself', () => {
  // the last step is still to come, else nothing could matter any more
  const possibleAfter = (storage: unknown, ...steps: string[]): readonly string[] => {
    const hosts = { S: { opens: { b: 'buffered', d: 'direct' } } };
    try {
      play({ storage: storage as string, hosts, steps: [...steps, '* nothing', 'S: read b x'] });
      return [];
    } catch (error) {
      return String(error)
        .replace(/^.*; possible: step \d+(, )?/, '')
        .split(', ');
    }
  };

  it('a dirty page is written back, a clean one is evicted', () => {
    expect(possibleAfter('iscsi', 'S: write b x 1')).toEqual(['S.write-back page of x']);
    expect(possibleAfter('iscsi', 'S: read b x')).toEqual(['S.evict page of x']);
    expect(possibleAfter('iscsi')).toEqual(['']);
  });

  it('an NFS client sends COMMIT for pages it keeps, and does not evict them', () => {
    const steps = ['S: write b x 1', '* S.write-back page of x'];
    expect(possibleAfter('nfs', ...steps)).toEqual(['S.commit', 'S.attributes-expire']);
    expect(possibleAfter('nfs', 'S: write b x 1', 'S: fsync b')).toEqual(['S.evict page of x', 'S.attributes-expire']);
  });

  it('client caches write back and forget, sector by sector', () => {
    expect(possibleAfter({ name: 'rbd', cache: 'writeback' }, 'S: write b x y 1')).toEqual([
      'S.client-write-back x',
      'S.client-write-back y',
    ]);
    expect(possibleAfter({ name: 'rbd', cache: 'writeback' }, 'S: read b x')).toEqual(['S.client-evict x']);
  });

  it('a target with a volatile cache destages', () => {
    expect(possibleAfter({ name: 'iscsi', 'write-cache': true }, 'S: write d x 1')).toEqual(['storage.destage x']);
    expect(possibleAfter('iscsi', 'S: write d x 1')).toEqual(['']);
  });

  it('attributes time out only where nothing else keeps them true', () => {
    expect(possibleAfter('nfs', 'S: read b x')).toContain('S.attributes-expire');
    expect(possibleAfter('nfs', 'S: read b x', 'S: wait')).not.toContain('S.attributes-expire');
  });

  it('nothing is written back by a host that is down or cut off', () => {
    expect(possibleAfter({ name: 'iscsi', 'on-path-loss': 'queue' }, 'S: write b x 1', 'S: partition')).toEqual(['']);
    expect(possibleAfter('iscsi', 'S: write b x 1', 'S: partition')).toEqual(['S.write-back-fails page of x']);
  });

  it('nothing that no step could notice happens', () => {
    const steps = ['S: read x', 'D: read x'];
    const { possible } = play({
      storage: 'iscsi',
      hosts: { S: 'buffered', D: 'buffered' },
      steps: steps.slice(0, 1).concat('D: fsync'),
    });
    expect(possible).toEqual([]);
  });
});

describe('in a quiet world', () => {
  it('only steps and faults happen', () => {
    const names = (quiet: boolean) =>
      play(
        { storage: 'nfs', hosts: { S: 'buffered' }, faults: { 'host-crash': { S: 1 } }, steps: ['S: read x'] },
        { quiet },
      ).model.actions.map(({ name }) => name);
    expect(names(true)).toEqual(['step 1', 'S.crash']);
    expect(names(false)).toEqual([
      'step 1',
      'S.write-back',
      'S.commit',
      'S.evict',
      'S.attributes-expire',
      'storage.destage',
      'S.crash',
    ]);
  });

  it('a server still restarts and leases still end', () => {
    const sketch = { storage: 'nfs', hosts: { S: 'buffered', D: 'buffered' } };
    const lease = { ...sketch, steps: ['S: lock', 'S: crash', 'D: lock -> r'] };
    expect(quietOutcomes(lease)).toEqual(['r = EAGAIN', 'r = ok']);
    const restart = { ...sketch, faults: { 'server-crash': 1 }, steps: ['S: fsync', 'D: read x -> r'] };
    expect(quietOutcomes(restart)).toEqual(['r = 0']);
  });
});

describe('each thing that happens by itself can be switched off', () => {
  const direct = { S: 'direct', D: 'direct' };

  it.each([
    [
      'page-cache.spontaneous-write-back',
      'iscsi',
      { S: 'buffered', D: 'direct' },
      ['S: write x 1', 'D: read x -> r'],
      ['r = 0!'],
    ],
    [
      'page-cache.spontaneous-eviction',
      'iscsi',
      { S: 'direct', D: 'buffered' },
      ['D: read x', 'S: write x 1', 'D: read x -> r'],
      ['r = 0!'],
    ],
    [
      'client-cache.spontaneous-write-back',
      { name: 'iscsi', 'local-cache': 'writeback' },
      direct,
      ['S: write x 1', 'D: read x -> r'],
      ['r = 0!'],
    ],
    [
      'client-cache.spontaneous-eviction',
      { name: 'iscsi', 'local-cache': 'writethrough' },
      direct,
      ['D: read x', 'S: write x 1', 'D: read x -> r'],
      ['r = 0!'],
    ],
    [
      'target.spontaneous-destage',
      { name: 'iscsi', 'write-cache': true },
      direct,
      ['S: write x 1', 'storage: power-loss', 'D: read x -> r'],
      ['r = 0'],
    ],
    [
      'nfs-server.heads-catch-up',
      { name: 'nfs', server: 'protocol' },
      direct,
      ['S: write x 1', 'D: read x -> r'],
      ['r = 0!'],
    ],
  ] as const)('%s', (rule, storage, hosts, steps, expected) => {
    expect(outcomes({ storage, hosts, steps })).toHaveLength(2);
    expect(outcomes({ storage, hosts, steps }, { withoutRules: [rule] })).toEqual(expected);
  });

  it('nfs.spontaneous-commit', () => {
    const steps = ['S: write x 1', 'S: crash', 'storage: crash', 'storage: restart', 'D: read x -> r'];
    const sketch = { storage: 'nfs', hosts: { S: 'buffered', D: 'direct' }, steps };
    const durable = outcomes(sketch, { withoutRules: ['target.spontaneous-destage'] });
    expect(durable).toEqual(['r = 0', 'r = 1']);
    expect(outcomes(sketch, { withoutRules: ['target.spontaneous-destage', 'nfs.spontaneous-commit'] })).toEqual([
      'r = 0',
    ]);
  });
});
