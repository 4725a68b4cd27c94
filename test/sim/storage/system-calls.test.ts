import { describe, expect, it } from 'vitest';
import { rulesFired } from '../../../sim/storage/story.ts';
import { outcomes, play, quietOutcomes, type Sketch } from '../../helpers/litmus-builder.ts';

const buffered = { S: 'buffered', D: 'buffered' };

describe('a call that fails', () => {
  const faults = { 'flush-error': { S: 1 } };

  it('uses up its fault', () => {
    const steps = ['S: write x 1', 'S: fsync | failing', 'S: fsync -> f'];
    const { final, registers } = play({ storage: 'iscsi', hosts: buffered, faults, steps });
    expect(final.budget.flushError).toEqual([0, 0]);
    expect(registers).toEqual({ f: 'ok' });
    expect(() => play({ storage: 'iscsi', hosts: buffered, faults, steps: [...steps, 'S: fsync | failing'] })).toThrow(
      'not possible',
    );
  });

  it('has written all the same, for whoever reads it there', () => {
    const hosts = { S: 'buffered dsync', D: 'direct' };
    const steps = ['S: write x 1 -> w | failing', 'S: read x -> r'];
    expect(play({ storage: 'iscsi', hosts, faults, steps }).registers).toEqual({ w: 'EIO', r: '1' });
  });
});

describe('what a write promises', () => {
  // Where its own flush is left out, a crash takes the write away: that breaks a promise only if there was one.
  const crashed = (storage: Sketch['storage'], flags: string, ...without: Parameters<typeof quietOutcomes>[1][]) =>
    quietOutcomes(
      { storage, hosts: { S: flags, D: 'direct' }, steps: ['S: write x 1', 'S: crash', 'D: read x -> r'] },
      ...without,
    );

  it('is that it lasts, where it is synchronous', () => {
    expect(crashed('iscsi', 'buffered dsync')).toEqual(['r = 1']);
    expect(crashed('iscsi', 'buffered dsync', 'page-cache.synchronous-write')).toEqual(['r = 0!']);
    expect(crashed('iscsi', 'buffered')).toEqual(['r = 0']);
  });

  it('and so does O_DIRECT on NFS', () => {
    const lost = (...without: Parameters<typeof quietOutcomes>[1][]) =>
      quietOutcomes(
        {
          storage: 'nfs',
          hosts: { S: 'direct', D: 'direct' },
          steps: ['S: write x 1', 'storage: crash', 'storage: restart', 'D: read x -> r'],
        },
        ...without,
      );
    expect(lost()).toEqual(['r = 1']);
    expect(lost('nfs.direct-write-is-stable')).toEqual(['r = 0!']);
  });
});

describe('a mapping', () => {
  it('takes the lock of a cluster for what is written through it, and what is read', () => {
    const steps = ['D: read x', 'S: mmap disk x', 'S: mwrite disk x 1', 'D: read x -> r', 'S: mread disk x -> s'];
    for (const storage of ['gfs2', 'ocfs2', 'gpfs'])
      expect(quietOutcomes({ storage, hosts: buffered, steps })).toEqual(['r = 1, s = 1']);
  });

  it('is gone after munmap: nothing keeps its page when advice drops it', () => {
    const cached = (...steps: string[]) =>
      play({ storage: 'iscsi', hosts: buffered, steps: ['S: mmap disk x', 'S: mread disk x', ...steps] }).final
        .views[0]!.pages[0]!.status;
    expect(cached('S: dontneed')).toBe('clean');
    expect(cached('S: munmap disk x', 'S: dontneed')).toBe('absent');
  });

  it('that could not be made is not read or written through', () => {
    const cut = ['D: partition', 'D: wait', 'D: mmap disk x', 'D: heal'];
    const through = (step: string) =>
      play({ storage: { name: 'nfs', mount: 'soft' }, hosts: buffered, steps: [...cut, step] });
    expect(through('D: mread disk x -> r').registers).toEqual({ r: '-' });
    const { final, initial } = through('D: mwrite disk x 1');
    expect(final.views[0]!.data).toEqual(initial.views[0]!.data);
    expect(final.oracle.latest).toEqual(initial.oracle.latest);
  });

  it('brings in pages around the one that is missing, by chance and up to half a window away', () => {
    const disk = { size: 4096, sectors: { a: 0, b: 8, c: 16, far: 2048 } };
    const steps = ['S: mmap disk b', 'S: mread disk b | reading 1 page around'];
    const pages = (lines: string[]) =>
      play({ storage: 'iscsi', hosts: buffered, disk, steps: lines }).final.views[0]!.pages.map(({ status }) => status);
    expect(pages(steps)).toEqual(['clean', 'clean', 'clean', 'absent']);
    expect(pages(['S: mmap disk b', 'S: mread disk b'])).toEqual(['absent', 'clean', 'absent', 'absent']);
    expect(() => pages(['S: mmap disk b', 'S: mread disk b | reading 255 pages around'])).toThrow('not possible');
  });
});

describe('time that passes', () => {
  it('makes attributes old where they are what counts, and nothing elsewhere', () => {
    const fired = (storage: Sketch['storage']) => {
      const { world, model, trace } = play({ storage, hosts: buffered, steps: ['S: read x', 'S: wait', 'D: read x'] });
      return rulesFired(world, model, trace)[1];
    };
    expect(fired('nfs')).toEqual(['nfs.attributes-time-out']);
    expect(fired('gfs2')).toEqual([]);
    expect(fired('gluster')).toEqual(['nfs.attributes-time-out', 'client-cache.entries-time-out']);
  });

  it('does not empty a cache device', () => {
    const steps = ['D: read x', 'S: write x 1', 'D: wait', 'D: read x -> r'];
    const hosts = { S: 'direct', D: 'direct' };
    expect(quietOutcomes({ storage: { name: 'iscsi', 'local-cache': 'writethrough' }, hosts, steps })).toEqual([
      'r = 0!',
    ]);
  });

  it('on one host leaves the other as it is', () => {
    const hosts = { S: 'buffered', D: 'buffered read-only' };
    const waited = (host: string) =>
      quietOutcomes({
        storage: 'nfs',
        hosts,
        steps: ['D: read x', 'S: write x 1', 'S: fsync', `${host}: wait`, 'D: read x -> r'],
      });
    expect([waited('S'), waited('D')]).toEqual([['r = 0!'], ['r = 1']]);
  });
});

describe('dropping caches', () => {
  it('empties those of every node on the host, and of no other host', () => {
    const on = (node: string) => ({ host: 'H', node, opens: { [node]: 'buffered' } });
    const hosts = { A: on('one'), B: on('two'), D: 'buffered' };
    const steps = ['A: read x', 'B: read x', 'D: read x', 'A: drop-caches'];
    const { final } = play({ storage: 'iscsi', hosts, steps });
    expect(final.views.map(({ pages }) => pages[0]!.status)).toEqual(['absent', 'absent', 'clean']);
  });

  it('keeps what is dirty, and BLKFLSBUF writes that first', () => {
    const left = (call: string) => {
      const { final } = play({ storage: 'iscsi', hosts: buffered, steps: ['S: write x 1', `S: ${call}`, 'D: read y'] });
      return [final.views[0]!.pages[0]!.status, final.media[0]!.data[0]];
    };
    expect(left('drop-caches')).toEqual(['dirty', 0]);
    expect(left('dontneed')).toEqual(['dirty', 0]);
    expect(left('flsbuf')).toEqual(['absent', 1]);
  });
});

describe('a step on a host that is down', () => {
  it('does nothing, but a boot brings the host back', () => {
    const crash = ['S: write x 1', 'S: crash'];
    const steps = [...crash, 'S: boot', 'S: open disk', 'S: read x -> r'];
    expect(quietOutcomes({ storage: 'iscsi', hosts: buffered, steps })).toEqual(['r = 0']);
    const beside = [{ interleave: [['S: crash'], ['S: fsync -> f']] }, 'D: read x'];
    expect(outcomes({ storage: 'iscsi', hosts: buffered, steps: beside })).toEqual(['f = -', 'f = ok']);
  });
});
