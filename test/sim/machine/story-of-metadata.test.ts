import { describe, expect, it } from 'vitest';
import { storyOfViolation } from '../../../sim/machine/story.ts';
import { playMachine } from '../../helpers/machine-builder.ts';
import { named, violation } from '../../helpers/machine-stories.ts';

describe('the story of old memory', () => {
  it('says since when the memory is old, and which write it does not know', () => {
    const guest = { writes: 1, reads: 0, sectors: ['x'] };
    const sketch = { qemu: '2011', cache: 'none', faults: { 'link-cut': 1 }, guest };
    const { story, step } = violation(sketch, 'metadata-corruption');
    if (story?.kind !== 'old-memory') throw new Error(`${story?.kind}`);
    expect([story.process, step(story.frozenStep), step(story.writeStep), story.writer]).toEqual([
      'S',
      'S.stop',
      'D.guest-writes x',
      'D',
    ]);
  });

  it('knows a request that completes after the state was sent', () => {
    const handoff = { like: '2011', without: ['source.drain'] };
    const migrations = [{ from: 'S', to: 'D', handoff }];
    const steps = ['D: launch', 'S: submit x 1', 'S: migrate', 'D: status -> r'];
    const { story, step } = violation({ qemu: '2011', cache: 'none', migrations, steps }, 'metadata-corruption');
    if (story?.kind !== 'old-memory') throw new Error(`${story?.kind}`);
    expect([story.process, step(story.frozenStep), step(story.writeStep), story.writer]).toEqual([
      'D',
      'S.send',
      'S.request-completes',
      'S',
    ]);
  });
});

describe('the story of a cleared flag', () => {
  const image = { format: 'qed', allocated: ['x'] };

  it('says who cleared it while somebody relied on it', () => {
    const sketch = { storage: 'nfs', qemu: '2011', cache: 'none', image, guest: { writes: 1, reads: 0 } };
    const { story, step } = violation(sketch, 'metadata-corruption');
    if (story?.kind !== 'cleared-flag') throw new Error(`${story?.kind}`);
    expect([story.process, story.flag, story.by, step(story.setStep), step(story.clearedStep)]).toEqual([
      'S',
      'NEED_CHECK',
      'D',
      'S.guest-writes y',
      'D.check',
    ]);
  });

  it('says from which old header', () => {
    const disk = { size: 2097152, sectors: { a: 0, x: 2048, z: 1048576, y: 1050624 } };
    const steps = ['D: launch', 'S: write x 1', 'S: migrate', 'D: write y 2', 'S: quit'];
    const large = { format: 'qed', allocated: ['a', 'z'] };
    const launched = ['step 1', 'D.open', 'D.check', 'D.probe', 'D.read-geometry', 'step 2', 'step 3'];
    const source = ['S.begins-migration', 'S.stop', 'S.drain', 'S.flush-ignoring-errors', 'S.send', 'S.finish'];
    const run = playMachine({ storage: 'nfs', qemu: '2011', cache: 'none', image: large, disk, steps }, [
      ...launched,
      ...source,
      ...['D.receive', 'D.await-cont', 'D.start', 'step 4', 'step 5'],
    ]);
    const story = storyOfViolation(run.world, run.model, run.trace, 'metadata-corruption');
    if (story?.kind !== 'cleared-flag') throw new Error(`${story?.kind}`);
    expect([story.process, story.by, run.names[story.clearedStep!]]).toEqual(['D', 'S', 'step 5']);
    expect(named(run, story.copy)).toMatchObject({
      place: 'header in memory of S',
      made: 'step 2',
      missed: 'none',
    });
  });
});

describe('the story of a cluster that is used twice', () => {
  it('says who took it when, and by which old copy', () => {
    const tool = { program: 'qemu-io', cache: 'none' };
    const disk = { size: 2097152, sectors: { a: 0, x: 2048, z: 1048576, y: 1050624, u: 4096 } };
    const steps = [
      ...['A: launch', 'B: launch', 'A: write x 1', 'A: flush', 'B: write y 2', 'B: flush'],
      ...['A: write u 3', 'A: flush'],
    ];
    const { run, story, step } = violation(
      { image: { format: 'qcow2', allocated: ['a', 'z'] }, disk, machines: { A: tool, B: tool }, steps },
      'metadata-corruption',
    );
    if (story?.kind !== 'cross-linked') throw new Error(`${story?.kind}`);
    expect(story.cluster).toBe('cluster 5');
    expect(story.takings.map(({ user, process, ...taking }) => [user, process, step(taking.step)])).toEqual([
      ['y', 'B', 'step 5'],
      ['u', 'A', 'step 7'],
    ]);
    expect(named(run, story.copy)).toMatchObject({
      place: 'refcount block in memory of A',
      says: 'cluster 5 is free',
      made: 'step 3',
      missed: 'step 5',
    });
  });
});
