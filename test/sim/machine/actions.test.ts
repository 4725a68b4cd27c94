import { describe, expect, it } from 'vitest';
import { machineActions, withFreshEvents } from '../../../sim/machine/actions.ts';
import { guestOf } from '../../../sim/machine/guest.ts';
import { storageModel } from '../../../sim/storage/storage-model.ts';
import { buildWorld } from '../../../sim/storage/world.ts';
import { outcomesOf } from '../../../src/check/outcomes-of.ts';
import { litmus } from '../../helpers/litmus-builder.ts';
import { machineLitmus, playMachine } from '../../helpers/machine-builder.ts';
import { acted, made } from '../../helpers/machine-changes.ts';

const guest = { reads: 1, writes: 1 };

describe('a scenario without machines', () => {
  const world = buildWorld(litmus({ storage: 'iscsi', hosts: { S: 'direct' }, steps: ['S: read x'] }));

  it('has no actions of theirs, and is always idle', () => {
    const { actions, faults, idle } = machineActions(world);
    expect([actions, faults]).toEqual([[], []]);
    expect(idle(storageModel(world).shape.zero())).toBe(true);
  });
});

describe('machines', () => {
  it('are idle when source, destination and arbiter have nothing to do, whatever the guest could', () => {
    const { world, state } = made({ guest });
    expect(machineActions(world).idle(state)).toBe(false);
    const done = playMachine({ guest, machines: { S: 'none' } }, []);
    expect(machineActions(done.world).idle(done.final)).toBe(true);
    expect(done.possible).toContain('S.guest-reads x');
  });

  it('are idle where an arbiter does nothing but ask in vain', () => {
    const steps = ['S: status -> s'];
    const migrations = [{ from: 'S', to: 'D', arbiter: 'ideal' }];
    const stranded = machineLitmus({ storage: 'gfs2', migrations, steps, faults: { 'host-crash': { D: 1 } } });
    const keys = outcomesOf(stranded).outcomes.map(({ key }) => key);
    expect(keys).toContain('s = postmigrate');
    expect(keys).not.toContain('s = -');
  });

  it('have names of their own for all that may happen', () => {
    const { model } = made({
      guest: { ...guest, flushes: 1 },
      faults: { cancel: 1, 'link-cut': 1, 'host-crash': { S: 1 } },
    });
    const names = model.actions.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('an event', () => {
  it('is gone with the next action', () => {
    const { world, state, model } = made({ guest });
    const { after } = acted(world, state, (draft) => {
      for (const event of ['staleRead', 'staleMapping', 'staleSize', 'oldMemory', 'notDurable'] as const)
        guestOf(draft).event[event] = true;
    });
    const nothing = withFreshEvents({
      name: 'nothing',
      kind: 'guest.reads',
      actor: 'S',
      choices: [''],
      enabled: () => true,
      apply: () => {},
    });
    const cleared = acted(world, after, (draft) => nothing.apply(draft, 0)).after;
    expect(Object.values(guestOf(cleared).event)).toEqual(Array(5).fill(false));
    expect(cleared).toEqual(state);
    // Whatever happens next in the model clears them too.
    const open = model.actions.find(({ name }) => name === 'D.open')!;
    expect(guestOf(acted(world, after, (draft) => open.apply(draft, 0)).after).event).toEqual(guestOf(state).event);
  });
});
