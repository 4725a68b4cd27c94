import { describe, expect, it } from 'vitest';
import { storageModel } from '../../../sim/storage/storage-model.ts';
import { rulesFired, storyOfRead, storyOfResult, waitingSteps } from '../../../sim/storage/story.ts';
import { buildWorld } from '../../../sim/storage/world.ts';
import { litmus, play, type Sketch } from '../../helpers/litmus-builder.ts';

const mixed = { S: 'direct', D: 'buffered' };

function story(sketch: Sketch, register = 'r') {
  const { world, model, trace } = play(sketch);
  return storyOfRead(world, model, trace, register);
}

describe('the story of a read', () => {
  it('says which copy answered, who made it, and which write it missed', () => {
    expect(story({ storage: 'iscsi', hosts: mixed, steps: ['D: read x', 'S: write x 1', 'D: read x -> r'] })).toEqual({
      register: 'r',
      value: '0',
      old: true,
      sector: 'x',
      readStep: 2,
      place: 'page cache of D (page of x)',
      at: { kind: 'page-cache', view: 1, sector: 0 },
      copyMadeStep: 0,
      missedWriteStep: 1,
      newestIn: ['storage'],
      rules: expect.arrayContaining(['page-cache.hit', 'page-cache.read-fills-page']),
    });
  });

  it('finds the newest data where it is', () => {
    const hosts = { S: 'buffered', D: 'direct' };
    expect(story({ storage: 'iscsi', hosts, steps: ['S: write x 1', 'D: read x -> r'] })).toMatchObject({
      place: 'storage',
      copyMadeStep: null,
      missedWriteStep: 0,
      newestIn: ['page cache of S (dirty)'],
    });
    const cached = { name: 'iscsi', 'local-cache': 'writeback' };
    expect(
      story({
        storage: cached,
        hosts: { S: 'direct', D: 'direct' },
        steps: ['D: read x', 'S: write x 1', 'D: read x -> r'],
      }),
    ).toMatchObject({
      place: 'client cache of D',
      copyMadeStep: 0,
      newestIn: ['client cache of S (dirty)'],
    });
  });

  it('blames no write where none was missed', () => {
    expect(story({ storage: 'iscsi', hosts: mixed, steps: ['D: read x -> r'] })).toMatchObject({
      old: false,
      missedWriteStep: null,
    });
  });

  it('picks the sector that is old', () => {
    const steps = ['D: read y', 'S: write x y 1', 'D: read x y -> r'];
    expect(story({ storage: 'iscsi', hosts: mixed, steps })).toMatchObject({
      value: '1 0',
      sector: 'y',
      place: 'page cache of D (page of y)',
    });
  });

  it('knows lagging servers and separate disks', () => {
    const direct = { S: 'direct', D: 'direct' };
    const steps = ['S: write x 1', 'D: read x -> r'];
    expect(story({ storage: { name: 'nfs', server: 'protocol' }, hosts: direct, steps })).toMatchObject({
      place: 'server head that serves D',
    });
    expect(story({ storage: 'local', hosts: direct, steps })).toMatchObject({
      place: 'disk of D',
      newestIn: ['disk of S'],
    });
  });

  it('is told of a page that was read through a mapping', () => {
    const steps = ['D: mmap disk x', 'D: mread disk x', 'S: write x 1', 'D: mread disk x -> r'];
    const place = 'page cache of D (page of x)';
    expect(story({ storage: 'iscsi', hosts: mixed, steps })).toMatchObject({
      value: '0',
      old: true,
      place,
      copyMadeStep: 1,
      missedWriteStep: 2,
    });
  });

  it('is not told where the register holds no data', () => {
    expect(story({ storage: 'iscsi', hosts: mixed, steps: ['S: write x 1 -> r'] })).toBeNull();
    expect(story({ storage: 'iscsi', hosts: mixed, steps: ['D: size -> r'] })).toBeNull();
    expect(story({ storage: 'iscsi', hosts: mixed, steps: ['S: partition', 'S: read x -> r'] })).toBeNull();
    const faults = { 'host-crash': { S: 1 } };
    expect(
      story({ storage: 'iscsi', hosts: mixed, faults, steps: ['D: read x', '* S.crash', 'S: read x -> r'] }),
    ).toBeNull();
  });

  it('is not told of a register that nobody has', () => {
    expect(story({ storage: 'iscsi', hosts: mixed, steps: ['D: read x', 'D: fsync'] }, 'nowhere')).toBeNull();
  });
});

describe('the rules of a run', () => {
  it('are listed by step, each once', () => {
    const { world, model, trace } = play({
      storage: 'iscsi',
      hosts: mixed,
      steps: ['D: read x', 'S: write x 1', '* D.evict page of x', 'D: read x'],
    });
    const fired = rulesFired(world, model, trace);
    expect(fired).toHaveLength(4);
    expect(fired[0]).toContain('page-cache.read-fills-page');
    expect(fired[0]).not.toContain('page-cache.hit');
    expect(fired[1]).toContain('page-cache.direct-write-drops-own-pages');
    expect(fired[1]).not.toContain('page-cache.read-fills-page');
    expect(fired[2]).toEqual([]);
    for (const rules of fired) expect(new Set(rules).size).toBe(rules.length);
    expect(world.recorder.note).toBeNull();
  });
});

describe('the story of a result that is no data', () => {
  const result = (sketch: Sketch, register = 'r') => {
    const { world, model, trace } = play(sketch);
    return storyOfResult(world, model, trace, register);
  };
  const direct = { S: 'direct', D: 'direct' };

  it('says which rules make an error what it is', () => {
    const steps = ['S: partition', 'D: read x', 'S: read x -> r', 'D: write x 1'];
    expect(result({ storage: 'iscsi', hosts: direct, steps })).toEqual({
      register: 'r',
      value: 'EIO',
      old: false,
      readStep: 2,
      rules: ['path.lost-storage-fails'],
    });
  });

  it('and a lock that somebody else has', () => {
    const steps = ['S: lock', 'D: lock -> r'];
    expect(result({ storage: 'nfs', hosts: direct, steps })).toMatchObject({
      value: 'EAGAIN',
      old: false,
      readStep: 1,
    });
  });

  it('and a size that is old', () => {
    const steps = ['storage: resize 256', 'D: size -> r'];
    expect(result({ storage: 'iscsi', hosts: direct, steps })).toMatchObject({
      value: '128',
      old: true,
      rules: ['block.size-is-kept-until-rescan'],
    });
  });

  it('is not told of what anybody would expect, nor of what never ran', () => {
    const steps = ['S: write x 1 -> w', 'D: read x -> r', 'D: size -> s'];
    for (const register of ['w', 'r', 's', 'nowhere'])
      expect(result({ storage: 'iscsi', hosts: direct, steps }, register)).toBeNull();
  });
});

describe('the steps that wait for ever', () => {
  const queue = { name: 'iscsi', 'on-path-loss': 'queue' };

  /** Takes so many steps in order, and says what waits then. */
  const waiting = (sketch: Sketch, taken: number) => {
    const world = buildWorld(litmus(sketch));
    const model = storageModel(world);
    const trace = Array.from({ length: taken }, (_, action) => ({ action, choice: 0 }));
    return waitingSteps(world, model, trace);
  };

  it('are told with what they wait for, but not those behind them', () => {
    const steps = ['S: partition', 'S: read x', 'S: read y', 'D: read x'];
    expect(waiting({ storage: queue, hosts: mixed, steps }, 1)).toEqual([
      {
        actor: 'S',
        text: 'read x',
        reason: 'waits for the storage, which it cannot reach',
        rules: ['path.lost-storage-is-waited-for'],
      },
    ]);
  });

  it('may wait for a host', () => {
    const hosts = { S: 'buffered', D: 'buffered' };
    const steps = ['S: write x 1', 'S: crash', 'D: read x'];
    expect(waiting({ storage: 'gfs2', hosts, steps }, 2)).toEqual([
      {
        actor: 'D',
        text: 'read x',
        reason: 'waits for host S, which holds what it needs and does not answer',
        rules: ['cluster-lock.dead-holder-blocks'],
      },
    ]);
  });

  it('are none where everything could go on, or has ended', () => {
    const steps = ['S: read x', 'D: read x'];
    expect(waiting({ storage: queue, hosts: mixed, steps }, 1)).toEqual([]);
    expect(waiting({ storage: queue, hosts: mixed, steps }, 2)).toEqual([]);
  });
});

describe('where a copy came from', () => {
  it('is the last time it was made, not the first', () => {
    const steps = ['D: read x', '* D.evict page of x', 'D: read x', 'S: write x 1', 'S: write x 2', 'D: read x -> r'];
    expect(story({ storage: 'iscsi', hosts: mixed, steps })).toMatchObject({ copyMadeStep: 2, missedWriteStep: 4 });
  });

  it('is told for a head of the server, and for a write of the reader itself', () => {
    const direct = { S: 'direct', D: 'direct' };
    const lagging = ['D: write x 1', 'S: write x 2', 'D: read x -> r'];
    expect(story({ storage: { name: 'nfs', server: 'protocol' }, hosts: direct, steps: lagging })).toMatchObject({
      value: '1',
      copyMadeStep: 0,
      missedWriteStep: 1,
      newestIn: ['storage'],
      at: { kind: 'head', view: 1, sector: 0 },
    });
    const local = ['S: write x 1', 'D: read x -> r'];
    expect(story({ storage: 'local', hosts: direct, steps: local })).toMatchObject({
      at: { kind: 'storage', medium: 1, sector: 0 },
      copyMadeStep: null,
    });
  });

  it('names every place of the newest version', () => {
    const hosts = { S: 'buffered', D: 'buffered', T: 'buffered' };
    const steps = ['D: read x', 'S: write x 1', '* S.write-back page of x', 'T: read x', 'D: read x -> r'];
    expect(story({ storage: 'iscsi', hosts, steps })).toMatchObject({
      newestIn: ['page cache of S', 'page cache of T', 'storage'],
    });
    const cache = { name: 'iscsi', 'local-cache': 'writethrough' };
    const through = ['D: read x', 'S: write x 1', 'D: read x -> r'];
    expect(story({ storage: cache, hosts: { S: 'direct', D: 'direct' }, steps: through })).toMatchObject({
      newestIn: ['client cache of S', 'storage'],
    });
  });
});
