import { describe, expect, it } from 'vitest';
import { rulesFired, storyOfRead } from '../../../sim/storage/story.ts';
import { play, type Sketch } from '../../helpers/litmus-builder.ts';

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
