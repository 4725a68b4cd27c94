import { describe, expect, it } from 'vitest';
import { rulesFired } from '../../../sim/storage/story.ts';
import { outcomes, play, quietOutcomes } from '../../helpers/litmus-builder.ts';

const both = { opens: { b: 'buffered', d: 'direct' } };

describe('a buffered write', () => {
  it('stays in memory', () => {
    const { changes } = play({ storage: 'iscsi', hosts: { S: 'buffered' }, steps: ['S: write x 1'] });
    expect(changes).toEqual([
      {
        'views[0].pages[0].status': 'dirty',
        'views[0].data[0]': 1,
        'views[0].written[0]': true,
        'oracle.latest[0]': 1,
      },
    ]);
  });

  it('is seen at once by everyone on the same host and node', () => {
    const hosts = { S: { host: 'H', opens: { s: 'buffered' } }, D: { host: 'H', opens: { d: 'buffered' } } };
    const sketch = { storage: 'iscsi', hosts, steps: ['D: read x', 'S: write x 1', 'D: read x -> r'] };
    expect(outcomes(sketch)).toEqual(['r = 1']);
  });

  it('of part of a page first fetches the rest of it', () => {
    const disk = { sectors: { x: 0, y: 1 } };
    const hosts = { S: 'direct', D: both };
    const steps = ['S: write y 1', 'D: write b x 2', 'S: write y 3', 'D: read b y -> r'];
    expect(quietOutcomes({ storage: 'iscsi', hosts, disk, steps })).toEqual(['r = 1!']);
  });

  it('of a whole page fetches nothing', () => {
    const write = (x: string) => {
      const { changes } = play({
        storage: 'nfs',
        hosts: { S: 'buffered' },
        disk: { sectors: { x } },
        steps: ['S: write x 1'],
      });
      return changes[0];
    };
    // a READ on NFSv4 leaves the access time unknown
    expect(write('0-7')).not.toHaveProperty('views[0].accessTimeStale');
    expect(write('0-6')).toHaveProperty('views[0].accessTimeStale', true);
  });

  it('through an O_DSYNC descriptor is on the storage when it returns', () => {
    const steps = ['S: write x 1', 'D: read x -> r'];
    const sketch = { storage: 'iscsi', hosts: { S: 'buffered dsync', D: 'direct' }, steps };
    expect(quietOutcomes(sketch)).toEqual(['r = 1']);
    expect(quietOutcomes(sketch, 'page-cache.synchronous-write')).toEqual(['r = 0!']);
  });

  it('through an O_DSYNC descriptor can fail, and then the storage does not have it', () => {
    const run = (...steps: string[]) =>
      play({
        storage: 'iscsi',
        hosts: { S: 'buffered dsync', D: 'direct' },
        faults: { 'flush-error': { S: 1 } },
        steps: ['S: write x 1 -> w | failing', ...steps, 'D: read x -> other'],
      }).registers;
    expect(run()).toEqual({ w: 'EIO', other: '0' });
    // once the guest has seen it, it may not vanish any more
    expect(run('S: read x -> own')).toEqual({ w: 'EIO', own: '1', other: '0!' });
  });

  it('on a mount with the option sync is on the server when it returns', () => {
    const storage = { name: 'nfs', 'synchronous-writes': true };
    const sketch = { storage, hosts: { S: 'buffered', D: 'direct' }, steps: ['S: write x 1', 'D: read x -> r'] };
    expect(quietOutcomes(sketch)).toEqual(['r = 1']);
    expect(quietOutcomes(sketch, 'nfs.sync-mount-writes-synchronously')).toEqual(['r = 0!']);
  });
});

describe('an O_DIRECT read', () => {
  it('does not look into the page cache, and puts nothing into it', () => {
    const steps = ['D: read b x', 'S: write x 1', 'D: read d x -> r'];
    const played = play({ storage: 'iscsi', hosts: { S: 'direct', D: both }, steps });
    expect(played.registers).toEqual({ r: '1' });
    expect(played.changes[2]).toEqual({ 'cells[0]': 2 });
  });

  it('first writes back the dirty pages of its own host in that range, and only those', () => {
    const steps = ['S: write b x 1', 'S: write b y 2', 'S: read d x -> own', 'D: read x -> x', 'D: read y -> y'];
    const sketch = { storage: 'iscsi', hosts: { S: both, D: 'direct' }, steps };
    expect(quietOutcomes(sketch)).toEqual(['own = 1, x = 1, y = 0!']);
    expect(quietOutcomes(sketch, 'page-cache.direct-read-flushes-own-dirty-pages')).toEqual([
      'own = 0!, x = 0!, y = 0!',
    ]);
  });

  it('writes back the whole file on NFS', () => {
    const steps = ['S: write b x 1', 'S: write b y 2', 'S: read d x -> own', 'D: read x -> x', 'D: read y -> y'];
    expect(quietOutcomes({ storage: 'nfs', hosts: { S: both, D: 'direct' }, steps })).toEqual([
      'own = 1, x = 1, y = 2',
    ]);
  });

  it('over NFS asks the server even past the size the client knows', () => {
    const disk = { size: 8, sectors: { x: '0-7', z: '8-15' } };
    const steps = ['D: read b x', 'S: write z 1', 'D: read d z -> r'];
    const sketch = { storage: 'nfs', hosts: { S: 'direct', D: both }, disk, steps };
    expect(quietOutcomes(sketch)).toEqual(['r = 1']);
    expect(quietOutcomes(sketch, 'nfs.direct-read-asks-the-server')).toEqual(['r = eof!']);
  });
});

describe('an O_DIRECT write', () => {
  it('reaches the storage and drops the pages of its own host, not those of others', () => {
    const hosts = { S: both, D: 'buffered' };
    const steps = ['S: read b x', 'D: read x', 'S: write d x 1'];
    const { changes } = play({ storage: 'iscsi', hosts, steps });
    expect(changes[2]).toEqual({ 'media[0].data[0]': 1, 'oracle.latest[0]': 1, 'views[0].pages[0].status': 'absent' });
  });

  it('sends what else is dirty in its pages first, so that it is not lost', () => {
    const disk = { sectors: { x: 0, y: 1 } };
    const steps = ['S: write b y 1', 'S: write d x 2', 'D: read x y -> r'];
    const sketch = { storage: 'iscsi', hosts: { S: both, D: 'direct' }, disk, steps };
    expect(quietOutcomes(sketch)).toEqual(['r = 2 1']);
    expect(quietOutcomes(sketch, 'page-cache.direct-write-flushes-own-dirty-pages')).toEqual(['r = 2 0!']);
  });

  it('would leave its own host with old pages if it did not drop them', () => {
    const steps = ['S: read b x', 'S: write d x 1', 'S: read b x -> r'];
    const sketch = { storage: 'iscsi', hosts: { S: both }, steps };
    expect(quietOutcomes(sketch)).toEqual(['r = 1']);
    expect(quietOutcomes(sketch, 'page-cache.direct-write-drops-own-pages')).toEqual(['r = 0!']);
  });

  it('is stable at once on NFS and not on a LUN with a volatile cache', () => {
    const steps = ['S: write x 1', 'storage: power-loss', 'D: read x -> r'];
    const hosts = { S: 'direct', D: 'direct' };
    expect(quietOutcomes({ storage: { name: 'iscsi', 'write-cache': true }, hosts, steps })).toEqual(['r = 0']);
    const onNfs = ['S: write x 1', 'storage: crash', 'storage: restart', 'D: read x -> r'];
    expect(quietOutcomes({ storage: 'nfs', hosts, steps: onNfs })).toEqual(['r = 1']);
    expect(quietOutcomes({ storage: 'nfs', hosts, steps: onNfs }, 'nfs.direct-write-is-stable')).toEqual(['r = 0!']);
  });

  it('with O_DSYNC flushes the cache of the target', () => {
    const steps = ['S: write x 1', 'storage: power-loss', 'D: read x -> r'];
    const sketch = {
      storage: { name: 'iscsi', 'write-cache': true },
      hosts: { S: 'direct dsync', D: 'direct' },
      steps,
    };
    expect(quietOutcomes(sketch)).toEqual(['r = 1']);
    expect(quietOutcomes(sketch, 'page-cache.synchronous-write')).toEqual(['r = 0!']);
  });
});

describe('what an NFS client sends of a page', () => {
  const disk = { sectors: { x: 0, y: 1 } };
  const around = (...writes: string[]) => ['S: read y', 'D: write y 2', ...writes, 'D: read y -> r'];

  it('is all of it after an ordinary write', () => {
    const steps = around('S: write x 1', 'S: fsync');
    expect(quietOutcomes({ storage: 'nfs', hosts: { S: 'buffered', D: 'direct' }, disk, steps })).toEqual(['r = 0!']);
  });

  it('is what was written after a write with O_DSYNC', () => {
    const sketch = { storage: 'nfs', hosts: { S: 'buffered dsync', D: 'direct' }, disk, steps: around('S: write x 1') };
    expect(quietOutcomes(sketch)).toEqual(['r = 2']);
    expect(quietOutcomes(sketch, 'nfs.synchronous-write-is-not-extended')).toEqual(['r = 0!']);
  });

  it('is what was written while the host holds a byte-range lock', () => {
    const steps = ['S: lock', 'S: read y', 'D: write y 2', 'S: write x 1', 'S: fsync', 'D: read y -> r'];
    const sketch = { storage: 'nfs', hosts: { S: 'buffered', D: 'direct' }, disk, steps };
    expect(quietOutcomes(sketch)).toEqual(['r = 2']);
    expect(quietOutcomes(sketch, 'nfs.write-under-range-lock-is-not-extended')).toEqual(['r = 0!']);
  });
});

describe('reading ahead', () => {
  const disk = { sectors: { x: '0-7', y: '24-31', z: '32-39' } };
  const steps = ['D: read x', 'S: write y z 1', 'D: read y -> y', 'D: read z -> z'];
  const sketch = { storage: 'iscsi', hosts: { S: 'direct', D: 'buffered' }, disk, steps };

  it('brings in 16 KiB at the start of the file and not more', () => {
    // y is the last of the first four pages; z is behind them, but y starts a new window
    expect(outcomes(sketch)).toEqual(['y = 0!, z = 1', 'y = 1, z = 1']);
    const without = outcomes(sketch, { withoutRules: ['page-cache.read-ahead'] });
    expect(without).toEqual(['y = 1, z = 1']);
  });

  it('starts at the first page of the file only', () => {
    const behind = { sectors: { x: '8-15', y: '16-23' } };
    const later = ['D: read x', 'S: write y 1', 'D: read y -> y'];
    expect(outcomes({ ...sketch, disk: behind, steps: later })).toEqual(['y = 1']);
  });

  it('goes on where a read continues a stream', () => {
    const stream = { sectors: { x: '0-7', y: '8-15', z: '264-271' } };
    const later = ['D: read x', 'D: read y', 'S: write z 1', 'D: read z -> z'];
    expect(outcomes({ ...sketch, disk: stream, steps: later })).toEqual(['z = 0!', 'z = 1']);
    const tooFar = { sectors: { x: '0-7', y: '8-15', z: '272-279' } };
    expect(outcomes({ ...sketch, disk: tooFar, steps: later })).toEqual(['z = 1']);
  });

  it('happens on both sides of a page fault', () => {
    const beside = { sectors: { x: '0-7', y: '128-135', z: '264-271' } };
    const fault = ['D: mmap disk y', 'D: mread disk y', 'S: write x z 1', 'D: read x -> x', 'D: read z -> z'];
    const faulted = { ...sketch, disk: beside, steps: fault };
    expect(outcomes(faulted)).toEqual(['x = 0!, z = 1', 'x = 1, z = 1']);
    expect(outcomes(faulted, { withoutRules: ['page-cache.fault-reads-around'] })).toEqual(['x = 1, z = 1']);
  });
});

describe('a mapping', () => {
  it('reads and writes the page in memory', () => {
    const steps = [
      'D: mmap b x',
      'D: mwrite b x 1',
      'D: mread b x -> mapped',
      'D: read b x -> read',
      'S: read x -> other',
    ];
    expect(quietOutcomes({ storage: 'iscsi', hosts: { S: 'direct', D: both }, steps })).toEqual([
      'mapped = 1, read = 1, other = 0!',
    ]);
  });

  it('has every sector of its page sent after a write', () => {
    const disk = { sectors: { x: 0, y: 1 } };
    const steps = ['D: mmap b x', 'D: mread b x', 'S: write y 2', 'D: mwrite b x 1', 'D: fsync b', 'S: read y -> r'];
    expect(quietOutcomes({ storage: 'iscsi', hosts: { S: 'direct', D: both }, disk, steps })).toEqual(['r = 0!']);
  });
});

describe('what lies past an end', () => {
  const disk = { sectors: { x: '0-7', y: '8-15' } };
  const direct = { S: both, D: 'direct' };

  it('is refused by a device that has become smaller, whoever asks', () => {
    const shrunk = (step: string) =>
      quietOutcomes({
        storage: 'iscsi',
        hosts: direct,
        disk: { size: 16, ...disk },
        steps: ['storage: resize 8', step],
      });
    for (const step of ['read d y -> r', 'read b y -> r', 'write d y 1 -> r'])
      expect(shrunk(`S: ${step}`)).toEqual(['r = EIO']);
    expect(shrunk('S: read d x -> r')).toEqual(['r = 0']);
    expect(shrunk('S: write d x 1 -> r')).toEqual(['r = ok']);
  });

  it('of a device is not read before the host knows that it has grown', () => {
    const grown = (...steps: string[]) =>
      quietOutcomes({
        storage: 'iscsi',
        hosts: direct,
        disk: { size: 8, ...disk },
        steps: ['storage: resize 16', ...steps],
      });
    for (const handle of ['b', 'd']) {
      expect(grown(`S: read ${handle} y -> r`)).toEqual(['r = eof!']);
      expect(grown('S: rescan', `S: read ${handle} y -> r`)).toEqual(['r = 0']);
      expect(grown(`S: write ${handle} y 1 -> r`)).toEqual(['r = EIO']);
    }
  });

  it('of a file is asked for by a write behind it, once attributes have timed out', () => {
    const written = (...steps: string[]) =>
      play({ storage: 'nfs', hosts: { S: 'buffered', D: 'direct' }, disk: { size: 8, ...disk }, steps }).final
        .views[0]!;
    expect(written('D: write y 1', 'S: wait', 'S: write x 2').attributesFresh).toBe(false);
    expect(written('D: write y 1', 'S: wait', 'S: write y 2').attributesFresh).toBe(true);
  });
});

describe('O_DIRECT beside a page cache', () => {
  it('writes back what is dirty there, whatever is clean beside it', () => {
    const steps = ['S: read b y', 'S: write b x 1', 'S: read d x -> r', 'D: read x -> s'];
    for (const storage of ['iscsi', 'nfs'])
      expect(quietOutcomes({ storage, hosts: { S: both, D: 'direct' }, steps })).toEqual(['r = 1, s = 1']);
  });

  it('asks for nothing to be flushed where nothing is dirty', () => {
    const { world, model, trace } = play({
      storage: 'iscsi',
      hosts: { S: both },
      steps: ['S: read b x', 'S: read d x'],
    });
    expect(rulesFired(world, model, trace)[1]).not.toContain('page-cache.direct-read-flushes-own-dirty-pages');
  });

  it('invalidates other pages on NFS, and not on a device', () => {
    const left = (storage: string) =>
      play({ storage, hosts: { S: both }, steps: ['S: read b y', 'S: write d x 1'] }).final.views[0]!;
    expect([left('nfs').invalid, left('iscsi').invalid]).toEqual([true, false]);
    expect(left('iscsi').pages.map(({ status }) => status)).toEqual(['clean', 'absent']);
  });

  it('writes to stable storage on NFS, but not on a device with a volatile cache', () => {
    const lost = (storage: Parameters<typeof quietOutcomes>[0]['storage']) =>
      quietOutcomes({
        storage,
        hosts: { S: 'direct', D: 'direct' },
        steps: ['S: write x 1', 'storage: power-loss', 'D: read x -> r'],
      });
    expect(lost('nfs')).toEqual(['r = 1']);
    expect(lost({ name: 'iscsi', 'write-cache': true })).toEqual(['r = 0']);
  });
});

describe('a write on NFS', () => {
  it('under a lock sends what was written and not the rest of its page', () => {
    const disk = { sectors: { x: 0, z: 1 } };
    const steps = (lock: string[]) => [
      'S: read z',
      ...lock,
      'S: write x 1',
      'D: write z 2',
      'S: fsync',
      'D: read z -> r',
    ];
    const found = (storage: string, ...lock: string[]) =>
      quietOutcomes({ storage, hosts: { S: 'buffered', D: 'direct' }, disk, steps: steps(lock) });
    expect(found('nfs')).toEqual(['r = 0!']);
    expect(found('nfs', 'S: lock')).toEqual(['r = 2']);
    expect(found('iscsi', 'S: lock')).toEqual(['r = 0!']);
  });
});
