import { describe, expect, it } from 'vitest';
import { FAILED, fileWrite } from '../../../sim/machine/file.ts';
import {
  claimImage,
  closeImages,
  inactivateImages,
  invalidateImages,
  loadImage,
  readImage,
  writeImage,
} from '../../../sim/machine/format.ts';
import { BITMAP, header } from '../../../sim/machine/layout.ts';
import { cachedOf } from '../../../sim/machine/tables-in-file.ts';
import { plain } from '../../../sim/machine/variant.ts';
import type { WorldOptions } from '../../../sim/storage/world.ts';
import { allocated, onDisk, one, qcow2, qed, S, stored, x } from '../../helpers/format-images.ts';
import { acted, dataOf, type MadeMachine, sectorOf } from '../../helpers/machine-changes.ts';

describe('opening an image', () => {
  it('reads header and L1 table, and forgets what was cached', () => {
    const machine = one(qcow2);
    const { world } = machine;
    const { result, after } = acted(world, allocated(machine), (draft) => loadImage(world, draft, S, 0, plain));
    expect(result).toBe(true);
    const { loaded, l1, next, l2, refcounts } = cachedOf(after, S, 0);
    expect({ loaded, l1, next, l2: l2[0]!.status, refcounts: refcounts.status }).toEqual({
      loaded: true,
      l1: 1,
      next: 0,
      l2: 'absent',
      refcounts: 'absent',
    });
  });

  it('that fails leaves nothing open', () => {
    const { world, state } = one(qcow2);
    const { result, after } = acted(world, state, (draft) => loadImage(world, draft, S, 0, { ...plain, fails: true }));
    expect(result).toBe(false);
    expect(cachedOf(after, S, 0)).toMatchObject({ loaded: false, header: 0, l1: 0 });
  });

  it('of QED finds the end of the file, which was asked for again at each open before 1.7', () => {
    const next = (qemu: string) => {
      const { world, state } = one(qed, { storage: 'gfs2', machines: { S: { cache: 'none', qemu } } });
      const { result } = acted(world, state, (draft) => {
        draft.media[0]!.size = world.sizes.length - 1;
        loadImage(world, draft, S, 0, plain);
        return cachedOf(draft, S, 0).next;
      });
      return result === 2 ? 'the end from before' : 'the end now';
    };
    expect([next('1.1'), next('1.7')]).toEqual(['the end now', 'the end from before']);
  });
});

describe('an image that may be written', () => {
  it('has its bitmap taken and bits unknown to this QEMU cleared, on disk', () => {
    const { world, state } = one({ ...qcow2, bitmap: true, 'unknown-autoclear': true });
    // S has it open since the start.
    expect([onDisk(world, state, header.autoclear), onDisk(world, state, header.bitmap)]).toEqual([0, BITMAP.inUse]);
    expect(cachedOf(state, S, 0).bitmap).toBe(true);
    const again = acted(world, state, (draft) => claimImage(world, draft, S, 0));
    expect(again.changes).toEqual({});
  });

  it('keeps unknown bits without that rule', () => {
    const { world, state } = one(
      { ...qcow2, 'unknown-autoclear': true },
      {},
      { withoutRules: ['format.writable-open-clears-autoclear'] },
    );
    expect(onDisk(world, state, header.autoclear)).toBe(1);
  });
});

describe('invalidating', () => {
  it('reads header and L1 table again and forgets the other tables', () => {
    const { world, state } = one(qcow2);
    const { after } = acted(world, state, (draft) => {
      draft.processes[S]!.inactive = true;
      draft.media[0]!.data[sectorOf(world, 'l1')] = 0;
      invalidateImages(world, draft, S, plain);
    });
    expect(cachedOf(after, S, 0)).toMatchObject({ loaded: true, l1: 0, l2: [{ status: 'absent', code: 0 }] });
  });

  it('of qcow2 writes dirty tables first, but only where the image is active', () => {
    const machine = one(qcow2);
    const invalidate = (inactive: boolean) =>
      stored(
        acted(machine.world, allocated(machine), (draft) => {
          draft.processes[S]!.inactive = inactive;
          invalidateImages(machine.world, draft, S, plain);
        }).changes,
      );
    expect(invalidate(false)).toEqual(['cluster-0', 'refcounts']);
    expect(invalidate(true)).toEqual([]);
  });

  it('of QED closes first, which writes the header that is in memory', () => {
    const machine = one(qed, { storage: 'gfs2' });
    const after = allocated(machine);
    const invalidate = (options: WorldOptions) => {
      const { world } = one(qed, { storage: 'gfs2' }, options);
      return stored(acted(world, after, (draft) => invalidateImages(world, draft, S, plain)).changes);
    };
    expect(invalidate({})).toEqual(['header']);
    expect(invalidate({ withoutRules: ['qed.invalidate-closes-first'] })).toEqual([]);
  });

  it('reaches the backing file since 2.6', () => {
    const reread = (qemu: string) => {
      const { world, state } = one(
        { ...qcow2, backing: { format: 'qcow2', allocated: ['y'] } },
        { initial: { x: 'aa', y: 'bb' }, machines: { S: { cache: 'none', qemu } } },
      );
      return acted(world, state, (draft) => {
        draft.media[0]!.data[sectorOf(world, 'backing-l1')] = 0;
        invalidateImages(world, draft, S, plain);
        return cachedOf(draft, S, 1).l1;
      }).result;
    };
    expect([reread('2.0'), reread('2.6')]).toEqual([1, 0]);
  });

  it('fails when something cannot be loaded, raw images too', () => {
    for (const image of ['raw', qcow2]) {
      const { world, state } = one(image);
      const failing = acted(world, state, (draft) => invalidateImages(world, draft, S, { ...plain, fails: true }));
      expect(failing.result).toBe(false);
    }
  });
});

describe('giving an image up', () => {
  it('stores bitmaps, writes tables, clears the dirty bit and flushes', () => {
    const machine = one({ ...qcow2, bitmap: true, 'lazy-refcounts': true });
    const { world } = machine;
    const { result, changes, after } = acted(world, allocated(machine), (draft) =>
      inactivateImages(world, draft, S, plain),
    );
    expect(result).toBe(true);
    expect(stored(changes)).toEqual(['cluster-0', 'header', 'refcounts']);
    expect([onDisk(world, after, header.bitmap), onDisk(world, after, header.dirty)]).toEqual([BITMAP.stored, 0]);
    expect(changes['S.unflushed']).toBe(false);
  });

  it('leaves QED and raw images alone, which have no caches to write', () => {
    for (const image of [qed, 'raw']) {
      const { world, state } = one(image, { storage: 'gfs2', machines: { S: 'writeback' } });
      const { result, changes } = acted(
        world,
        acted(world, state, (draft) => fileWrite(world, draft, S, 0, 1)).after,
        (draft) => inactivateImages(world, draft, S, plain),
      );
      expect({ result, changes }).toEqual({ result: true, changes: {} });
    }
  });
});

describe('closing an image', () => {
  const closed = (machine: MadeMachine, inactive = false) =>
    acted(machine.world, allocated(machine), (draft) => {
      draft.processes[S]!.inactive = inactive;
      closeImages(machine.world, draft, S);
    });

  it('of qcow2 writes its tables and its bitmap, and forgets them', () => {
    const { changes, after } = closed(one({ ...qcow2, bitmap: true }));
    expect(stored(changes)).toEqual(['cluster-0', 'header', 'refcounts']);
    expect(cachedOf(after, S, 0)).toMatchObject({ loaded: false, l1: 0, next: 0, bitmap: false });
  });

  it('of QED writes the header that is in memory', () => {
    expect(stored(closed(one(qed, { storage: 'gfs2' })).changes)).toEqual(['header']);
  });

  it('writes nothing where it is inactive', () => {
    for (const image of [qcow2, qed]) {
      const { changes, after } = closed(one(image, { storage: 'gfs2' }), true);
      expect(stored(changes)).toEqual([]);
      expect(cachedOf(after, S, 0).loaded).toBe(false);
    }
  });

  it('writes back what the page cache still has, where this process wrote it', () => {
    const { world, state } = one('raw', { machines: { S: { cache: 'writeback' } } });
    const { changes } = acted(world, state, (draft) => {
      fileWrite(world, draft, S, x, dataOf(world, 'w1'));
      closeImages(world, draft, S);
    });
    expect(stored(changes)).toEqual(['x']);
  });
});

describe('an image that is not open', () => {
  it('is neither written, flushed, given up nor closed', () => {
    for (const image of [qcow2, qed]) {
      const machine = one(image, { storage: 'gfs2' });
      const { result, changes } = acted(machine.world, allocated(machine), (draft) => {
        cachedOf(draft, S, 0).loaded = false;
        const written = writeImage(machine.world, draft, S, 0, x, 1, plain);
        claimImage(machine.world, draft, S, 0);
        inactivateImages(machine.world, draft, S, plain);
        closeImages(machine.world, draft, S);
        return [written, readImage(machine.world, draft, S, 0, x, plain)];
      });
      expect(result).toEqual([false, FAILED]);
      expect(stored(changes)).toEqual([]);
    }
  });
});

describe('nothing is written', () => {
  it('where a process that only reads closes its image', () => {
    const reader = one(qcow2, { guest: { reads: 1 }, machines: { S: { cache: 'none', 'read-only': true } } });
    const { changes } = acted(reader.world, reader.state, (draft) => closeImages(reader.world, draft, S));
    expect(stored(changes)).toEqual([]);
  });

  it('where a raw image is invalidated, which stays open', () => {
    const { world, state } = one('raw', { machines: { S: { cache: 'none' } } });
    const { result, changes, after } = acted(world, state, (draft) => invalidateImages(world, draft, S, plain));
    expect({ result, changes: stored(changes) }).toEqual({ result: true, changes: [] });
    expect(cachedOf(after, S, 0).loaded).toBe(true);
  });
});
