import { describe, expect, it } from 'vitest';
import { continueDestination, continueSource } from '../../../sim/machine/management.ts';
import { plain } from '../../../sim/machine/variant.ts';
import type { StorageState } from '../../../sim/storage/state.ts';
import { type MachineSketch, playMachine } from '../../helpers/machine-builder.ts';
import { acted, made } from '../../helpers/machine-changes.ts';

const [S, D] = [0, 1];
const launched = ['D.open', 'D.check', 'D.read-geometry'];
const given = [...launched, 'S.begins', 'S.stop', 'S.drain', 'S.flush', 'S.inactivate', 'S.unlock'];
/** Locks are cluster-wide, and the destination waits for cont. */
const sketch = (more: MachineSketch = {}): MachineSketch => ({
  storage: 'gfs2',
  guest: { reads: 1 },
  migrations: [{ from: 'S', to: 'D', autostart: false }],
  ...more,
});

const at = (lines: readonly string[], more: MachineSketch = {}) => {
  const { world, final } = playMachine(sketch(more), lines);
  return {
    source: (change: (draft: StorageState) => void = () => {}) =>
      acted(world, acted(world, final, change).after, (draft) => continueSource(world, draft, S, plain)),
    destination: (change: (draft: StorageState) => void = () => {}) =>
      acted(world, acted(world, final, change).after, (draft) => continueDestination(world, draft, D, plain)),
  };
};

describe('cont at the source', () => {
  it('takes back what was given up, in the order of the handoff', () => {
    const { result, after } = at([...given, 'S.send', 'S.finish']).source();
    expect(result).toBe('ok');
    expect(after.processes[S]).toMatchObject({ run: 'running', inactive: false });
    expect(after.handles[0]!.locked).toBe(true);
  });

  it('is refused while the migration is about to end', () => {
    expect(at(given).source()).toMatchObject({ result: 'refused', changes: {} });
  });

  it('stops at what it cannot take back', () => {
    const { result, after } = at([...given, 'S.send', 'S.finish']).source((draft) => {
      draft.handles[1]!.locked = true;
    });
    expect(result).toBe('lock');
    expect(after.processes[S]!.run).toBe('postmigrate');
  });

  it('just runs a guest that was stopped before any migration', () => {
    const { result, changes } = at([]).source((draft) => {
      draft.processes[S]!.run = 'paused';
    });
    expect({ result, changes }).toEqual({ result: 'ok', changes: { 'S.run': 'running' } });
  });

  it('does nothing to one that runs, and cannot bring one back that is gone', () => {
    expect(at([]).source()).toMatchObject({ result: 'ok', changes: {} });
    for (const run of ['gone', 'absent'] as const) {
      const { result, changes } = at([]).source((draft) => {
        draft.processes[S]!.run = run;
      });
      expect({ result, changes }).toEqual({ result: 'gone', changes: {} });
    }
  });

  it('is refused once postcopy has begun', () => {
    const postcopy = { migrations: [{ from: 'S', to: 'D', handoff: 'postcopy' }] };
    const { result, changes } = at([...given, 'S.send', 'D.receive'], postcopy).source((draft) => {
      draft.processes[S]!.run = 'postmigrate';
    });
    expect({ result, changes }).toEqual({ result: 'refused', changes: {} });
  });
});

describe('cont at the destination', () => {
  it('takes the steps that are left', () => {
    const { result, after } = at([...given, 'S.send', 'D.receive']).destination();
    expect(result).toBe('ok');
    expect(after.processes[D]).toMatchObject({ run: 'running', inactive: false });
    expect(after.guest[0]!.moved).toBe(true);
  });

  it('that comes before the state is remembered', () => {
    expect(at(given).destination()).toMatchObject({ result: 'ok', changes: { 'D.contOrdered': true } });
  });

  it('says why it does not run', () => {
    const { result, after } = at([...given, 'S.send', 'D.receive']).destination((draft) => {
      draft.handles[0]!.locked = true;
    });
    expect(result).toBe('lock');
    expect(after.processes[D]!.run).toBe('paused');
  });

  it('is nobody there to be told: no destination, one that runs, one that is gone', () => {
    const { world, state } = made(sketch());
    expect(continueDestination(world, state, S, plain)).toBe(null);
    for (const run of ['running', 'gone'] as const) {
      const { result, changes } = at([...given, 'S.send', 'D.receive']).destination((draft) => {
        draft.processes[D]!.run = run;
      });
      expect({ result, changes }).toEqual({ result: null, changes: {} });
    }
  });
});
