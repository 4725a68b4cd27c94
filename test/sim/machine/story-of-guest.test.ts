import { describe, expect, it } from 'vitest';
import { violation } from '../../helpers/machine-stories.ts';

const guest = { writes: 1, reads: 0, sectors: ['x'] };

describe('the story of a guest that runs twice', () => {
  it('says since when, what led there, and who decides', () => {
    const sketch = { qemu: '2011', cache: 'none', faults: { 'link-cut': 1 }, guest };
    const { story, step } = violation(sketch, 'split-brain');
    if (story?.kind !== 'split-brain') throw new Error(`${story?.kind}`);
    expect(story.running.map(({ process, lock, ...one }) => [process, step(one.step), lock])).toEqual([
      ['D', 'D.start', 'unknown to this version'],
      ['S', 'S.resume', 'unknown to this version'],
    ]);
    expect(story.leading.map(step)).toEqual(['D.start', 'network.cut S-D', 'S.sees-error', 'S.resume']);
    expect(story.decidedBy).toEqual({ arbiter: null, fencing: 'none', waitsForCont: false });
  });

  it('knows an arbiter that heard nothing, and locks that bind nobody', () => {
    const migrations = [{ from: 'S', to: 'D', arbiter: 'libvirt-v3' }];
    const { story, step } = violation(
      { cache: 'none', migrations, faults: { 'message-loss': 1 }, guest },
      'split-brain',
    );
    if (story?.kind !== 'split-brain') throw new Error(`${story?.kind}`);
    expect(story.running.map(({ lock }) => lock)).toEqual(['held', 'held']);
    expect(story.leading.map(step)).toContain('arbiter.hears-nothing finish');
    expect(story.decidedBy).toEqual({ arbiter: 'libvirt-v3', fencing: 'none', waitsForCont: true });
  });

  it('knows locks that are switched off', () => {
    const steps = ['D: launch', 'S: migrate', 'D: cont -> d', 'S: cont -> s'];
    const migrations = [{ from: 'S', to: 'D', autostart: false }];
    const sketch = { storage: 'nfs', cache: 'none', keys: { locking: 'off' }, migrations, steps };
    const { story, step } = violation(sketch, 'split-brain');
    if (story?.kind !== 'split-brain') throw new Error(`${story?.kind}`);
    expect(story.running.map(({ process, lock, ...one }) => [process, step(one.step), lock])).toEqual([
      ['D', 'step 3', 'switched off'],
      ['S', 'step 4', 'switched off'],
    ]);
  });
});

describe('the story of a guest that is lost', () => {
  it('says when each process lost it', () => {
    const migrations = [{ from: 'S', to: 'D', arbiter: 'libvirt-v2' }];
    const { story, step } = violation({ cache: 'none', migrations, faults: { 'load-failure': 1 }, guest }, 'vm-lost');
    if (story?.kind !== 'vm-lost') throw new Error(`${story?.kind}`);
    expect(story.losses.map(({ process, had, ...one }) => [process, had, step(one.step)])).toEqual([
      ['S', 'all', 'agent.carries-out kill-source'],
      ['D', 'nothing', 'D.receive failing'],
    ]);
  });

  it('knows that postcopy leaves a part of it', () => {
    const migrations = [{ from: 'S', to: 'D', handoff: 'postcopy' }];
    const { story, step } = violation(
      { cache: 'none', migrations, faults: { 'host-crash': { S: 1 } }, guest },
      'vm-lost',
    );
    if (story?.kind !== 'vm-lost') throw new Error(`${story?.kind}`);
    expect(story.losses.map(({ process, had, ...one }) => [process, had, step(one.step)])).toEqual([
      ['S', 'all', 'S.crash'],
      ['D', 'part', 'the start'],
    ]);
  });
});

describe('the story of a guest that is stuck', () => {
  it('says what each side waits for', () => {
    const sketch = { qemu: '2011', cache: 'none', faults: { 'message-loss': 1 }, guest };
    const { story, step } = violation(sketch, 'stuck');
    if (story?.kind !== 'stuck') throw new Error(`${story?.kind}`);
    expect(
      story.processes.map(({ process, state, waitsFor, ...one }) => [process, state, waitsFor, step(one.step)]),
    ).toEqual([
      ['S', 'the guest is stopped, the migration is over', 'cont', 'S.finish'],
      ['D', 'the process is gone', null, 'D.loses-its-source'],
    ]);
  });

  it('knows a lock that was released too late', () => {
    const source = ['stop', 'drain', 'flush', 'send', 'inactivate', 'unlock', 'finish'];
    const migrations = [{ from: 'S', to: 'D', handoff: { like: '2.10', source } }];
    const { story } = violation({ storage: 'nfs', qemu: '2.10', cache: 'none', migrations, guest }, 'stuck');
    if (story?.kind !== 'stuck') throw new Error(`${story?.kind}`);
    expect(story.processes.find(({ process }) => process === 'D')?.waitsFor).toBe(
      'cont: it could not take the image lock',
    );
  });
});
