import { describe, expect, it } from 'vitest';
import { storyOfViolation } from '../../../sim/machine/story.ts';
import { playMachine } from '../../helpers/machine-builder.ts';
import { copyOf, named, violation } from '../../helpers/machine-stories.ts';

const qcow2 = { format: 'qcow2', allocated: ['x'] };
const guest = { writes: 2, reads: 1 };
/** Sectors under different L2 tables. */
const far = { size: 2 ** 24, sectors: { x: 0, y: 2048, z: 2 ** 23 } };

describe('the story of a stale read', () => {
  it('finds the page cache that was filled before the last write', () => {
    const sketch = { qemu: '2011', cache: 'writeback', guest };
    expect(violation(sketch, 'stale-read').story).toMatchObject({
      kind: 'stale-read',
      process: 'D',
      sector: 'x',
      value: 'aa',
      latest: 'w1',
      other: null,
    });
    expect(copyOf(sketch)).toEqual({
      place: 'page cache of D (page of x)',
      says: 'aa',
      truth: 'w1',
      made: 'D.probe',
      missed: 'S.guest-writes x',
      from: [],
      newestIn: ['page cache of S (page of x)', 'storage'],
      passed: [],
    });
  });

  it('finds the table in memory where no page cache is involved', () => {
    expect(copyOf({ qemu: '2011', cache: 'none', image: qcow2, guest })).toMatchObject({
      place: 'L2 table in memory of D',
      says: 'y has no cluster',
      truth: 'y -> cluster 2',
      made: 'D.read-geometry',
      missed: 'S.guest-writes y',
      newestIn: ['L2 table in memory of S', 'storage'],
    });
  });

  it('goes back from a table in memory to the page cache it was read through', () => {
    const steps = ['S: write y 1', 'D: launch', 'S: write z 2', 'S: migrate', 'D: read z -> r'];
    expect(copyOf({ qemu: '1.0', cache: 'writeback', image: qcow2, disk: far, steps })).toMatchObject({
      place: 'L1 table in memory of D',
      says: 'no L2 table for z',
      made: 'D.invalidate',
      missed: 'step 3',
      from: ['page cache of D (page of l1), D.open'],
    });
  });

  it('finds the length of the file that the block layer remembers', () => {
    const disk = { size: 131072, sectors: { x: 0, y: 2048 } };
    const steps = ['D: launch', 'S: write y 1', 'S: migrate', 'D: read y -> r'];
    expect(copyOf({ storage: 'nfs', qemu: '1.7', cache: 'none', image: qcow2, disk, steps })).toMatchObject({
      place: 'length of the image file that the block layer of D keeps',
      says: 'the file ends before that',
      made: 'D.open',
      missed: 'step 2',
    });
  });

  it('finds the size that the kernel of a host has from the attributes of a file', () => {
    const sketch = { storage: 'nfs', qemu: '2.6', cache: 'writeback', image: qcow2 };
    const destination = ['receive', 'drop-cache', 'refresh-size', 'invalidate', 'activate', 'start'];
    const handoff = { like: '2.6', destination };
    const migrations = [{ from: 'S', to: 'D', handoff }];
    const steps = ['D: launch', 'S: write y 1', 'S: migrate', 'D: read y -> r'];
    expect(copyOf({ ...sketch, migrations, steps })).toMatchObject({
      place: 'length of the image file that the block layer of D keeps',
      made: 'D.refresh-size',
      missed: 'step 2',
      from: ['size that the kernel of D keeps, the start'],
    });
  });

  it('blames the storage where the newest data has not reached it, and the flush that did not help', () => {
    const steps = ['S: write x 1', 'S: flush', 'D: launch', 'S: migrate', 'D: read x -> r'];
    const reason = 'with cache.no-flush (cache=unsafe) no flush reaches the host';
    expect(copyOf({ machines: { S: { cache: 'unsafe' }, D: { cache: 'none' } }, steps })).toEqual({
      place: 'storage',
      says: 'aa',
      truth: '1',
      made: 'the start',
      missed: 'step 1',
      from: [],
      newestIn: ['page cache of S (page of x) (not written yet)'],
      passed: [`step 2: ${reason}`, `S.flush: ${reason}`, `S.inactivate: ${reason}`],
    });
  });

  it('tells a storage that has lost the data from one that never had it', () => {
    const storage = { name: 'nfs', export: 'async' };
    const faults = { 'server-crash': 1 };
    const lossy = { storage, cache: 'writeback', faults, guest: { writes: 1, reads: 1, flushes: 1, sectors: ['x'] } };
    expect(copyOf(lossy)).toMatchObject({
      place: 'storage',
      missed: 'S.guest-writes x',
      lost: 'storage.crash',
      passed: [],
    });
  });

  it('says which step should have dropped the copy and why it did not', () => {
    expect(copyOf({ cache: 'writeback', keys: { 'drop-cache': false }, guest })).toMatchObject({
      place: 'page cache of D (page of x)',
      passed: ['D.drop-cache: drop-cache is off'],
    });
    const hosts = { P: { host: 'D', opens: { p: 'buffered' } } };
    const machines = { S: 'none', D: 'writeback' };
    const steps = ['D: launch', 'P: write x 9', 'S: write x 1', 'S: migrate', 'D: read x -> r'];
    expect(copyOf({ machines, hosts, steps })).toMatchObject({
      says: '9',
      made: 'step 2',
      missed: 'none',
      passed: ['D.drop-cache: the page was dirty'],
    });
  });

  it('says whose data it is when two sectors have one cluster', () => {
    const tool = { program: 'qemu-io', cache: 'none' };
    const disk = { size: 2097152, sectors: { a: 0, x: 2048, u: 4096, z: 1048576, y: 1050624 } };
    const launched = ['A: launch', 'B: launch', 'A: write x 1', 'A: flush', 'B: write y 2', 'B: flush'];
    const { run, story, step } = violation(
      {
        image: { format: 'qcow2', allocated: ['a', 'z'] },
        disk,
        machines: { A: tool, B: tool },
        steps: [...launched, 'A: write u 3', 'A: flush', 'B: read y -> y'],
      },
      'stale-read',
    );
    if (story?.kind !== 'stale-read') throw new Error(`${story?.kind}`);
    expect([story.value, story.latest, story.other?.sector, step(story.other?.writeStep)]).toEqual([
      '3',
      '2',
      'u',
      'step 7',
    ]);
    expect(named(run, story.other?.because ?? null)).toMatchObject({
      place: 'refcount block in memory of A',
      says: 'cluster 5 is free',
      made: 'step 3',
      missed: 'step 5',
    });
  });

  it('knows the steps of a process that takes part in two migrations', () => {
    const machine = { qemu: '1.0', cache: 'writeback' };
    const machines = { S: machine, D: machine, N: { ...machine, host: 'H' } };
    const migrations = [
      { from: 'S', to: 'D', handoff: '1.0' },
      { from: 'D', to: 'N', handoff: '1.0' },
    ];
    const steps = ['S: write y 1', 'D: launch', 'S: write z 2', 'S: migrate', 'D: read z -> r'];
    expect(copyOf({ image: qcow2, disk: far, machines, migrations, steps })).toMatchObject({
      place: 'L1 table in memory of D',
      made: 'D.invalidate, S to D',
      from: [expect.stringMatching(/^page cache of D \(page of l1\), D\.open/)],
    });
  });

  it('goes down to the backing file', () => {
    const image = { format: 'qcow2', allocated: [], backing: { format: 'qcow2', allocated: ['x'] } };
    const steps = ['D: launch', 'S: write y 1', 'S: commit', 'S: migrate', 'D: read y -> r'];
    expect(copyOf({ qemu: '2.0', cache: 'none', image, steps })).toMatchObject({
      place: 'backing L2 table in memory of D',
      says: 'y has no cluster',
      truth: 'y -> backing cluster 2',
      made: 'D.read-geometry',
      missed: 'step 3',
    });
  });
});

describe('the story of an old mapping', () => {
  it('says who goes by it, and what it missed', () => {
    const sketch = { qemu: '2011', cache: 'none', image: qcow2, guest };
    expect(violation(sketch, 'metadata-corruption').story).toMatchObject({
      kind: 'stale-mapping',
      process: 'D',
      sector: 'y',
      access: 'write',
    });
    expect(copyOf(sketch, 'metadata-corruption')).toMatchObject({
      place: 'L2 table in memory of D',
      made: 'D.read-geometry',
      missed: 'S.guest-writes y',
    });
  });
});

describe('a run that violates nothing', () => {
  it('has no story', () => {
    const { world, model, trace } = playMachine({ guest }, ['D.open']);
    expect(storyOfViolation(world, model, [], 'stale-read')).toBeNull();
    expect(storyOfViolation(world, model, trace, 'every-step-ends')).toBeNull();
  });
});
