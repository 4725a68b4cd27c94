import { describe, expect, it } from 'vitest';
import { describeChange } from '../../../sim/storage/describe.ts';
import { type MachineSketch, playMachine } from '../../helpers/machine-builder.ts';

const guest = { writes: 2, reads: 1 };
const qcow2 = { format: 'qcow2', allocated: ['x'] };
const launched = ['D.open', 'D.check', 'D.read-geometry'];
const given = ['S.begins', 'S.stop', 'S.drain', 'S.flush', 'S.inactivate', 'S.unlock', 'S.send'];
/** With the handoff of 2011. */
const sent = ['D.open', 'D.check', 'D.probe', 'D.read-geometry', 'S.begins', 'S.stop', 'S.drain', 'S.flush', 'S.send'];
const prepared = ['arbiter.asks prepare', 'agent.carries-out prepare'];

/** What each line changed, by line. */
function told(sketch: MachineSketch, lines: readonly string[]): (readonly [string, ...string[]])[] {
  const { world, steps } = playMachine(sketch, lines);
  return steps.map(({ before, after }, at) => [lines[at]!, ...describeChange(world, before, after)]);
}

describe('a migration in words', () => {
  it('is ordered, pauses, and is told to switch over, each once', () => {
    const migrations = [{ from: 'S', to: 'D', handoff: 'pause-before-switchover' }];
    const steps = ['D: launch', 'S: migrate', 'S: migrate-continue', 'D: status -> r'];
    const stopped = ['S.begins', 'S.stop', 'S.drain', 'S.flush', 'S.pause'];
    expect(
      told({ migrations, steps }, ['step 1', ...launched, 'step 2', ...stopped, 'step 3', 'S.pause']).slice(4),
    ).toEqual([
      ['step 2', 'migration S to D: ordered'],
      ['S.begins', 'migration S to D: under way'],
      ['S.stop', 'S: the guest is stopped for the switchover'],
      ['S.drain'],
      ['S.flush'],
      ['S.pause', 'migration S to D: paused before the switchover'],
      ['step 3', 'migration S to D: told to switch over'],
      ['S.pause', 'migration S to D: under way'],
    ]);
  });

  it('fails, is taken back, and leaves a state that is older than the disk', () => {
    const sketch = { qemu: '2011', guest, faults: { 'link-cut': 1 } };
    const rest = ['network.cut', 'S.sees-error', 'S.resume', 'S.guest-writes x', 'S.guest-writes y', 'network.heals'];
    expect(told(sketch, [...sent, ...rest]).slice(sent.length)).toEqual([
      ['network.cut', 'link S-D: cut'],
      ['S.sees-error', 'migration S to D: failed', 'migration S to D: S takes back what it gave up'],
      ['S.resume', 'S: the guest runs'],
      [
        'S.guest-writes x',
        'guest: last write to x is w1',
        'S: has written since its last flush',
        'state of the guest: older than the disk now',
        'storage: x aa -> w1',
      ],
      ['S.guest-writes y', 'guest: last write to y is w2', 'storage: y aa -> w2'],
      ['network.heals', 'link S-D: works again'],
    ]);
  });

  it('makes the memory of the other side old by the first write', () => {
    const lines = ['S.begins', 'S.stop', 'S.drain', 'S.flush', 'S.send', 'D.receive', 'D.await-cont', 'D.start'];
    const opened = ['D.open', 'D.check', 'D.probe', 'D.read-geometry'];
    const all = [...opened, ...lines, 'S.finish', 'D.guest-writes x', 'D.guest-writes y'];
    expect(told({ qemu: '2011', guest }, all).slice(-3)).toEqual([
      ['S.finish', 'S: the guest is stopped, the migration is over', 'migration S to D: completed'],
      [
        'D.guest-writes x',
        'guest: last write to x is w1',
        'S: its memory of the guest is older than the disk now',
        'D: has written since its last flush',
        'storage: x aa -> w1',
      ],
      ['D.guest-writes y', 'guest: last write to y is w2', 'storage: y aa -> w2'],
    ]);
  });
});

describe('an arbiter in words', () => {
  it('starts the destination, and is done when its last answer is there', () => {
    const migrations = [{ from: 'S', to: 'D', arbiter: 'cont' }];
    const started = [...prepared, ...launched, 'agent.answers', 'arbiter.hears'];
    const moved = ['arbiter.asks perform', 'agent.carries-out perform', ...given, 'D.receive', 'S.finish'];
    const ended = ['agent.answers', 'arbiter.hears', 'arbiter.asks start', 'agent.carries-out start', 'D.await-cont'];
    const rest = ['D.lock', 'D.drop-cache', 'D.refresh-size', 'D.invalidate', 'D.activate', 'D.start'];
    const all = told({ guest, migrations }, [
      ...[...started, ...moved, ...ended, ...rest],
      ...['agent.answers', 'arbiter.hears'],
    ]);
    const ofArbiter = all.filter(([line]) => /^(arbiter|agent)/.test(line));
    expect(ofArbiter.filter(([, ...lines]) => lines.length > 0)).toEqual([
      ['agent.carries-out prepare', 'migration S to D: D is to be started'],
      ['agent.carries-out perform', 'migration S to D: ordered'],
      ['agent.carries-out start', 'D: told to run (cont)'],
      ['arbiter.hears', 'arbiter: is done'],
    ]);
  });

  it('is down and up again, hears nothing where a message is lost, and writes down what it decides', () => {
    const migrations = [{ from: 'S', to: 'D', arbiter: 'ideal', fencing: 'power' }];
    const faults = { 'arbiter-crash': 1, 'message-loss': 1, 'load-failure': 1 };
    const sketch = { guest, migrations, faults };
    expect(told(sketch, ['arbiter.crashes', 'arbiter.restarts', 'arbiter.asks', 'network.loses-request'])).toEqual([
      ['arbiter.crashes', 'arbiter: down'],
      ['arbiter.restarts', 'arbiter: up again'],
      ['arbiter.asks'],
      ['network.loses-request', 'arbiter: will hear nothing'],
    ]);
    const failed = [...prepared, 'D.open failing', 'agent.answers', 'arbiter.hears'];
    expect(told(sketch, [...failed, 'arbiter.decides']).slice(-3)).toEqual([
      ['agent.answers'],
      ['arbiter.hears'],
      ['arbiter.decides', 'arbiter: has written down S'],
    ]);
  });
});

describe('a process in words', () => {
  it('has the image of a tool open, for writing or not, and nothing more when it is gone', () => {
    const tool = { program: 'qemu-io', cache: 'none' };
    const machines = { A: tool, B: { ...tool, 'read-only': true } };
    const steps = ['A: launch', 'B: launch', 'A: write y 1', 'A: quit'];
    const all = told({ image: qcow2, machines, steps }, ['step 1', 'step 2', 'step 3', 'step 4']);
    expect(all[0]!.slice(1, 4)).toEqual(['A: has the image open', 'A: image file open', 'A: image lock taken']);
    expect(all[1]!.slice(1, 3)).toEqual(['B: has the image open', 'B: image file open']);
    expect(all[3]).toEqual([
      'step 4',
      'A: the process is gone',
      'A: image file closed',
      'A: image lock released',
      'storage: refcounts [in use: 0 1] -> [in use: 0 1 2]',
      'storage: cluster-0 [x -> cluster 1] -> [x -> cluster 1, y -> cluster 2]',
    ]);
  });

  it('takes the guest with it when it is killed', () => {
    expect(told({ guest, faults: { 'process-kill': 1 } }, ['host.kills S'])).toEqual([
      [
        'host.kills S',
        'guest: died with the process or host it ran on',
        'S: the process is gone',
        'S: image file closed',
        'S: image lock released',
      ],
    ]);
  });

  it('that runs no guest any more takes none with it', () => {
    const sketch = { qemu: '2011', guest, faults: { 'process-kill': 1 } };
    const all = told(sketch, [...sent, 'D.receive', 'D.await-cont', 'D.start', 'S.finish', 'host.kills S']);
    expect(all.at(-1)).toEqual(['host.kills S', 'S: the process is gone', 'S: image file closed']);
  });

  it('opens read-only first where it is told to, and afresh when it may write', () => {
    const sketch = { guest, keys: { 'auto-read-only': true } };
    const taken = [
      'D.receive',
      'D.await-cont',
      'D.lock',
      'D.drop-cache',
      'D.refresh-size',
      'D.invalidate',
      'D.activate',
    ];
    const all = told(sketch, [...launched, ...given, ...taken]);
    expect(all[0]).toEqual([
      'D.open',
      'D: waits for the guest',
      'D: image file open read-only',
      'D: image inactive, nothing is written to it',
    ]);
    expect(all.at(-1)).toEqual(['D.activate', 'D: image file open', 'D: image active, it may be written']);
  });

  it('flushes in vain for good after one flush of a raw image has failed', () => {
    const faults = { 'flush-error': { S: 1 } };
    const sketch = { cache: 'writeback', guest: { ...guest, flushes: 2 }, faults };
    expect(told(sketch, ['S.guest-writes x', 'S.guest-flushes failing', 'S.guest-flushes'])).toEqual([
      [
        'S.guest-writes x',
        'guest: last write to x is w1',
        'S: has written since its last flush',
        'page cache of S: page of x clean -> dirty (x = w1)',
      ],
      ['S.guest-flushes failing', 'S: every further flush fails', 'page cache of S: page of x dirty -> clean (x = w1)'],
      ['S.guest-flushes'],
    ]);
  });
});

describe('an image in words', () => {
  it('names its backing file, down to what a commit moves there', () => {
    const image = { format: 'qcow2', allocated: [], backing: { format: 'qcow2', allocated: ['y'] } };
    const machines = { A: { program: 'qemu-io', cache: 'none' } };
    const steps = ['A: launch', 'A: read y -> r', 'A: write x 1', 'A: flush', 'A: commit'];
    const all = told({ image, initial: { y: 'bb' }, machines, steps }, [
      'step 1',
      'step 2',
      'step 3',
      'step 4',
      'step 5',
    ]);
    expect(all[0]!.slice(4)).toEqual([
      'header in memory of A: as created',
      'L1 table in memory of A: no L2 table',
      'backing header in memory of A: as created',
      'backing L1 table in memory of A: L2 table in backing cluster 0',
    ]);
    expect(all[1]).toEqual(['step 2', 'r = bb', 'backing L2 table in memory of A: y -> backing cluster 1']);
    expect(all[3]).toEqual([
      'step 4',
      'guest: a flush has promised x = 1',
      'A: has flushed all it wrote',
      'L2 table in memory of A: written',
      'refcounts in memory of A: written',
      'storage: refcounts [in use: 0] -> [in use: 0 1]',
      'storage: cluster-0 0 -> [x -> cluster 1]',
    ]);
    expect(all[4]).toEqual(
      expect.arrayContaining([
        'L2 table in memory of A: maps nothing',
        'free clusters for A: looked for from cluster 0 on',
        'backing L2 table in memory of A: x -> backing cluster 2, y -> backing cluster 1',
        'free clusters for A: looked for from backing cluster 3 on',
        'storage: backing-cluster-2 0 -> 1',
      ]),
    );
  });

  it('numbers its L2 tables where it has several', () => {
    const image = { format: 'qcow2', allocated: ['a', 'z'] };
    const disk = { size: 2097152, sectors: { a: 0, z: 1048576, y: 1050624 } };
    const machines = { A: { program: 'qemu-io', cache: 'none' } };
    const steps = ['A: launch', 'A: write y 1', 'A: flush'];
    const all = told({ image, disk, machines, steps }, ['step 1', 'step 2', 'step 3']);
    expect(all[1]).toContain('L2 table 2 in memory of A: z -> cluster 3, y -> cluster 4 (not written yet)');
    expect(all[2]).toContain('L2 table 2 in memory of A: written');
    expect(all[2]).toContain('storage: cluster-2 [z -> cluster 3] -> [z -> cluster 3, y -> cluster 4]');
  });

  it('hands its dirty bitmap over by way of the storage', () => {
    const taken = [
      'D.receive',
      'D.await-cont',
      'D.lock',
      'D.drop-cache',
      'D.refresh-size',
      'D.invalidate',
      'D.activate',
    ];
    const all = new Map(
      told({ image: { ...qcow2, bitmap: true }, guest }, [...launched, ...given, ...taken]).map(([line, ...lines]) => [
        line,
        lines,
      ]),
    );
    expect(all.get('S.inactivate')).toEqual([
      'S: image inactive, nothing is written to it',
      'header in memory of S: bitmap stored',
      'dirty bitmap in memory of S: stored',
      'storage: header [bitmap in use] -> [bitmap stored]',
    ]);
    expect(all.get('D.invalidate')).toEqual([
      'header in memory of D: bitmap stored',
      'L2 table in memory of D: forgotten',
    ]);
    expect(all.get('D.activate')).toEqual([
      'D: image active, it may be written',
      'D: has written since its last flush',
      'header in memory of D: bitmap in use',
      'dirty bitmap in memory of D: loaded',
      'storage: header [bitmap stored] -> [bitmap in use]',
    ]);
  });
});
