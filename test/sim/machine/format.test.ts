import { describe, expect, it } from 'vitest';
import { FAILED, fileWrite } from '../../../sim/machine/file.ts';
import {
  claimImage,
  closeImages,
  flushImage,
  GARBAGE_READ,
  imageSize,
  inactivateImages,
  invalidateImages,
  isInside,
  loadImage,
  readImage,
  writeImage,
} from '../../../sim/machine/format.ts';
import { BITMAP, header } from '../../../sim/machine/layout.ts';
import { fieldOf, withField } from '../../../sim/machine/tables.ts';
import { cachedOf, imageOf } from '../../../sim/machine/tables-in-file.ts';
import { plain } from '../../../sim/machine/variant.ts';
import type { StorageState } from '../../../sim/storage/state.ts';
import type { World, WorldOptions } from '../../../sim/storage/world.ts';
import type { MachineSketch } from '../../helpers/machine-builder.ts';
import { acted, dataOf, type MadeMachine, made, sectorOf } from '../../helpers/machine-changes.ts';

const S = 0;
const [x, y] = [0, 1];

const one = (image: string | object, sketch: MachineSketch = {}, options: WorldOptions = {}): MadeMachine =>
  made(
    {
      guest: { reads: 1, writes: 1 },
      image: typeof image === 'string' ? image : { allocated: ['x'], ...image },
      initial: typeof image === 'string' ? 'aa' : { x: 'aa' },
      machines: { S: { cache: 'none' } },
      ...sketch,
    },
    options,
  );
const qcow2 = { format: 'qcow2' };
const qed = { format: 'qed' };

const allocated = ({ world, state }: MadeMachine) =>
  acted(world, state, (draft) => writeImage(world, draft, S, 0, y, dataOf(world, 'w1'), plain)).after;
const stored = (changes: Readonly<Record<string, unknown>>): string[] =>
  Object.keys(changes)
    .filter((name) => name.startsWith('storage'))
    .map((name) => name.slice('storage['.length, -1))
    .sort();
const onDisk = (world: World, { media }: StorageState, field: number): number =>
  fieldOf(imageOf(world, 0).headerCode, media[0]!.data[sectorOf(world, 'header')]!, field);

describe('the size of the disk', () => {
  const sizes = { size: 4096, sizes: [4096, 131072], sectors: { x: 0, y: 8192 } };
  const resizes = { reads: 1, writes: 1, resizes: 1 };

  it('is what the header in memory says, or the length of a raw file as the block layer has it', () => {
    const tables = one(qcow2, { disk: sizes, guest: resizes });
    const bySize = (draft: StorageState) => [imageSize(tables.world, draft, S), isInside(tables.world, draft, S, y)];
    expect(bySize(tables.state)).toEqual([0, false]);
    const grown = acted(tables.world, tables.state, (draft) => {
      const cached = cachedOf(draft, S, 0);
      cached.header = withField(imageOf(tables.world, 0).headerCode, cached.header, header.size, 1);
      return bySize(draft);
    });
    expect(grown.result).toEqual([1, true]);
    const raw = one('raw', { disk: sizes, guest: resizes });
    const longer = acted(raw.world, raw.state, (draft) => {
      const before = imageSize(raw.world, draft, S);
      draft.processes[S]!.fileSize = raw.world.sizes.indexOf(131072);
      return [before, imageSize(raw.world, draft, S)];
    });
    expect(longer.result).toEqual([0, 1]);
  });

  it('is unknown where no image is open', () => {
    const { world, state } = one(qcow2);
    const { result } = acted(world, state, (draft) => {
      cachedOf(draft, S, 0).loaded = false;
      return [imageSize(world, draft, S), isInside(world, draft, S, x)];
    });
    expect(result).toEqual([-1, false]);
  });
});

describe('a read through a format', () => {
  it('finds the cluster by the tables, and zeros where there is none', () => {
    const { world, state } = one(qcow2);
    const { result } = acted(world, state, (draft) =>
      [x, y].map((sector) => readImage(world, draft, S, 0, sector, plain)),
    );
    expect(result.map((value) => world.values[value])).toEqual(['aa', '0']);
  });

  it('finds in the backing file what the top image does not have', () => {
    const { world, state } = one({ ...qcow2, backing: 'raw' }, { initial: { x: 'aa', y: 'bb' } });
    const { result } = acted(world, state, (draft) =>
      [x, y].map((sector) => readImage(world, draft, S, 0, sector, plain)),
    );
    expect(result.map((value) => world.values[value])).toEqual(['aa', 'bb']);
  });

  it('is garbage where there is a table instead of data', () => {
    const { world, state } = one(qcow2);
    const { result } = acted(world, state, (draft) => {
      draft.media[0]!.data[sectorOf(world, 'cluster-1')] = imageOf(world, 0).l2Tag;
      return readImage(world, draft, S, 0, x, plain);
    });
    expect(result).toBe(GARBAGE_READ);
  });
});

describe('a flush from the top', () => {
  const flushed = (keys: object) => {
    const machine = one(qcow2, { machines: { S: keys } });
    return stored(
      acted(machine.world, allocated(machine), (draft) => flushImage(machine.world, draft, S, plain)).changes,
    );
  };

  it('writes the tables of the format to the file, and flushes that', () => {
    expect(flushed({ cache: 'none' })).toEqual(['cluster-0', 'refcounts']);
  });

  it('with cache=unsafe writes tables to the file but flushes nothing, and in 2011 writes no tables either', () => {
    const unsafe = (qemu: string) => {
      const machine = one(qcow2, { machines: { S: { cache: 'unsafe', qemu } } });
      const { changes } = acted(machine.world, allocated(machine), (draft) =>
        flushImage(machine.world, draft, S, plain),
      );
      return Object.keys(changes).filter((name) => /status$/.test(name));
    };
    expect(flushed({ cache: 'unsafe' })).toEqual([]);
    expect(unsafe('10.0')).toContain('S.images[0].l2[0].status');
    expect(unsafe('2011')).toEqual([]);
  });
});

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

describe('a table that makes no sense', () => {
  it('fails a read, and is not taken for a hole', () => {
    const { world, state } = one({ ...qcow2, backing: 'raw' }, { initial: { x: 'aa', y: 'bb' } });
    const { result } = acted(world, state, (draft) => {
      draft.media[0]!.data[sectorOf(world, 'cluster-0')] = dataOf(world, 'aa');
      for (const table of cachedOf(draft, S, 0).l2) table.status = 'absent';
      return [x, y].map((sector) => readImage(world, draft, S, 0, sector, plain));
    });
    expect(result).toEqual([FAILED, FAILED]);
  });

  it('is read as garbage where it is taken for data', () => {
    const { world, state } = one('raw');
    const { result } = acted(world, state, (draft) => {
      draft.media[0]!.data[sectorOf(world, 'x')] = world.machine!.dataValues;
      return [x, y].map((sector) => readImage(world, draft, S, 0, sector, plain));
    });
    expect(result).toEqual([GARBAGE_READ, dataOf(world, 'aa')]);
  });
});

describe('without a path to the storage', () => {
  const lost = (machine: MadeMachine, act: (world: World, draft: StorageState) => boolean) =>
    acted(machine.world, allocated(machine), (draft) => {
      draft.hosts[0]!.connected = false;
      return act(machine.world, draft);
    });

  it.each(['qcow2', 'qed'])('an image of %s cannot be loaded, and is not open then', (format) => {
    const machine = one({ format });
    const { result, after } = lost(machine, (world, draft) => loadImage(world, draft, S, 0, plain));
    expect(result).toBe(false);
    expect(cachedOf(after, S, 0)).toMatchObject({ loaded: false, header: 0, l1: 0 });
  });

  it.each<[string, object]>([
    ['tables', qcow2],
    ['a bitmap', { ...qcow2, bitmap: true }],
    ['the dirty bit', { ...qcow2, 'lazy-refcounts': true }],
  ])('an image with %s to write cannot be given up, flushed or invalidated', (_, image) => {
    const machine = one(image);
    expect(lost(machine, (world, draft) => inactivateImages(world, draft, S, plain)).result).toBe(false);
    expect(lost(machine, (world, draft) => flushImage(world, draft, S, plain)).result).toBe(false);
    expect(lost(machine, (world, draft) => invalidateImages(world, draft, S, plain)).result).toBe(false);
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

describe('a raw image', () => {
  it('has the largest size of the disk that its file can hold', () => {
    const disk = { size: 4096, sizes: [4096, 131072], sectors: { x: 0 } };
    const { world, state } = one('raw', { storage: 'nfs', disk, guest: { reads: 1, resizes: 1 } });
    const { result } = acted(world, state, (draft) => {
      return world.sizes.map((_, size) => {
        draft.processes[S]!.fileSize = size;
        return [imageSize(world, draft, S), isInside(world, draft, S, x)];
      });
    });
    expect(result).toEqual(world.sizes.map((size) => [size >= 131072 ? 1 : 0, true]));
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
