import { describe, expect, it } from 'vitest';
import { fileFlush } from '../../../sim/machine/file.ts';
import { writeImage } from '../../../sim/machine/format.ts';
import { header } from '../../../sim/machine/layout.ts';
import { allocate, flushQcow2, loadRefcounts, markClean, writeRefcounts } from '../../../sim/machine/qcow2.ts';
import { takeSnapshot } from '../../../sim/machine/resize.ts';
import { digitOf, fieldOf, withField } from '../../../sim/machine/tables.ts';
import { cachedOf, entryAt, imageOf, l2CodeOf } from '../../../sim/machine/tables-in-file.ts';
import { plain } from '../../../sim/machine/variant.ts';
import type { StorageState } from '../../../sim/storage/state.ts';
import type { World } from '../../../sim/storage/world.ts';
import type { MachineSketch } from '../../helpers/machine-builder.ts';
import { acted, dataOf, made, sectorOf } from '../../helpers/machine-changes.ts';

const S = 0;
const [x, y] = [0, 1];

/** x has a cluster and y has none; everything a process writes is on the storage at once. */
const one = (image: object = {}, sketch: MachineSketch = {}) =>
  made({
    guest: { reads: 1, writes: 1 },
    image: { format: 'qcow2', allocated: ['x'], ...image },
    initial: { x: 'aa' },
    machines: { S: { cache: 'none' } },
    ...sketch,
  });

const write = (world: World, draft: StorageState, sector: number): boolean =>
  writeImage(world, draft, S, 0, sector, dataOf(world, 'w1'), plain);

const onDisk = (world: World, { media }: StorageState, sector: string): number =>
  media[0]!.data[sectorOf(world, sector)]!;

/** Refcounts by cluster, as on disk or as in memory of S. */
const counts = (world: World, code: number): number[] => {
  const { pool, refcountRadix } = imageOf(world, 0);
  return pool.map((_, cluster) => digitOf(code, refcountRadix, cluster));
};

describe('a write to a cluster that is there', () => {
  it('goes to its place, and to no table', () => {
    const { world, state } = one();
    const { result, changes } = acted(world, state, (draft) => write(world, draft, x));
    expect(result).toBe(true);
    expect(changes).toEqual({ 'storage[cluster-1]': dataOf(world, 'w1'), 'S.unflushed': true });
  });
});

describe('a write that needs a cluster', () => {
  it('takes the next free one, and leaves the tables that say so in memory', () => {
    const { world, state } = one();
    const { result, changes, after } = acted(world, state, (draft) => write(world, draft, y));
    expect(result).toBe(true);
    expect(Object.keys(changes).filter((name) => name.startsWith('storage'))).toEqual(['storage[cluster-2]']);
    expect(onDisk(world, after, 'cluster-2')).toBe(dataOf(world, 'w1'));
    const cached = cachedOf(after, S, 0);
    expect([cached.l2[0]!.status, cached.refcounts.status]).toEqual(['dirty', 'dirty']);
    expect(entryAt(imageOf(world, 0), cached.l2[0]!.code, 1)).toEqual({ cluster: 2, shared: false });
    expect(counts(world, cached.refcounts.code).slice(0, 4)).toEqual([1, 1, 1, 0]);
  });

  it('writes the L2 table through without the rule that keeps it', () => {
    const { world, state } = made(
      {
        guest: { writes: 1 },
        image: { format: 'qcow2', allocated: ['x'] },
        initial: { x: 'aa' },
        machines: { S: 'none' },
      },
      { withoutRules: ['qcow2.l2-stays-in-memory'] },
    );
    const { after } = acted(world, state, (draft) => write(world, draft, y));
    expect(onDisk(world, after, 'cluster-0')).not.toBe(onDisk(world, state, 'cluster-0'));
  });

  it('writes a new L2 table and refcounts before the L1 table that refers to it', () => {
    const { world, state } = one({ allocated: [] }, { initial: {} });
    const { result, after } = acted(world, state, (draft) => write(world, draft, x));
    expect(result).toBe(true);
    expect(onDisk(world, after, 'l1')).toBe(1);
    // The table is there but maps nothing yet: the entry for x stays in memory.
    expect(l2CodeOf(imageOf(world, 0), onDisk(world, after, 'cluster-0'))).toBe(0);
    expect(counts(world, onDisk(world, after, 'refcounts')).slice(0, 2)).toEqual([1, 0]);
    expect(onDisk(world, after, 'cluster-1')).toBe(dataOf(world, 'w1'));
  });

  it('copies what else is in the cluster from below', () => {
    const { world, state } = one(
      { allocated: [], backing: 'raw' },
      { disk: { size: 131072, sectors: { x: 0, z: 9 } }, initial: { x: 'aa', z: 'bb' } },
    );
    const { after } = acted(world, state, (draft) => write(world, draft, x));
    expect(world.values[onDisk(world, after, 'cluster-1')]).toBe('w1');
    expect(world.values[onDisk(world, after, 'cluster-1+9')]).toBe('bb');
  });

  it('fails where no cluster is left, and where the table behind it makes no sense', () => {
    const { world, state } = one();
    const full = acted(world, state, (draft) => {
      cachedOf(draft, S, 0).next = imageOf(world, 0).pool.length;
      return write(world, draft, y);
    });
    expect(full.result).toBe(false);
    const broken = acted(world, state, (draft) => {
      draft.media[0]!.data[sectorOf(world, 'cluster-0')] = dataOf(world, 'w1');
      cachedOf(draft, S, 0).l2[0]!.status = 'absent';
      return write(world, draft, y);
    });
    expect(broken.result).toBe(false);
  });
});

describe('the allocator', () => {
  it('goes on behind the last cluster it gave away, by the counts it has in memory', () => {
    const { world, state } = one();
    const { result, after } = acted(world, state, (draft) => {
      const first = allocate(world, draft, S, 0, plain);
      // Somebody else gives the next one away, on disk only.
      draft.media[0]!.data[sectorOf(world, 'refcounts')] = 0b1111;
      return [first, allocate(world, draft, S, 0, plain)];
    });
    expect(result).toEqual([2, 3]);
    expect(cachedOf(after, S, 0).next).toBe(4);
  });

  it('reads the counts again each time without the rule that caches them', () => {
    const { world, state } = made(
      {
        guest: { writes: 1 },
        image: { format: 'qcow2', allocated: ['x'] },
        initial: { x: 'aa' },
        machines: { S: 'none' },
      },
      { withoutRules: ['qcow2.refcounts-are-cached'] },
    );
    const { result } = acted(world, state, (draft) => {
      loadRefcounts(world, draft, S, 0, plain);
      draft.media[0]!.data[sectorOf(world, 'refcounts')] = 0b111;
      return allocate(world, draft, S, 0, plain);
    });
    expect(result).toBe(3);
  });
});

describe('a flush', () => {
  it('writes refcounts and L2 tables that are dirty, and nothing that is clean', () => {
    const { world, state } = one();
    const { after } = acted(world, state, (draft) => write(world, draft, y));
    const { changes } = acted(world, after, (draft) => flushQcow2(world, draft, S, 0));
    expect(changes).toEqual({
      'storage[refcounts]': cachedOf(after, S, 0).refcounts.code,
      'storage[cluster-0]': expect.any(Number),
      'S.images[0].refcounts.status': 'clean',
      'S.images[0].l2[0].status': 'clean',
    });
    const again = acted(world, state, (draft) => flushQcow2(world, draft, S, 0));
    expect(again).toMatchObject({ result: true, changes: {} });
  });

  it('writes no table when the refcounts before it cannot be written', () => {
    const { world, state } = one();
    const { after } = acted(world, state, (draft) => write(world, draft, y));
    const { result, changes } = acted(world, after, (draft) => {
      draft.hosts[0]!.connected = false;
      return flushQcow2(world, draft, S, 0);
    });
    expect({ result, changes }).toEqual({ result: false, changes: { 'hosts[S].connected': false } });
  });
});

describe('with lazy refcounts', () => {
  const lazy = one({ 'lazy-refcounts': true });
  const { world } = lazy;
  const isDirty = (code: number): boolean => fieldOf(imageOf(world, 0).headerCode, code, header.dirty) === 1;
  const { after: written } = acted(world, lazy.state, (draft) => write(world, draft, y));

  it('the dirty bit is on disk before the first cluster is given away', () => {
    expect(isDirty(onDisk(world, lazy.state, 'header'))).toBe(false);
    expect(isDirty(onDisk(world, written, 'header'))).toBe(true);
  });

  it('a flush writes the L2 table but leaves the refcounts in memory', () => {
    const { changes } = acted(world, written, (draft) => flushQcow2(world, draft, S, 0));
    expect(Object.keys(changes).filter((name) => name.startsWith('storage'))).toEqual(['storage[cluster-0]']);
  });

  it('the bit is cleared only when everything is written', () => {
    const { result, after } = acted(world, written, (draft) => markClean(world, draft, S, 0));
    expect(result).toBe(true);
    expect(isDirty(onDisk(world, after, 'header'))).toBe(false);
    expect(onDisk(world, after, 'refcounts')).toBe(cachedOf(written, S, 0).refcounts.code);
    const unclean = made(
      {
        guest: { writes: 1 },
        image: { format: 'qcow2', 'needs-check': true, allocated: ['x'] },
        initial: { x: 'aa' },
        machines: { S: 'none' },
      },
      { withoutRules: ['qcow2.inactivate-clears-dirty-bit', 'format.dirty-image-is-repaired-at-open'] },
    );
    expect(acted(unclean.world, unclean.state, (draft) => markClean(unclean.world, draft, S, 0)).changes).toEqual({});
  });

  it('a clean image stays as it is', () => {
    expect(acted(world, lazy.state, (draft) => markClean(world, draft, S, 0)).changes).toEqual({});
  });
});

describe('refcounts that a repair has moved', () => {
  it('are written to where the header of this process says', () => {
    const { world, state } = one({ 'needs-check': true });
    const layout = imageOf(world, 0);
    const { after } = acted(world, state, (draft) => {
      const cached = cachedOf(draft, S, 0);
      cached.header = withField(layout.headerCode, cached.header, header.refcounts, 4);
      cached.refcounts.code = 1;
      cached.refcounts.status = 'dirty';
      writeRefcounts(world, draft, S, 0);
    });
    expect(onDisk(world, after, 'refcounts')).toBe(onDisk(world, state, 'refcounts'));
    expect(onDisk(world, after, 'cluster-3')).toBe(layout.refcountsTag);
  });
});

describe('a cluster that a snapshot refers to', () => {
  const { world, state } = one({ snapshots: true });
  const { after: before } = acted(world, state, (draft) => takeSnapshot(world, draft, S, plain));

  it('is copied by the next write, and stays as the snapshot has it', () => {
    const { after } = acted(world, before, (draft) => write(world, draft, x));
    expect(world.values[onDisk(world, after, 'cluster-1')]).toBe('aa');
    const cached = cachedOf(after, S, 0);
    const layout = imageOf(world, 0);
    const table = entryAt(layout, cached.l1, 0);
    const data = entryAt(layout, cached.l2[0]!.code, 0);
    // The table that maps it is shared too, so there is a new one.
    expect([table.shared, data.shared]).toEqual([false, false]);
    expect([table.cluster, data.cluster].some((cluster) => [0, 1].includes(cluster))).toBe(false);
    expect(world.values[after.media[0]!.data[layout.pool[data.cluster]![0]!]!]).toBe('w1');
    expect(counts(world, cached.refcounts.code).slice(0, 2)).toEqual([1, 1]);
  });

  it('is overwritten without that rule', () => {
    const other = made(
      {
        guest: { writes: 1 },
        image: { format: 'qcow2', snapshots: true, allocated: ['x'] },
        initial: { x: 'aa' },
        machines: { S: 'none' },
      },
      { withoutRules: ['qcow2.shared-clusters-are-copied'] },
    );
    const { after } = acted(other.world, other.state, (draft) => {
      takeSnapshot(other.world, draft, S, plain);
      write(other.world, draft, x);
    });
    expect(other.world.values[onDisk(other.world, after, 'cluster-1')]).toBe('w1');
  });

  it('is free again when nobody refers to it any more, and the search begins there', () => {
    const { after } = acted(world, before, (draft) => {
      const cached = cachedOf(draft, S, 0);
      // As if the snapshot had been deleted, but for the flags.
      cached.refcounts.code = 0b0101;
      write(world, draft, x);
      fileFlush(world, draft, S, plain);
    });
    expect(cachedOf(after, S, 0).next).toBeLessThanOrEqual(1);
  });
});

describe('a new cluster of several sectors', () => {
  const disk = { size: 4096, sectors: { x: 0, z: 9, far: 2048 } };
  const written = (image: object, sector: number, initial: Readonly<Record<string, string>>) => {
    const { world, state } = one(image, { disk, initial });
    const { result, after } = acted(world, state, (draft) => write(world, draft, sector));
    expect(result).toBe(true);
    return (name: string) => world.values[onDisk(world, after, name)];
  };

  it('holds zeros beside what was written where nothing lies below', () => {
    const found = written({ allocated: [] }, 0, {});
    expect([found('cluster-1'), found('cluster-1+9')]).toEqual(['w1', '0']);
  });

  it('holds nothing of other clusters of the backing file', () => {
    const found = written({ allocated: [], backing: 'raw' }, 2, { x: 'aa', z: 'bb', far: 'cc' });
    expect([found('cluster-1'), found('cluster-1+9')]).toEqual(['w1', '0']);
  });

  it('holds what lies below of the first sector, too', () => {
    const found = written({ allocated: [], backing: 'raw' }, 1, { x: 'aa', z: 'bb', far: 'cc' });
    expect([found('cluster-1'), found('cluster-1+9')]).toEqual(['aa', 'w1']);
  });

  it('takes over what the shared cluster had, not what lies below', () => {
    const { world, state } = one(
      { allocated: ['x', 'z'], snapshots: true },
      { disk: { size: 4096, sectors: { x: 0, z: 9 } }, initial: { x: 'aa', z: 'bb' } },
    );
    const { after } = acted(world, state, (draft) => {
      takeSnapshot(world, draft, S, plain);
      return write(world, draft, x);
    });
    const layout = imageOf(world, 0);
    const { cluster } = entryAt(layout, cachedOf(after, S, 0).l2[0]!.code, 0);
    const values = layout.pool[cluster]!.map((sector) => world.values[after.media[0]!.data[sector]!]);
    expect(values).toEqual(['w1', 'bb']);
  });
});

describe('without a path to the storage', () => {
  /** x is in a cluster, y has none, far is behind another table. */
  const disk = { size: 2 ** 22, sectors: { x: 0, y: 2048, far: 2 ** 21 } };

  it.each<[string, Readonly<Record<string, unknown>>, number]>([
    ['a write in place', {}, 0],
    ['a write to a new cluster', {}, 1],
    ['a write that needs a table', {}, 2],
    ['a write that sets the dirty bit', { 'lazy-refcounts': true }, 1],
  ])('%s fails, and no table says otherwise', (_, image, sector) => {
    const { world, state } = one(image, { disk });
    const { result, changes, after } = acted(world, state, (draft) => {
      draft.hosts[0]!.connected = false;
      return write(world, draft, sector);
    });
    expect(result).toBe(false);
    expect(Object.keys(changes).filter((name) => name.startsWith('storage'))).toEqual([]);
    expect(cachedOf(after, S, 0).l1).toBe(cachedOf(state, S, 0).l1);
  });

  it('a flush and the clearing of the dirty bit fail, and the tables stay dirty', () => {
    for (const lazy of [false, true]) {
      const { world, state } = one({ 'lazy-refcounts': lazy });
      const { after } = acted(world, state, (draft) => write(world, draft, y));
      const lost = acted(world, after, (draft) => {
        draft.hosts[0]!.connected = false;
        return [flushQcow2(world, draft, S, 0), markClean(world, draft, S, 0)];
      });
      // What is not dirty needs no clearing.
      expect(lost.result).toEqual([false, !lazy]);
      const { l2, refcounts } = cachedOf(lost.after, S, 0);
      expect([l2[0]!.status, refcounts.status]).toEqual(['dirty', 'dirty']);
    }
  });
});

describe('refcounts in memory', () => {
  it('that are dirty are kept even without the rule that caches them', () => {
    const { world, state } = made(
      {
        guest: { writes: 1 },
        image: { format: 'qcow2', allocated: ['x'] },
        initial: { x: 'aa' },
        machines: { S: 'none' },
      },
      { withoutRules: ['qcow2.refcounts-are-cached'] },
    );
    const { result } = acted(world, state, (draft) => [
      allocate(world, draft, S, 0, plain),
      allocate(world, draft, S, 0, plain),
    ]);
    expect(result).toEqual([2, 3]);
  });

  it('are not taken from a cluster that holds data', () => {
    const { world, state } = one({ 'needs-check': true });
    const { result, after } = acted(world, state, (draft) => {
      const cached = cachedOf(draft, S, 0);
      cached.header = withField(imageOf(world, 0).headerCode, cached.header, header.refcounts, 2);
      cached.refcounts.status = 'absent';
      return [loadRefcounts(world, draft, S, 0, plain), allocate(world, draft, S, 0, plain)];
    });
    expect(result).toEqual([false, -1]);
    expect(cachedOf(after, S, 0).refcounts.status).toBe('absent');
  });
});
