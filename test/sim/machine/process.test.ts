import { describe, expect, it } from 'vitest';
import { fileWrite } from '../../../sim/machine/file.ts';
import { writeImage } from '../../../sim/machine/format.ts';
import { guestOf } from '../../../sim/machine/guest.ts';
import {
  activate,
  closeImage,
  crash,
  inactivate,
  kill,
  openImage,
  quit,
  releaseLock,
  run,
  takeLock,
} from '../../../sim/machine/process.ts';
import { cachedOf } from '../../../sim/machine/tables-in-file.ts';
import { plain } from '../../../sim/machine/variant.ts';
import type { StorageState } from '../../../sim/storage/state.ts';
import type { World, WorldOptions } from '../../../sim/storage/world.ts';
import type { MachineSketch } from '../../helpers/machine-builder.ts';
import { acted, dataOf, made, sectorOf } from '../../helpers/machine-changes.ts';

const [S, D] = [0, 1];
const y = 1;

/** S runs the guest, D is not there yet. Locks are cluster-wide. */
const two = (sketch: MachineSketch = {}, options: WorldOptions = {}) =>
  made({ storage: 'gfs2', guest: { reads: 1, writes: 1 }, ...sketch }, options);
const opened = (world: World, state: StorageState): string[] =>
  world.handles.flatMap(({ actor, name }, at) => (state.handles[at]!.open ? [`${actor} ${name}`] : []));
const lockedBy = (world: World, state: StorageState): string[] =>
  world.handles.flatMap(({ actor }, at) => (state.handles[at]!.locked ? [actor] : []));
const qcow2: MachineSketch = { image: { format: 'qcow2', allocated: ['x'] }, initial: { x: 'aa' } };

describe('opening an image', () => {
  it('for a guest that is on its way leaves it inactive since 1.1, and takes no lock', () => {
    const open = (qemu: string) => {
      const { world, state } = two({ qemu });
      const { result, after } = acted(world, state, (draft) => openImage(world, draft, D, true, plain));
      return { result, inactive: after.processes[D]!.inactive, locks: lockedBy(world, after) };
    };
    expect(open('1.0')).toEqual({ result: 'ok', inactive: false, locks: [] });
    expect(open('1.1')).toEqual({ result: 'ok', inactive: true, locks: [] });
    expect(open('10.0')).toEqual({ result: 'ok', inactive: true, locks: ['S'] });
  });

  it('is refused where somebody else has the lock, and closes what it opened', () => {
    const { world, state } = two();
    const { result, after } = acted(world, state, (draft) => openImage(world, draft, D, false, plain));
    expect(result).toBe('lock');
    expect(opened(world, after)).toEqual(['S image']);
    expect(cachedOf(after, D, 0).loaded).toBe(false);
  });

  it('that cannot read the image closes it again', () => {
    const { world, state } = two(qcow2);
    const { result, after } = acted(world, state, (draft) =>
      openImage(world, draft, D, true, { ...plain, fails: true }),
    );
    expect(result).toBe('EIO');
    expect(opened(world, after)).toEqual(['S image']);
  });

  it('of QED that needs a check ends a QEMU 7.2 that waits for its guest', () => {
    const image = { format: 'qed', allocated: ['x'], 'needs-check': true };
    const open = (qemu: string, incoming: boolean, options: WorldOptions = {}) => {
      const { world, state } = two({ ...qcow2, image, keys: { locking: 'off' }, qemu }, options);
      return acted(world, state, (draft) => openImage(world, draft, D, incoming, plain)).result;
    };
    // S opened it for writing and left the flag as it is.
    expect([open('7.2', true), open('3.0', true), open('7.2', false)]).toEqual(['aborted', 'ok', 'ok']);
    expect(open('7.2', true, { withoutRules: ['qed.incoming-need-check-aborts'] })).toBe('ok');
  });

  it('claims it where it may be written, and only there', () => {
    const image = { ...qcow2, image: { format: 'qcow2', allocated: ['x'], bitmap: true }, keys: { locking: 'off' } };
    const { world, state } = two(image);
    const open = (incoming: boolean) => {
      const { after } = acted(world, state, (draft) => {
        draft.media[0]!.data[sectorOf(world, 'header')] = 1;
        openImage(world, draft, D, incoming, plain);
      });
      return cachedOf(after, D, 0).bitmap;
    };
    expect([open(true), open(false)]).toEqual([false, true]);
  });
});

describe('the image lock', () => {
  it('excludes a second process until it is released', () => {
    const { world, state } = two();
    const { result, after } = acted(world, state, (draft) => {
      const before = takeLock(world, draft, D);
      releaseLock(world, draft, S);
      return [before, takeLock(world, draft, D)];
    });
    expect(result).toEqual([false, true]);
    expect(lockedBy(world, after)).toEqual(['D']);
  });

  it('is a question only for a reader', () => {
    const { world, state } = two({
      machines: { S: 'none', D: { cache: 'none', 'read-only': true } },
      migrations: [{ from: 'S', to: 'D' }],
    });
    const ask = (free: boolean) =>
      acted(world, state, (draft) => {
        if (free) releaseLock(world, draft, S);
        return [takeLock(world, draft, D), lockedBy(world, draft)];
      }).result;
    expect(ask(false)).toEqual([false, ['S']]);
    expect(ask(true)).toEqual([true, []]);
  });

  it.each([
    ['before 2.10', { qemu: '2.6' }, {}],
    ['with locking=off', { keys: { locking: 'off' } }, {}],
    ['without that rule', {}, { withoutRules: ['qemu.image-locks'] as const }],
  ])('is not taken %s', (_, sketch, options) => {
    const { world, state } = two(sketch, options);
    expect(lockedBy(world, state)).toEqual([]);
    expect(acted(world, state, (draft) => takeLock(world, draft, D))).toMatchObject({ result: true, changes: {} });
  });
});

describe('activating', () => {
  it('an image that is active does nothing', () => {
    const { world, state } = two();
    expect(acted(world, state, (draft) => activate(world, draft, S, plain))).toMatchObject({
      result: true,
      changes: {},
    });
  });

  it('opens afresh for writing with auto-read-only', () => {
    const { world, state } = two({ keys: { 'auto-read-only': true } });
    const { result } = acted(world, state, (draft) => {
      openImage(world, draft, D, true, plain);
      const before = opened(world, draft);
      activate(world, draft, D, plain);
      return [before, opened(world, draft), draft.processes[D]!.inactive];
    });
    expect(result).toEqual([['S image', 'D image-read-only'], ['S image', 'D image'], false]);
  });
});

describe('giving an image up', () => {
  it('makes it inactive, or not without that rule', () => {
    const inactive = (options: WorldOptions) => {
      const { world, state } = two({}, options);
      const { result, after } = acted(world, state, (draft) => inactivate(world, draft, S, plain));
      return [result, after.processes[S]!.inactive];
    };
    expect(inactive({})).toEqual([true, true]);
    expect(inactive({ withoutRules: ['qemu.source-becomes-inactive'] })).toEqual([true, false]);
  });

  it('that fails leaves it active', () => {
    const { world, state } = two({ ...qcow2, cache: 'writeback' });
    const { result, after } = acted(world, state, (draft) => {
      fileWrite(world, draft, S, sectorOf(world, 'cluster-1'), dataOf(world, 'w1'));
      return inactivate(world, draft, S, { ...plain, fails: true });
    });
    expect([result, after.processes[S]!.inactive]).toEqual([false, false]);
  });
});

describe('a process that ends', () => {
  const written = (sketch: MachineSketch = {}) => {
    const { world, state } = two({ ...qcow2, ...sketch });
    return {
      world,
      before: acted(world, state, (draft) => writeImage(world, draft, S, 0, y, dataOf(world, 'w1'), plain)).after,
    };
  };
  const end = (how: typeof quit) => {
    const { world, before } = written();
    const { changes, after } = acted(world, before, (draft) => how(world, draft, S));
    const wrote = Object.keys(changes).some((name) => name.startsWith('storage'));
    const { run: state, memory } = after.processes[S]!;
    return {
      wrote,
      state,
      memory,
      died: guestOf(after).died,
      open: opened(world, after),
      locks: lockedBy(world, after),
    };
  };

  it('in an orderly way writes its tables and releases everything', () => {
    expect(end(quit)).toEqual({ wrote: true, state: 'gone', memory: 'none', died: false, open: [], locks: [] });
  });

  it('by SIGKILL writes nothing, and takes a guest along that ran there', () => {
    expect(end(kill)).toEqual({ wrote: false, state: 'gone', memory: 'none', died: true, open: [], locks: [] });
  });

  it('with its host leaves what the kernel has to the storage model', () => {
    const { state, died, wrote, open } = end(crash);
    expect({ state, died, wrote, open }).toEqual({ state: 'gone', died: true, wrote: false, open: ['S image'] });
  });

  it('is left alone when it is gone already', () => {
    const { world, before } = written();
    const { after } = acted(world, before, (draft) => quit(world, draft, S));
    for (const again of [quit, kill])
      expect(acted(world, after, (draft) => again(world, draft, S)).changes).toEqual({});
  });

  it('never answers its request', () => {
    const { world, state } = two({ guest: { writes: 1, 'in-flight': true } });
    const { after } = acted(world, state, (draft) => {
      Object.assign(guestOf(draft).request, { status: 'in-flight', process: S, sector: y, value: dataOf(world, 'w1') });
      quit(world, draft, S);
    });
    expect(guestOf(after).request.status).toBe('none');
    expect(guestOf(after).latest).toEqual(guestOf(state).latest);
  });

  it('takes a stopped guest along with its host, unless somebody else has all of it', () => {
    const crashed = (other: 'none' | 'part' | 'current') => {
      const { world, state } = two();
      const { after } = acted(world, state, (draft) => {
        draft.processes[S]!.run = 'postmigrate';
        draft.processes[D]!.run = 'paused';
        draft.processes[D]!.memory = other;
        crash(world, draft, S);
      });
      return guestOf(after).died;
    };
    expect([crashed('none'), crashed('part'), crashed('current')]).toEqual([true, true, false]);
  });

  it('closes its image on request without ending', () => {
    const { world, before } = written();
    const { after } = acted(world, before, (draft) => closeImage(world, draft, S));
    expect([after.processes[S]!.run, opened(world, after)]).toEqual(['running', []]);
  });
});

describe('a guest that runs again', () => {
  it('on memory from before its disk changed is corrupt', () => {
    const { world, state } = two();
    const resumed = (memory: 'old' | 'current') =>
      acted(world, state, (draft) => {
        draft.processes[S]!.memory = memory;
        draft.processes[S]!.run = 'postmigrate';
        run(draft, S);
        return [draft.processes[S]!.run, guestOf(draft).event.oldMemory];
      }).result;
    expect([resumed('current'), resumed('old')]).toEqual([
      ['running', false],
      ['running', true],
    ]);
  });
});
