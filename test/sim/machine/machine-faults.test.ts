import { describe, expect, it } from 'vitest';
import { crashProcesses, mayCancel } from '../../../sim/machine/machine-faults.ts';
import { type MachineSketch, playMachine } from '../../helpers/machine-builder.ts';
import { acted, made } from '../../helpers/machine-changes.ts';

const sketch = (faults: object, more: MachineSketch = {}): MachineSketch => ({
  guest: { reads: 1 },
  faults: faults as Record<string, unknown>,
  ...more,
});
const launched = ['D.open', 'D.check', 'D.read-geometry'];
const sent = [...launched, 'S.begins', 'S.stop', 'S.drain', 'S.flush', 'S.inactivate', 'S.unlock', 'S.send'];
const changesOf = (run: ReturnType<typeof playMachine>): string[] =>
  run.steps
    .at(-1)!
    .patches.map(({ path }) => path.join('.'))
    .sort();

describe('a message', () => {
  it('that is lost costs one of the budget, and never arrives', () => {
    const run = playMachine(sketch({ 'message-loss': 1 }), [...sent, 'network.loses-state-of-S-to-D']);
    expect(changesOf(run)).toEqual(['machineBudget.messageLoss', 'migrations.0.stream']);
    expect(run.possible).not.toContain('D.receive');
    expect(run.possible).toContain('D.loses-its-source');
    expect(run.possible.filter((name) => name.startsWith('network.'))).toEqual([]);
  });

  it('can only be lost while it is on its way', () => {
    const before = playMachine(sketch({ 'message-loss': 1 }), sent.slice(0, -1));
    expect(before.possible.filter((name) => name.startsWith('network.'))).toEqual([]);
    const after = playMachine(sketch({ 'message-loss': 1 }), [...sent, 'D.receive']);
    expect(after.possible.filter((name) => name.startsWith('network.'))).toEqual([]);
  });

  it('of the return path can be lost too, and the source sees an error', () => {
    const handoff = { migrations: [{ from: 'S', to: 'D', handoff: '10.0-return-path' }] };
    const run = playMachine(sketch({ 'message-loss': 1 }, handoff), [
      ...sent,
      'D.receive',
      'D.acknowledge',
      'network.loses-acknowledgement-of-S-to-D',
    ]);
    expect(run.possible).toContain('S.sees-error');
    expect(run.possible).not.toContain('S.await-acknowledgement');
  });
});

describe('a link', () => {
  it('that is cut keeps messages back, and lets them through when it heals', () => {
    const run = playMachine(sketch({ 'link-cut': 1 }), [...sent, 'network.cut S-D']);
    expect(changesOf(run)).toEqual(['cut.0', 'machineBudget.linkCut']);
    expect(run.possible).not.toContain('D.receive');
    expect(run.possible).toContain('S.sees-error');
    const healed = playMachine(sketch({ 'link-cut': 1 }), [...run.names, 'network.heals S-D']);
    expect(healed.possible).toContain('D.receive');
    expect(healed.possible).not.toContain('network.cut S-D');
  });

  it('stays cut where cuts are for good', () => {
    const run = playMachine(sketch({ 'link-cut': 1, 'cuts-are-for-good': true }), [...sent, 'network.cut S-D']);
    expect(run.possible).not.toContain('network.heals S-D');
  });
});

describe('killing a process', () => {
  it('happens to one that is there, as often as the budget says', () => {
    const run = playMachine(sketch({ 'process-kill': 1 }), []);
    expect(run.possible.filter((name) => name.startsWith('host.'))).toEqual(['host.kills S']);
    const killed = playMachine(sketch({ 'process-kill': 1 }), [...launched, 'host.kills D']);
    expect(killed.final.processes.map(({ run: its }) => its)).toEqual(['running', 'gone']);
    expect(killed.possible.filter((name) => name.startsWith('host.'))).toEqual([]);
    expect(playMachine(sketch({ 'process-kill': 2 }), [...killed.names, 'host.kills S']).final.guest[0]!.died).toBe(
      true,
    );
  });
});

describe('cancelling', () => {
  it('is possible while the migration runs and its source is there', () => {
    const offered = (lines: readonly string[]) =>
      playMachine(sketch({ cancel: 1 }), lines).possible.includes('management.cancels S to D');
    expect([launched, sent, [...sent, 'D.receive', 'S.finish']].map(offered)).toEqual([false, true, false]);
    const { world, state } = made(sketch({ cancel: 1 }));
    const [migration] = state.migrations;
    migration!.status = 'pre-switchover';
    expect(mayCancel(world, state, 0)).toBe(true);
    migration!.failing = true;
    expect(mayCancel(world, state, 0)).toBe(false);
    migration!.failing = false;
    state.processes[0]!.run = 'gone';
    expect(mayCancel(world, state, 0)).toBe(false);
  });

  it('lets the source go back, and what was sent still arrives', () => {
    const run = playMachine(sketch({ cancel: 1 }), [...sent, 'management.cancels']);
    expect(run.final.migrations[0]).toMatchObject({ status: 'cancelled', failing: true, stream: 'sent' });
    expect(run.possible).toEqual(expect.arrayContaining(['S.lock', 'D.receive']));
  });
});

describe('a host that crashes', () => {
  it('takes the processes on it along, and no others', () => {
    const { world, state } = made(sketch({ 'host-crash': { S: 1 } }));
    const { changes } = acted(world, state, (draft) => crashProcesses(world, draft, 0));
    expect(changes).toMatchObject({ 'S.run': 'gone', 'guest.died': true });
    expect(Object.keys(changes).some((name) => name.startsWith('D'))).toBe(false);
    const absent = acted(world, state, (draft) => crashProcesses(world, draft, 1));
    expect(absent.changes).toEqual({});
  });
});

describe('without faults', () => {
  it('none of them can happen', () => {
    const run = playMachine({ guest: { reads: 1 } }, []);
    const names = run.model.actions.map(({ name }) => name);
    expect(names.filter((name) => /^network|^host\.|cancels|crash/.test(name))).toEqual([]);
  });
});
