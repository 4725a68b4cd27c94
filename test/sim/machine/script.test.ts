import { describe, expect, it } from 'vitest';
import { canCreate } from '../../../sim/machine/script.ts';
import type { WorldOptions } from '../../../sim/storage/world.ts';
import { outcomesOf } from '../../../src/check/outcomes-of.ts';
import type { StepText } from '../../helpers/litmus-builder.ts';
import { type MachineSketch, machineLitmus } from '../../helpers/machine-builder.ts';
import { made } from '../../helpers/machine-changes.ts';

const qcow2: MachineSketch = { image: { format: 'qcow2', allocated: ['x'] }, initial: { x: 'aa' } };
const outcomes = (steps: readonly StepText[], sketch: MachineSketch = {}, options: WorldOptions = {}): string[] =>
  outcomesOf(machineLitmus({ storage: 'gfs2', steps, ...sketch }), options).outcomes.map(({ key }) => key);
/** With one process there is one outcome. */
const alone = (steps: readonly StepText[], sketch: MachineSketch = {}): string[] =>
  outcomes(steps, { machines: { S: 'none' }, ...sketch });

describe('a step of the guest', () => {
  it('reads what was written, and says so when that is not the last write', () => {
    expect(alone(['S: read x -> before', 'S: write x 1', 'S: read x -> after'])).toEqual(['before = aa, after = 1']);
    const hosts = { P: { host: 'T', opens: { p: 'direct' } } };
    const changed = ['P: write p x 1', 'S: read x -> after'];
    expect(alone(changed, { hosts })).toEqual(['after = 1!']);
  });

  it('says ok where write and flush complete, and EIO where they fail', () => {
    expect(alone(['S: write x 1 -> w', 'S: flush -> f'])).toEqual(['w = ok, f = ok']);
    const cut = ['S: partition', 'S: write y 1 -> w', 'S: read y -> r'];
    expect(alone(cut, { storage: 'iscsi' })).toEqual(['w = EIO, r = EIO']);
  });

  it('waits for a storage that is waited for', () => {
    expect(alone(['S: partition', 'S: read y -> r'], { storage: 'nfs' })).toEqual(['r = -']);
  });

  it('reads garbage where a table came back as data', () => {
    // A has given a cluster away, but only in its memory: B makes it the L2 table of another part of the disk.
    const steps = ['A: launch', 'B: launch', 'A: write y 1', 'B: write z 2', 'B: flush', 'A: read y -> r'];
    const disk = { size: 2 ** 22, sectors: { x: 0, y: 2048, z: 2 ** 21 } };
    const tool = { program: 'qemu-io', cache: 'none', locking: 'off' };
    const found = outcomes(steps, { ...qcow2, disk, machines: { A: tool, B: tool } });
    expect(found).toEqual(['r = garbage!']);
  });
});

describe('sizes and geometry', () => {
  const disk = { size: 4096, sizes: [4096, 131072], sectors: { x: 0 } };

  it('are those of the guest, the device and the block layer', () => {
    const sizes = ['S: size guest -> g', 'S: size device -> d', 'S: size block -> b'];
    const resized = ['S: resize 131072 -> r', ...sizes];
    expect(alone(sizes, { disk })).toEqual(['g = 4096, d = 4096, b = 4096']);
    expect(alone(resized, { disk })).toEqual(['r = ok, g = 131072, d = 131072, b = 131072']);
  });

  it('have a mark where they are not what the guest was told', () => {
    const steps = ['D: launch', 'S: resize 131072', 'S: migrate', 'D: size device -> d', 'D: size block -> b'];
    const ide = { keys: { device: 'ide' }, disk, qemu: '10.0' };
    expect(outcomes(steps, ide)).toEqual(['d = 4096!, b = 131072']);
  });

  it('of the first sector is what was there at the start', () => {
    expect(alone(['S: write x 1', 'S: geometry -> g'])).toEqual(['g = aa']);
    expect(alone(['S: geometry -> g'], { disk: { size: 131072, sectors: { y: 2048 } } })).toEqual(['g = -']);
  });
});

describe('a process', () => {
  it('that is launched runs, or is refused by a lock', () => {
    const tool = { program: 'qemu-io', cache: 'none' };
    const launch = (keys: object) =>
      outcomes(['A: launch -> a', 'A: read x -> r'], { machines: { S: 'none', A: { ...tool, ...keys } } });
    expect(launch({})).toEqual(['a = lock, r = -']);
    expect(launch({ locking: 'off' })).toEqual(['a = ok, r = aa']);
    expect(launch({ 'read-only': true, 'force-share': true })).toEqual(['a = ok, r = aa']);
  });

  it('that waits for its guest runs nothing yet', () => {
    expect(outcomes(['D: launch -> d', 'D: status -> s'])).toEqual(['d = ok, s = inmigrate']);
  });

  it('that is gone does nothing, but can still be asked about', () => {
    for (const end of ['quit', 'kill']) {
      expect(alone([`S: ${end}`, 'S: read x -> r', 'S: status -> s'])).toEqual(['r = -, s = gone']);
    }
  });

  it('stops and runs again', () => {
    expect(alone(['S: stop', 'S: status -> a', 'S: cont -> c', 'S: status -> b'])).toEqual([
      'a = paused, c = ok, b = running',
    ]);
  });

  it('that is stopped has flushed', () => {
    const hosts = { P: { host: 'T', opens: { p: 'direct' } } };
    const steps = ['S: write x 1', 'S: stop', 'P: read p x -> r'];
    const sketch = { storage: 'iscsi', machines: { S: 'writeback' }, hosts };
    expect(outcomes(steps, sketch)).toEqual(['r = 1']);
    expect(outcomes(['S: write x 1', 'P: read p x -> r'], sketch)).toEqual(['r = 1', 'r = aa!']);
  });
});

describe('a request that is submitted', () => {
  it('completes by itself, or never where its process ends before', () => {
    const hosts = { P: { host: 'T', opens: { p: 'direct' } } };
    const sketch = { storage: 'iscsi', machines: { S: 'none' }, hosts };
    expect(outcomes(['S: submit x 1', 'P: read p x -> r'], sketch)).toEqual(['r = 1', 'r = aa']);
    expect(outcomes(['S: submit x 1', 'S: kill', 'P: read p x -> r'], sketch)).toEqual(['r = 1', 'r = aa']);
  });

  it('is completed by a stop', () => {
    expect(alone(['S: submit x 1', 'S: stop', 'S: cont', 'S: read x -> r'])).toEqual(['r = 1']);
  });
});

describe('what is asked about an image', () => {
  it('is whether it is sound, and what its header says', () => {
    const image = { format: 'qcow2', allocated: ['x'], 'lazy-refcounts': true, bitmap: true };
    const steps = ['S: check -> c', 'S: dirty-flag -> a', 'S: bitmap -> m', 'S: write y 1', 'S: dirty-flag -> b'];
    const found = alone(steps, { ...qcow2, image });
    expect(found).toEqual(['c = clean, a = no, m = in-use, b = yes']);
  });

  it('is answered from the pages of the host, old or not', () => {
    const image = { format: 'qcow2', allocated: ['x'], 'lazy-refcounts': true };
    const steps = ['D: launch', 'S: write y 1', 'S: flush', 'D: dirty-flag -> d'];
    expect(outcomes(steps, { ...qcow2, image, storage: 'iscsi', cache: 'writeback' })).toEqual(['d = no', 'd = yes']);
  });

  it('can be answered when nobody has it open', () => {
    expect(alone(['S: quit', 'S: check -> c'], qcow2)).toEqual(['c = clean']);
  });
});

describe('reopening', () => {
  it('gets tables that somebody else has changed, but not the L1 table', () => {
    const tool = { program: 'qemu-io', cache: 'none', locking: 'off' };
    const machines = { A: tool, B: tool };
    const steps = [
      'A: launch',
      'B: launch',
      'B: read x',
      'A: write y 1',
      'A: flush',
      'B: read y -> old',
      'B: reopen',
      'B: read y -> new',
    ];
    const found = (sketch: MachineSketch) => outcomes(steps, { ...qcow2, storage: 'iscsi', machines, ...sketch });
    expect(found({})).toEqual(['old = 0!, new = 1']);
    // The length of the file stays as it was known, too.
    expect(found({ storage: 'gfs2' })).toEqual(['old = 0!, new = 0!']);
    const far = { size: 2 ** 22, sectors: { x: 0, y: 2 ** 21 } };
    expect(found({ disk: far })).toEqual(['old = 0!, new = 0!']);
  });
});

describe('a snapshot and a commit', () => {
  it('can be read, and written to the backing file', () => {
    const snapshots = { ...qcow2, image: { format: 'qcow2', allocated: ['x'], snapshots: true } };
    const steps = ['S: snapshot -> s', 'S: write x 1', 'S: read-snapshot x -> old', 'S: read x -> new'];
    expect(alone(steps, snapshots)).toEqual(['s = ok, old = aa, new = 1']);
    const backed = { image: { format: 'qcow2', allocated: ['x'], backing: 'raw' }, initial: 'aa' };
    expect(alone(['S: write x 1', 'S: commit -> c', 'S: read x -> r'], backed)).toEqual(['c = ok, r = 1']);
  });
});

describe('a migration', () => {
  it('is ordered, ends, and can be asked about', () => {
    const steps = [
      'S: migration -> a',
      'D: launch',
      'S: migrate -> m',
      'S: migration -> b',
      'S: status -> s',
      'D: status -> d',
    ];
    expect(outcomes(steps)).toEqual(['a = none, m = ok, b = completed, s = postmigrate, d = running']);
  });

  it('is refused without a guest that could move', () => {
    expect(outcomes(['D: launch', 'S: migrate', 'S: migrate -> again'])).toEqual(['again = refused']);
  });

  it('goes on after a pause only when it is told to', () => {
    const migrations = [{ from: 'S', to: 'D', handoff: 'pause-before-switchover' }];
    const steps = ['D: launch', 'S: migrate', 'S: migration -> a', 'S: migrate-continue -> c', 'S: migration -> b'];
    expect(outcomes(steps, { migrations })).toEqual(['a = pre-switchover, c = ok, b = completed']);
    expect(outcomes(['S: migrate-continue -> c'], { migrations })).toEqual(['c = refused']);
  });

  it('can be cancelled before it ends, and not after', () => {
    const migrations = [{ from: 'S', to: 'D', handoff: 'pause-before-switchover' }];
    const steps = ['D: launch', 'S: migrate', 'S: migrate-cancel -> c', 'S: migration -> m', 'S: status -> s'];
    expect(outcomes(steps, { migrations })).toEqual(['c = ok, m = cancelled, s = running']);
    expect(outcomes(steps)).toEqual(['c = refused, m = completed, s = postmigrate']);
  });

  it('that waits for cont ends with it', () => {
    const migrations = [{ from: 'S', to: 'D', autostart: false }];
    const steps = ['D: launch', 'S: migrate', 'D: status -> a', 'D: cont -> c', 'D: status -> b', 'D: read x -> r'];
    expect(outcomes(steps, { migrations })).toEqual(['a = paused, c = ok, b = running, r = aa']);
  });

  it('lets steps beside it happen at any moment of it', () => {
    const tool = { program: 'qemu-io', cache: 'none' };
    const sketch = { machines: { S: 'none', D: 'none', A: tool }, migrations: [{ from: 'S', to: 'D' }] };
    const beside = ['D: launch', { interleave: [['S: migrate'], ['A: launch -> a']] }, 'D: status -> d'];
    expect(outcomes(beside, sketch)).toEqual(['a = lock, d = running', 'a = ok, d = paused']);
    const after = ['D: launch', 'S: migrate', 'A: launch -> a', 'D: status -> d'];
    expect(outcomes(after, sketch)).toEqual(['a = lock, d = running']);
  });
});

describe('the timer of QED', () => {
  it('clears the flag when it runs out', () => {
    const image = { format: 'qed', allocated: ['x'] };
    const steps = ['S: write y 1', 'S: dirty-flag -> a', 'S: wait', 'S: dirty-flag -> b'];
    const found = outcomes(steps, { ...qcow2, image, machines: { S: 'none' } }, { quiet: true });
    expect(found).toEqual(['a = yes, b = no']);
  });
});

describe('creating an image', () => {
  it('of QED needs a file that can grow', () => {
    const can = (format: string, storage: string, options: WorldOptions = {}) =>
      canCreate(made({ storage, image: format, guest: { reads: 1 }, machines: { S: 'none' } }, options).world);
    expect([can('qed', 'nfs'), can('qcow2', 'iscsi')]).toEqual([true, true]);
    expect(alone(['S: create -> c'], { storage: 'iscsi', image: 'qed' })).toEqual(['c = refused']);
    expect(can('qed', 'iscsi', { withoutRules: ['qed.needs-a-file-that-grows'] })).toBe(true);
  });
});

describe('what a process may do, and when', () => {
  const tool = { program: 'qemu-io', cache: 'none', locking: 'off' };
  const migration = [{ from: 'S', to: 'D' }];

  it('waits for a request that was sent through it, but not for one sent elsewhere', () => {
    const machines = { S: 'none', A: tool };
    const through = (...steps: string[]) =>
      outcomes(['S: submit x 1', ...steps], { storage: 'iscsi', machines }, { quiet: true });
    expect(through('S: read x -> r')).toEqual(['r = 1']);
    expect(through('A: launch', 'A: read y -> r')).toEqual(['r = aa']);
    expect(through('S: submit y 2', 'S: read y -> r')).toEqual(['r = 2']);
  });

  it('needs a guest that runs', () => {
    for (const step of ['read x -> r', 'write x 1 -> r', 'flush -> r', 'resize 4096 -> r'])
      expect(
        outcomes(['D: launch', `D: ${step}`, 'S: status -> s'], { disk: { size: 4096, sectors: { x: 0 } } }),
      ).toEqual(['r = -, s = -']);
  });

  it('is launched once its own migration is meant, and another process at once', () => {
    const machines = { S: 'none', D: 'none', A: tool };
    const steps = ['A: launch -> a', 'A: read x -> s', 'D: launch -> d', 'D: status -> t'];
    expect(outcomes(steps, { machines, migrations: migration })).toEqual(['a = ok, s = aa, d = ok, t = inmigrate']);
  });

  it('reads a snapshot only where the image is open', () => {
    const snapshots = { ...qcow2, image: { format: 'qcow2', allocated: ['x'], snapshots: true } };
    expect(alone(['S: read-snapshot x -> r'], snapshots)).toEqual(['r = EIO']);
    const steps = ['S: snapshot', 'S: quit', 'S: read-snapshot x -> r', 'S: status -> s'];
    expect(alone(steps, snapshots)).toEqual(['r = -, s = gone']);
    const far = { ...snapshots, disk: { size: 131072, sectors: { x: 0, y: 2048 } } };
    expect(alone(['S: snapshot', 'S: write y 1', 'S: read-snapshot y -> r'], far)).toEqual(['r = 0']);
  });

  it('leaves what is asked of a gone process without an answer', () => {
    const steps = ['S: kill', 'S: size guest -> a', 'S: flush -> f', 'S: check -> c'];
    expect(alone(steps, qcow2)).toEqual(['a = -, f = -, c = clean']);
  });

  it('answers a size only where there is one', () => {
    const steps = ['D: launch', 'D: size block -> b', 'D: size device -> d', 'D: size guest -> g'];
    expect(outcomes(steps, { qemu: '2011' })).toEqual(['b = 131072, d = 131072, g = 131072']);
  });

  it('waits for a storage that is waited for with whatever needs it, and with nothing else', () => {
    const cut = (step: string) => alone(['S: partition', step, 'S: status -> s'], { storage: 'nfs', ...qcow2 });
    for (const step of ['read x', 'write x 1', 'flush', 'stop', 'quit']) expect(cut(`S: ${step}`)).toEqual(['s = -']);
    expect(cut('S: size guest -> r')).toEqual(['r = 131072, s = running']);
    expect(cut('S: kill')).toEqual(['s = gone']);
  });
});
