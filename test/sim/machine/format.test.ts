import { describe, expect, it } from 'vitest';
import { FAILED } from '../../../sim/machine/file.ts';
import {
  flushImage,
  GARBAGE_READ,
  imageSize,
  inactivateImages,
  invalidateImages,
  isInside,
  loadImage,
  readImage,
} from '../../../sim/machine/format.ts';
import { header } from '../../../sim/machine/layout.ts';
import { withField } from '../../../sim/machine/tables.ts';
import { cachedOf, imageOf } from '../../../sim/machine/tables-in-file.ts';
import { plain } from '../../../sim/machine/variant.ts';
import type { StorageState } from '../../../sim/storage/state.ts';
import type { World } from '../../../sim/storage/world.ts';
import { allocated, one, qcow2, S, stored, x, y } from '../../helpers/format-images.ts';
import { acted, dataOf, type MadeMachine, sectorOf } from '../../helpers/machine-changes.ts';

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
