import { describe, expect, it } from 'vitest';
import type { Loss } from '../../../sim/machine/story-of-loss.ts';
import type { MachineSketch } from '../../helpers/machine-builder.ts';
import { named, violation } from '../../helpers/machine-stories.ts';

const qcow2 = { format: 'qcow2', allocated: ['a'] };

/** The losses with the names of steps. */
function losses(sketch: MachineSketch) {
  const { run, story, step } = violation(sketch, 'lost-write');
  if (story?.kind !== 'lost-write') throw new Error(`${story?.kind}`);
  const told = ({ place, how, truth, now, from, because, ...loss }: Loss) => ({
    step: step(loss.step),
    place,
    how,
    truth,
    now,
    from: named(run, from),
    because: named(run, because),
  });
  return { value: story.value, write: step(story.writeStep), other: story.other, losses: story.losses.map(told) };
}

describe('the story of a lost write', () => {
  it('finds the late write-back and what it does not know', () => {
    const guest = { writes: 2, reads: 0, sectors: ['x'] };
    expect(losses({ qemu: '2011', cache: 'unsafe', guest })).toEqual({
      value: 'w2',
      write: 'D.guest-writes x',
      other: null,
      losses: [
        {
          step: 'S.write-back page of x',
          place: 'storage',
          how: 'overwritten',
          truth: 'w2',
          now: 'w1',
          from: expect.objectContaining({
            place: 'page cache of S (page of x)',
            made: 'S.guest-writes x',
            missed: 'D.guest-writes x',
          }),
          because: null,
        },
      ],
    });
  });

  it('finds a write-back that failed', () => {
    const guest = { writes: 1, reads: 0, sectors: ['x'] };
    expect(losses({ qemu: '2011', cache: 'writeback', faults: { 'flush-error': { S: 1 } }, guest })).toMatchObject({
      value: 'w1',
      write: 'S.guest-writes x',
      losses: [{ step: 'S.flush-ignoring-errors failing', place: 'page cache of S (page of x)', how: 'failed' }],
    });
  });

  it('finds the table in memory that went with its process', () => {
    const disk = { size: 131072, sectors: { a: 0, x: 2048 } };
    const steps = ['D: launch', 'S: write x 1', 'S: migrate', 'S: kill'];
    const found = losses({ qemu: '2011', cache: 'unsafe', image: qcow2, disk, steps });
    expect(found.losses).toMatchObject([
      { step: 'step 4', place: 'L2 table in memory of S', how: 'gone', truth: 'x -> cluster 2', now: null },
    ]);
  });

  it('finds the old table that was flushed over a newer one', () => {
    const disk = { size: 131072, sectors: { a: 0, x: 2048, y: 4096 } };
    const steps = ['D: launch', 'S: write x 1', 'S: migrate', 'D: write y 2', 'D: flush'];
    expect(losses({ qemu: '2011', cache: 'none', image: qcow2, disk, steps })).toMatchObject({
      value: '1',
      losses: [
        {
          step: 'step 5',
          place: 'storage',
          how: 'overwritten',
          truth: 'x -> cluster 2',
          now: 'x has no cluster',
          from: { place: 'L2 table in memory of D', made: 'D.read-geometry', missed: 'step 2' },
        },
      ],
    });
  });

  it('finds the end of the file by which a cluster was given away twice', () => {
    const image = { format: 'qed', allocated: ['a', 'z'] };
    const disk = { size: 2097152, sectors: { a: 0, x: 2048, z: 1048576, y: 1050624 } };
    const steps = ['D: launch', 'S: write x 1', 'S: migrate', 'D: write y 2'];
    expect(losses({ storage: 'nfs', qemu: '2011', cache: 'none', image, disk, steps })).toMatchObject({
      value: '1',
      other: 'y',
      losses: [
        {
          step: 'step 4',
          how: 'overwritten',
          truth: '1',
          now: '2',
          from: null,
          because: {
            place: 'end of the image file as D has it',
            says: 'the file ends before cluster 4',
            made: 'D.open',
            missed: 'step 2',
          },
        },
      ],
    });
  });

  it('finds a write that itself went astray', () => {
    const image = { format: 'qcow2', allocated: ['x'], snapshots: true };
    const disk = { size: 131072, sectors: { x: 0 } };
    const steps = ['D: launch', 'S: snapshot', 'S: write x bb', 'S: migrate', 'D: write x cc'];
    expect(losses({ qemu: '2011', cache: 'none', image, disk, steps })).toMatchObject({
      value: 'cc',
      write: 'step 5',
      losses: [
        {
          step: 'step 5',
          how: 'passed-by',
          because: { place: 'L1 table in memory of D', made: 'D.open', missed: 'step 3' },
        },
      ],
    });
  });
});
