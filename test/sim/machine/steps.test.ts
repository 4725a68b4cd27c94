import { describe, expect, it } from 'vitest';
import { fileRead, fileWrite } from '../../../sim/machine/file.ts';
import { guestOf } from '../../../sim/machine/guest.ts';
import type { DestinationStep, SourceStep } from '../../../sim/machine/handoffs.ts';
import { drain, isNeeded, takeDestinationStep, takeSourceStep } from '../../../sim/machine/steps.ts';
import { cachedOf } from '../../../sim/machine/tables-in-file.ts';
import { plain } from '../../../sim/machine/variant.ts';
import type { StorageState } from '../../../sim/storage/state.ts';
import type { WorldOptions } from '../../../sim/storage/world.ts';
import type { MachineSketch } from '../../helpers/machine-builder.ts';
import { acted, dataOf, type MadeMachine, made, sectorOf } from '../../helpers/machine-changes.ts';

const [S, D] = [0, 1];
const [x, y] = [0, 1];
const two = (sketch: MachineSketch = {}, options: WorldOptions = {}) =>
  made({ storage: 'gfs2', guest: { reads: 1, writes: 1 }, ...sketch }, options);
const qcow2: MachineSketch = { image: { format: 'qcow2', allocated: ['x'] }, initial: { x: 'aa' } };

const source = ({ world, state }: MadeMachine, step: SourceStep, before: (draft: StorageState) => void = () => {}) =>
  acted(world, acted(world, state, before).after, (draft) => takeSourceStep(world, draft, 0, step, plain));
const destination = (
  { world, state }: MadeMachine,
  step: DestinationStep,
  before: (draft: StorageState) => void = () => {},
  variant = plain,
) => acted(world, acted(world, state, before).after, (draft) => takeDestinationStep(world, draft, 0, step, variant));

/** A request that the guest has sent through a process and that is not answered yet. */
const request = (draft: StorageState, status: 'in-flight' | 'parked', process: number): void => {
  Object.assign(guestOf(draft).request, { status, process, sector: y, value: 2 });
};

describe('a step of the source', () => {
  it.each<[SourceStep, Record<string, unknown>]>([
    ['stop', { 'S.run': 'finish-migrate' }],
    ['flush', {}],
    ['pause', { 'migrations[0].status': 'active' }],
    ['unlock', { 'handles[S image].locked': false }],
    ['send', { 'migrations[0].stream': 'sent' }],
    ['await-acknowledgement', { 'migrations[0].acknowledgement': 'received' }],
    ['finish', { 'migrations[0].status': 'completed', 'S.run': 'postmigrate' }],
    ['lock', {}],
    ['drop-cache', {}],
    ['activate', {}],
    ['resume', {}],
  ])('%s changes what it is about, and nothing else', (step, changes) => {
    expect(source(two(), step)).toMatchObject({ result: 'ok', changes });
    expect(Object.keys(source(two(), step).changes).sort()).toEqual(Object.keys(changes).sort());
  });

  it('pause goes on when it is taken a second time', () => {
    const first = source(two(), 'pause', (draft) => {
      draft.migrations[0]!.status = 'active';
    });
    expect(first.changes).toEqual({ 'migrations[0].status': 'pre-switchover' });
    const second = source(two(), 'pause', (draft) => {
      draft.migrations[0]!.status = 'pre-switchover';
    });
    expect(second.changes).toEqual({ 'migrations[0].status': 'active' });
  });

  it('flush reports an error that flush-ignoring-errors does not', () => {
    const { world, state } = two({ ...qcow2, cache: 'writeback' });
    const failing = (step: SourceStep) =>
      acted(world, state, (draft) => {
        fileWrite(world, draft, S, sectorOf(world, 'cluster-1'), dataOf(world, 'w1'));
        return takeSourceStep(world, draft, 0, step, { ...plain, fails: true });
      }).result;
    expect([failing('flush'), failing('flush-ignoring-errors'), failing('inactivate')]).toEqual(['EIO', 'ok', 'EIO']);
  });

  it('lock is refused where the destination has the lock', () => {
    const machine = two();
    const { result } = source(machine, 'lock', (draft) => {
      for (const [handle, { actor }] of machine.world.handles.entries()) draft.handles[handle]!.locked = actor === 'D';
    });
    expect(result).toBe('lock');
  });

  it('close and quit leave no file open, and only quit ends the process', () => {
    const ended = (step: SourceStep) => {
      const { state, ...rest } = two();
      const { after: done } = source({ state, ...rest }, step);
      return [done.handles.some(({ open }) => open), done.processes[S]!.run];
    };
    expect(ended('close')).toEqual([false, 'running']);
    expect(ended('quit')).toEqual([false, 'gone']);
  });

  it('reopen reads the image again', () => {
    const { after } = source(two(qcow2), 'reopen', (draft) => {
      cachedOf(draft, S, 0).l1 = 0;
    });
    expect(cachedOf(after, S, 0).l1).toBe(1);
  });

  it('send takes a parked request along, but not one in flight', () => {
    const goes = (status: 'in-flight' | 'parked', options: WorldOptions = {}) => {
      const machine = two({ keys: { werror: 'stop' }, guest: { writes: 1, 'in-flight': true } }, options);
      return guestOf(source(machine, 'send', (draft) => request(draft, status, S)).after).request.process;
    };
    expect([goes('parked'), goes('in-flight')]).toEqual([D, S]);
    expect(goes('parked', { withoutRules: ['qemu.parked-requests-migrate'] })).toBe(S);
  });

  it('resume takes it back', () => {
    const machine = two({ keys: { werror: 'stop' } });
    const { after } = source(machine, 'resume', (draft) => request(draft, 'parked', D));
    expect(guestOf(after).request.process).toBe(S);
  });
});

describe('draining', () => {
  it('completes what is in flight, unless that rule is off', () => {
    const drained = (options: WorldOptions) => {
      const { world, state } = two({ guest: { writes: 1, 'in-flight': true } }, options);
      const { after } = acted(world, state, (draft) => {
        request(draft, 'in-flight', S);
        drain(world, draft, S, plain);
      });
      return [guestOf(after).request.status, after.media[0]!.data[y]];
    };
    expect(drained({})).toEqual(['none', 2]);
    expect(drained({ withoutRules: ['qemu.drain-waits-for-requests'] })).toEqual(['in-flight', 1]);
  });

  it('clears NEED_CHECK of a QED image that may be written, since 1.1', () => {
    const flag = (qemu: string, inactive: boolean) => {
      const image = { format: 'qed', allocated: ['x'] };
      const { world, state } = two({ ...qcow2, image, qemu });
      const { after } = acted(world, state, (draft) => {
        cachedOf(draft, S, 0).header = 1;
        draft.processes[S]!.inactive = inactive;
        drain(world, draft, S, plain);
      });
      return cachedOf(after, S, 0).header;
    };
    expect([flag('1.0', false), flag('1.1', false), flag('1.1', true)]).toEqual([1, 0, 1]);
  });
});

describe('a step of the destination', () => {
  const received = (draft: StorageState): void => {
    draft.migrations[0]!.stream = 'received';
    draft.processes[D]!.run = 'inmigrate';
    draft.processes[D]!.memory = 'current';
  };

  it('receive brings the memory of the guest, or what it was if the source has run on', () => {
    expect(destination(two(), 'receive').changes).toEqual({
      'migrations[0].stream': 'received',
      'D.memory': 'current',
    });
    const late = destination(two(), 'receive', (draft) => {
      draft.migrations[0]!.overtaken = true;
    });
    expect(late.changes['D.memory']).toBe('old');
  });

  it('receive that fails ends it', () => {
    expect(destination(two(), 'receive', () => {}, { ...plain, fails: true })).toMatchObject({
      result: 'aborted',
      changes: {},
    });
  });

  it('receive of postcopy brings a part, and leaves the rest at the source', () => {
    const postcopy = two({ migrations: [{ from: 'S', to: 'D', handoff: 'postcopy' }] });
    expect(destination(postcopy, 'receive').changes).toEqual({
      'migrations[0].stream': 'received',
      'migrations[0].pagesMissing': true,
      'D.memory': 'part',
    });
  });

  it('open waits for the guest, with the image inactive until the state is there', () => {
    const machine = two();
    expect(destination(machine, 'open').changes).toMatchObject({ 'D.run': 'inmigrate', 'D.inactive': true });
    const late = destination(machine, 'open', (draft) => {
      received(draft);
      for (const handle of draft.handles) handle.locked = false;
    });
    expect(late.result).toBe('ok');
    expect(late.after.processes[D]!.inactive).toBe(false);
  });

  it('probe reads the start of the file into the page cache, unless that rule is off', () => {
    const probed = (options: WorldOptions) => {
      const machine = two({ storage: 'iscsi', cache: 'writeback' }, options);
      const opened = destination(machine, 'open').after;
      return destination({ ...machine, state: opened }, 'probe').after.views[1]!.pages[x]!.status;
    };
    expect([probed({}), probed({ withoutRules: ['qemu.probing-reads-the-start'] })]).toEqual(['clean', 'absent']);
  });

  it('acknowledge and await-cont are about messages only', () => {
    expect(destination(two(), 'acknowledge').changes).toEqual({ 'migrations[0].acknowledgement': 'sent' });
    expect(destination(two(), 'await-cont').changes).toEqual({});
  });

  it('refresh-devices tells the device the size', () => {
    const machine = two();
    const opened = destination(machine, 'open').after;
    expect(destination({ ...machine, state: opened }, 'refresh-devices').changes).toEqual({ 'D.deviceSize': 1 });
  });

  it('start runs the guest, and sends a parked request again', () => {
    const machine = two({ keys: { werror: 'stop' } });
    const ready = destination(machine, 'open', (draft) => {
      received(draft);
      for (const handle of draft.handles) handle.locked = false;
    }).after;
    const { changes, after } = destination({ ...machine, state: ready }, 'start', (draft) =>
      request(draft, 'parked', D),
    );
    expect(changes).toMatchObject({ 'D.run': 'running', 'guest.moved': true, 'storage[y]': 2 });
    expect(guestOf(after).request.status).toBe('none');
    const others = destination({ ...machine, state: ready }, 'start', (draft) => request(draft, 'parked', S));
    expect(others.changes['storage[y]']).toBeUndefined();
  });

  it('drop-cache, refresh-size and invalidate bring it up to date', () => {
    const machine = two({ ...qcow2, storage: 'iscsi', cache: 'writeback' });
    const { world } = machine;
    const stale = acted(world, destination(machine, 'open').after, (draft) => {
      fileRead(world, draft, D, sectorOf(world, 'l1'), 'table', plain);
      draft.media[0]!.data[sectorOf(world, 'l1')] = 0;
    }).after;
    const take = (...steps: DestinationStep[]) =>
      acted(world, stale, (draft) => {
        for (const step of steps) takeDestinationStep(world, draft, 0, step, plain);
        return cachedOf(draft, D, 0).l1;
      }).result;
    expect([take('invalidate'), take('drop-cache'), take('drop-cache', 'invalidate')]).toEqual([1, 1, 0]);
  });
});

describe('going back, a source', () => {
  it('takes again only what it has given up', () => {
    const { state } = two();
    const steps: SourceStep[] = ['lock', 'drop-cache', 'refresh-size', 'invalidate', 'activate', 'reopen', 'resume'];
    const needed = (inactive: boolean) => {
      const [own] = state.processes;
      own!.inactive = inactive;
      return steps.filter((step) => isNeeded(state, S, step));
    };
    expect(needed(false)).toEqual(['reopen', 'resume']);
    expect(needed(true)).toEqual(steps);
  });
});
