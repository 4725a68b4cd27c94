import { describe, expect, it } from 'vitest';
import { guestOf } from '../../../sim/machine/guest.ts';
import { mayMigrate, nextDestinationStep, nextSourceStep } from '../../../sim/machine/handoff-actions.ts';
import { type MachineSketch, playMachine } from '../../helpers/machine-builder.ts';
import { made } from '../../helpers/machine-changes.ts';

const launched = ['D.open', 'D.check', 'D.read-geometry'];
const begun = [...launched, 'S.begins-migration'];
const given = ['S.stop', 'S.drain', 'S.flush', 'S.inactivate', 'S.unlock'];
const moved = [...begun, ...given, 'S.send', 'D.receive'];
const taken = ['D.lock', 'D.drop-cache', 'D.refresh-size', 'D.invalidate', 'D.activate', 'D.start'];

const machine = (sketch: MachineSketch = {}): MachineSketch => ({ guest: { reads: 1 }, ...sketch });
const handoff = (name: string | object, more: object = {}): MachineSketch =>
  machine({ migrations: [{ from: 'S', to: 'D', handoff: name, ...more }] });
/** What of the migration itself may happen next. */
const next = ({ possible }: { possible: readonly string[] }): string[] =>
  possible.filter((name) => !/guest|evict/.test(name));

describe('a handoff', () => {
  it('takes the steps of its lists in order, each side at its own pace', () => {
    const run = playMachine(machine(), [...moved, 'D.await-cont', ...taken, 'S.finish']);
    expect(run.final.processes.map(({ run: its }) => its)).toEqual(['postmigrate', 'running']);
    expect(run.final.migrations[0]).toMatchObject({ status: 'completed', stream: 'received' });
    expect(next(run)).toEqual([]);
  });

  it('begins when the destination is ready, and not before', () => {
    expect(next(playMachine(machine(), launched.slice(0, 2)))).toEqual(['D.read-geometry']);
    expect(next(playMachine(machine(), launched))).toEqual(['S.begins-migration']);
  });

  it('lets source and destination go on at once after send', () => {
    expect(next(playMachine(machine(), moved))).toEqual(['S.finish', 'D.await-cont']);
  });

  it('waits for the acknowledgement where the source has that step', () => {
    const sketch = handoff('10.0-return-path');
    const sent = playMachine(sketch, moved.slice(0, -1));
    expect(next(sent)).toEqual(['D.receive']);
    expect(next(playMachine(sketch, [...moved, 'D.acknowledge']))).toEqual(['S.await-acknowledgement', 'D.await-cont']);
  });

  it('waits for cont where somebody is to say it', () => {
    const sketch = handoff('10.0', { autostart: false });
    const run = playMachine(sketch, [...moved, 'S.finish']);
    expect(next(run)).toEqual([]);
    expect(run.final.processes[1]!.run).toBe('paused');
  });

  it('pauses before switchover, and goes on by itself only where no script does it', () => {
    const sketch = handoff('pause-before-switchover');
    const paused = playMachine(sketch, [...begun, 'S.stop', 'S.drain', 'S.flush', 'S.pause']);
    expect(paused.final.migrations[0]!.status).toBe('pre-switchover');
    expect(next(paused)).toEqual(['S.pause']);
    const scripted = { ...sketch, steps: ['D: launch', 'S: migrate', 'S: migrate-continue'] };
    const { guest: _, ...script } = scripted;
    const told = playMachine(script, [
      'step 1',
      ...launched,
      'step 2',
      'S.begins',
      'S.stop',
      'S.drain',
      'S.flush',
      'S.pause',
    ]);
    expect(next(told)).toEqual(['step 3']);
  });
});

describe('a migration that fails', () => {
  const failing = machine({ cache: 'writeback', faults: { 'flush-error': { S: 1 } }, guest: { reads: 1, writes: 1 } });

  it('at the source before it has given anything up just lets the guest run again', () => {
    const run = playMachine(failing, ['S.guest-writes x', ...begun, 'S.stop', 'S.drain', 'S.flush failing']);
    expect(run.final.migrations[0]).toMatchObject({ status: 'failed', failing: true, stream: 'lost', source: 0 });
    const back = ['S.lock', 'S.drop-cache', 'S.refresh-size', 'S.invalidate', 'S.activate', 'S.resume'];
    const again = playMachine(failing, [...run.names, ...back]);
    expect(again.final.processes[0]!.run).toBe('running');
    expect(again.final.migrations[0]).toMatchObject({ failing: false, source: 0 });
    // None of them did anything, since the image was never given up.
    expect(again.steps.slice(-6, -1).flatMap(({ patches }) => patches.map(({ path }) => path.join('.')))).toEqual(
      Array(5).fill('migrations.0.source'),
    );
  });

  it('ends a destination that waits for the rest of the state', () => {
    const run = playMachine(failing, [
      'S.guest-writes x',
      ...begun,
      'S.stop',
      'S.drain',
      'S.flush failing',
      'D.loses-its-source',
    ]);
    expect(run.final.processes[1]!.run).toBe('gone');
  });

  it('at the source goes back to an image that it takes again', () => {
    const sketch = machine({ faults: { cancel: 1 } });
    const back = ['S.lock', 'S.drop-cache', 'S.refresh-size', 'S.invalidate', 'S.activate', 'S.resume'];
    const run = playMachine(sketch, [...begun, ...given, 'management.cancels', ...back]);
    expect(run.final.processes[0]).toMatchObject({ run: 'running', inactive: false });
    expect(run.final.migrations[0]!.status).toBe('cancelled');
  });

  it('leaves the source stopped where its handoff has no way back', () => {
    const sketch = {
      ...handoff({
        like: '10.0',
        without: [
          'source-fails.lock',
          'source-fails.drop-cache',
          'source-fails.refresh-size',
          'source-fails.invalidate',
          'source-fails.activate',
          'source-fails.resume',
        ],
      }),
      faults: { cancel: 1 },
    };
    const run = playMachine(sketch, [...begun, ...given, 'management.cancels']);
    expect(run.final.processes[0]!.run).toBe('postmigrate');
    expect(run.possible).not.toContain('S.resume');
  });

  it('leaves the source paused where it cannot take the lock again', () => {
    const sketch = machine({ storage: 'gfs2', faults: { cancel: 1 } });
    const run = playMachine(sketch, [...moved, 'D.await-cont', 'D.lock', 'management.cancels', 'S.lock']);
    expect(run.final.processes[0]!.run).toBe('paused');
    expect(run.final.migrations[0]!.failing).toBe(false);
  });

  it('of postcopy leaves both paused once the state is sent, and the source goes back before', () => {
    const sketch = { ...handoff('postcopy'), faults: { cancel: 1 } };
    const before = playMachine(sketch, [...begun, ...given, 'management.cancels']);
    expect(before.final.migrations[0]).toMatchObject({ status: 'cancelled', failing: true });
    const after = playMachine(sketch, [...begun, ...given, 'S.send', 'management.cancels']);
    expect(after.final.migrations[0]).toMatchObject({ status: 'postcopy-paused', failing: false });
    expect(after.final.processes[0]!.run).toBe('postmigrate');
  });
});

describe('a destination that cannot load', () => {
  const faulty = machine({
    image: { format: 'qcow2', allocated: ['x'] },
    initial: { x: 'aa' },
    faults: { 'load-failure': 1 },
  });

  it('exits where that happens at launch or while it receives', () => {
    expect(playMachine(faulty, ['D.open failing']).final.processes[1]!.run).toBe('gone');
    const receiving = playMachine(faulty, [...moved.slice(0, -1), 'D.receive failing']);
    expect(receiving.final.processes[1]!.run).toBe('gone');
  });

  it('stays paused where that happens later, and goes no further by itself', () => {
    const run = playMachine(faulty, [
      ...moved,
      'D.await-cont',
      ...taken.slice(0, 3),
      'D.invalidate failing',
      'S.finish',
    ]);
    expect(run.final.processes[1]).toMatchObject({ run: 'paused', contOrdered: false });
    expect(run.final.migrations[0]!.stalled).toBe(true);
    expect(run.final.machineBudget.loadFailure).toBe(0);
    expect(next(run)).toEqual([]);
  });

  it('went on all the same before errors counted', () => {
    const old = { ...faulty, qemu: '2.0' };
    const before = [
      ...launched.slice(0, 2),
      'D.probe',
      'D.read-geometry',
      'S.begins',
      'S.stop',
      'S.drain',
      'S.flush',
      'S.send',
      'D.receive',
    ];
    const run = playMachine(old, [...before, 'D.refresh-size', 'D.invalidate failing']);
    expect(next(run)).toContain('D.activate');
  });
});

describe('postcopy', () => {
  const sketch = { ...handoff('postcopy'), faults: { 'process-kill': 1 }, guest: { reads: 1, writes: 1 } };
  const running = [...moved, ...taken.slice(0, -1), 'D.await-cont', 'D.start'];

  it('runs the destination while memory still follows, and completes when it is there', () => {
    const run = playMachine(sketch, running);
    expect(next(run)).toEqual(expect.arrayContaining(['S.sends-remaining-pages']));
    expect(next(run)).not.toContain('S.finish');
    const done = playMachine(sketch, [...running, 'S.sends-remaining-pages', 'S.finish']);
    expect(done.final.processes.map(({ memory }) => memory)).toEqual(['old', 'current']);
    expect(done.final.migrations[0]).toMatchObject({ pagesMissing: false, status: 'completed' });
  });

  it('stops the guest for good where the source dies first', () => {
    const run = playMachine(sketch, [...running, 'host.kills S', 'D.waits-for-a-lost-page']);
    expect(run.final.processes[1]).toMatchObject({ run: 'paused', memory: 'part' });
    expect(guestOf(run.final).died).toBe(false);
  });
});

describe('a format that cannot be invalidated', () => {
  it.each([
    ['vmdk', '10.0', 'refused'],
    ['qed', '1.0', 'refused'],
    ['qed', '1.1', 'active'],
    ['qcow2', '1.0', 'active'],
  ])('%s with QEMU %s: %s', (image, qemu, status) => {
    const sketch = machine({ storage: 'gfs2', image, qemu });
    const probes = qemu === '10.0' ? [] : ['D.probe'];
    const run = playMachine(sketch, ['D.open', 'D.check', ...probes, 'D.read-geometry', 'S.begins-migration']);
    expect(run.final.migrations[0]!.status).toBe(status);
  });
});

describe('the next step', () => {
  it('is none where a side has nothing to do', () => {
    const { world, state } = made(machine());
    expect([nextSourceStep(world, state, 0), nextDestinationStep(world, state, 0)]).toEqual([null, 'open']);
    const [migration] = state.migrations;
    migration!.status = 'active';
    migration!.launched = false;
    expect([nextSourceStep(world, state, 0), nextDestinationStep(world, state, 0)]).toEqual(['stop', null]);
    migration!.failing = true;
    expect(nextSourceStep(world, state, 0)).toBe('lock');
  });

  it('is a migration for a guest that runs, or that has stopped for an error or on request', () => {
    const { state } = made(machine());
    const may = (run: (typeof state.processes)[number]['run']) => {
      state.processes[0]!.run = run;
      return mayMigrate(state, 0);
    };
    expect((['running', 'io-error', 'paused', 'postmigrate', 'finish-migrate', 'gone'] as const).map(may)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
