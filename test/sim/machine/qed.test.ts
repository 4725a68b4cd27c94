import { describe, expect, it } from 'vitest';
import { writeImage } from '../../../sim/machine/format.ts';
import { endOf, header } from '../../../sim/machine/layout.ts';
import { clearNeedsCheck, endInClusters, repairQed } from '../../../sim/machine/qed.ts';
import { fieldOf } from '../../../sim/machine/tables.ts';
import { cachedOf, entryAt, imageOf, l2CodeOf } from '../../../sim/machine/tables-in-file.ts';
import { plain } from '../../../sim/machine/variant.ts';
import type { StorageState } from '../../../sim/storage/state.ts';
import type { World, WorldOptions } from '../../../sim/storage/world.ts';
import type { MachineSketch } from '../../helpers/machine-builder.ts';
import { acted, dataOf, made, sectorOf } from '../../helpers/machine-changes.ts';

const S = 0;
const [x, y] = [0, 1];

/** x has a cluster and y has none; what S writes is on the storage at once. */
const one = (image: object = {}, sketch: MachineSketch = {}, options: WorldOptions = {}) =>
  made(
    {
      storage: 'gfs2',
      guest: { reads: 1, writes: 1 },
      image: { format: 'qed', allocated: ['x'], ...image },
      initial: { x: 'aa' },
      machines: { S: { cache: 'none' } },
      ...sketch,
    },
    options,
  );

const write = (world: World, draft: StorageState, sector: number): boolean =>
  writeImage(world, draft, S, 0, sector, dataOf(world, 'w1'), plain);
const onDisk = (world: World, { media }: StorageState, sector: string): number =>
  media[0]!.data[sectorOf(world, sector)]!;
const needsCheck = (world: World, code: number): boolean =>
  fieldOf(imageOf(world, 0).headerCode, code, header.dirty) === 1;
const stored = (changes: Readonly<Record<string, unknown>>): string[] =>
  Object.keys(changes).filter((name) => name.startsWith('storage'));

describe('a write to a QED image', () => {
  it('to a cluster that is there touches no table', () => {
    const { world, state } = one();
    const { changes } = acted(world, state, (draft) => write(world, draft, x));
    expect(stored(changes)).toEqual(['storage[cluster-1]']);
  });

  it('that needs a cluster sets NEED_CHECK, appends it, and writes the L2 table at once', () => {
    const { world, state } = one();
    const { result, changes, after } = acted(world, state, (draft) => write(world, draft, y));
    expect(result).toBe(true);
    expect(stored(changes).sort()).toEqual(['storage[cluster-0]', 'storage[cluster-2]', 'storage[header]']);
    expect(needsCheck(world, onDisk(world, after, 'header'))).toBe(true);
    expect(onDisk(world, after, 'cluster-2')).toBe(dataOf(world, 'w1'));
    const layout = imageOf(world, 0);
    expect(entryAt(layout, l2CodeOf(layout, onDisk(world, after, 'cluster-0')), 1).cluster).toBe(2);
    expect(world.sizes[after.media[0]!.size]).toBe(endOf(layout, 3));
    expect(cachedOf(after, S, 0).next).toBe(3);
  });

  it('that needs an L2 table appends that behind the data, and writes the L1 table last', () => {
    const { world, state } = one({ allocated: [] }, { initial: {} });
    const { after } = acted(world, state, (draft) => write(world, draft, x));
    const layout = imageOf(world, 0);
    expect(onDisk(world, after, 'cluster-0')).toBe(dataOf(world, 'w1'));
    expect(entryAt(layout, onDisk(world, after, 'l1'), 0).cluster).toBe(1);
    expect(entryAt(layout, l2CodeOf(layout, onDisk(world, after, 'cluster-1')), 0).cluster).toBe(0);
  });

  it('sets no flag where there is a backing file, or without that rule', () => {
    for (const { world, state } of [
      one({ backing: 'raw' }, { initial: 'aa' }),
      one({}, {}, { withoutRules: ['qed.allocating-write-sets-need-check'] }),
    ]) {
      const { after } = acted(world, state, (draft) => write(world, draft, y));
      expect(needsCheck(world, onDisk(world, after, 'header'))).toBe(false);
    }
  });

  it('fails where there is no room', () => {
    const { world, state } = one();
    const { result } = acted(world, state, (draft) => {
      cachedOf(draft, S, 0).next = imageOf(world, 0).pool.length;
      return write(world, draft, y);
    });
    expect(result).toBe(false);
  });
});

describe('the end of a QED file', () => {
  it('is where this process thinks the file ends, rounded up to clusters', () => {
    const { world, state } = one();
    const layout = imageOf(world, 0);
    const end = (size: number) =>
      acted(world, state, (draft) => {
        draft.processes[S]!.fileSize = world.sizes.indexOf(size);
        return endInClusters(world, draft, S, 0);
      }).result;
    expect(end(endOf(layout, 2))).toBe(2);
    expect(end(endOf(layout, 4))).toBe(4);
  });
});

describe('clearing NEED_CHECK', () => {
  it('flushes, then writes the header', () => {
    const { world, state } = one();
    const { after } = acted(world, state, (draft) => write(world, draft, y));
    const { result, changes } = acted(world, after, (draft) => clearNeedsCheck(world, draft, S, 0));
    expect(result).toBe(true);
    expect(changes).toEqual({ 'storage[header]': 0, 'S.images[0].header': 0 });
  });

  it('changes nothing where the flag is clear in memory, whatever is on disk', () => {
    const { world, state } = one();
    const { changes } = acted(world, state, (draft) => {
      draft.media[0]!.data[sectorOf(world, 'header')] = 1;
      clearNeedsCheck(world, draft, S, 0);
    });
    expect(changes).toEqual({ 'storage[header]': 1 });
  });

  it('leaves the flag where the flush fails', () => {
    const { world, state } = one(
      {},
      { machines: { S: { cache: 'writeback' } }, storage: { name: 'nfs', mount: 'soft' } },
    );
    const { after } = acted(world, state, (draft) => write(world, draft, y));
    const { result } = acted(world, after, (draft) => {
      draft.hosts[0]!.connected = false;
      return clearNeedsCheck(world, draft, S, 0);
    });
    expect(result).toBe(false);
    expect(needsCheck(world, cachedOf(after, S, 0).header)).toBe(true);
  });
});

describe('a repair of QED', () => {
  it('clears entries that point behind the end of the file, and then the flag', () => {
    const { world, state } = one();
    const { after } = acted(world, state, (draft) => write(world, draft, y));
    const layout = imageOf(world, 0);
    const { after: repaired } = acted(world, after, (draft) => {
      // It believes in the length from before.
      cachedOf(draft, S, 0).next = 2;
      repairQed(world, draft, S, 0, plain);
    });
    const code = l2CodeOf(layout, onDisk(world, repaired, 'cluster-0'));
    expect([0, 1].map((slot) => entryAt(layout, code, slot).cluster)).toEqual([1, -1]);
    expect(needsCheck(world, onDisk(world, repaired, 'header'))).toBe(false);
  });

  it('leaves a sound image as it is, but for the flag', () => {
    const { world, state } = one();
    const { after } = acted(world, state, (draft) => write(world, draft, y));
    const { changes } = acted(world, after, (draft) => repairQed(world, draft, S, 0, plain));
    expect(stored(changes)).toEqual(['storage[header]']);
  });
});
