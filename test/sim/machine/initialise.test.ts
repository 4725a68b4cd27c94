import { describe, expect, it } from 'vitest';
import { guestOf } from '../../../sim/machine/guest.ts';
import { dataOf, made, sectorOf } from '../../helpers/machine-changes.ts';

const guest = { reads: 2, writes: 1, flushes: 3 };

describe('before the first step', () => {
  it('the image lies on the storage, and the guest knows what is in it', () => {
    const { world, state } = made({ guest, image: { format: 'qcow2', allocated: ['y'] }, initial: { y: 'bb' } });
    expect(world.values[state.media[0]!.data[sectorOf(world, 'cluster-1')]!]).toBe('bb');
    const { latest, flushed, home, size } = guestOf(state);
    expect(latest).toEqual([0, dataOf(world, 'bb')]);
    expect(flushed).toEqual(latest);
    expect(home).toEqual([0, 1 + 1]);
    expect(size).toBe(0);
  });

  it('the first process runs and has opened its image, the second is not there', () => {
    const { world, state } = made({ guest, storage: 'gfs2' });
    expect(state.processes.map(({ run, memory }) => [run, memory])).toEqual([
      ['running', 'current'],
      ['absent', 'none'],
    ]);
    expect(state.handles.map(({ open, locked }) => [open, locked])).toEqual([
      [true, true],
      [false, false],
    ]);
    expect(state.processes[0]!.geometry).toBe(1 + dataOf(world, 'aa'));
  });

  it('migration and launch are under way unless a script or an arbiter orders them', () => {
    const ordered = (sketch: object) => {
      const { state } = made(sketch);
      const { launched, ordered: its } = state.migrations[0]!;
      return [launched, its];
    };
    expect(ordered({ guest })).toEqual([true, true]);
    expect(ordered({ guest, migrations: [{ from: 'S', to: 'D', arbiter: 'cont' }] })).toEqual([false, false]);
    expect(ordered({ steps: ['D: launch', 'S: migrate'] })).toEqual([false, false]);
  });

  it('everything may happen as often as the file says', () => {
    const faults = { 'message-loss': 1, 'link-cut': 2, 'load-failure': 3, cancel: 1, 'process-kill': 2 };
    const { state } = made({ guest, faults });
    expect(guestOf(state).left).toEqual({ reads: 2, writes: 1, flushes: 3, resizes: 0 });
    expect(state.machineBudget).toEqual({
      messageLoss: 1,
      linkCut: 2,
      arbiterCrash: 0,
      loadFailure: 3,
      cancel: 1,
      processKill: 2,
    });
  });

  it('a target with a volatile cache has the image on stable storage', () => {
    const { state } = made({ guest, storage: { name: 'iscsi', 'write-cache': true } });
    expect(state.media[0]!.stable).toEqual(state.media[0]!.data);
  });
});
