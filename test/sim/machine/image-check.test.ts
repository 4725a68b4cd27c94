import { describe, expect, it } from 'vitest';
import { FAILED } from '../../../sim/machine/file.ts';
import {
  afterWriteBack,
  type Contents,
  checkImage,
  lookUpValue,
  mappingOf,
  onStorage,
  snapshotL1,
  throughPageCache,
  valueIn,
} from '../../../sim/machine/image-check.ts';
import { header } from '../../../sim/machine/layout.ts';
import { withDigit, withField } from '../../../sim/machine/tables.ts';
import { entryDigit, imageOf, l2Content } from '../../../sim/machine/tables-in-file.ts';
import type { World } from '../../../sim/storage/world.ts';
import { acted, dataOf, made, sectorOf } from '../../helpers/machine-changes.ts';

const [x, y] = [0, 1];
const image = (keys: object = {}) => ({
  guest: { reads: 1, writes: 1 },
  image: { format: 'qcow2', allocated: ['x', 'y'], ...keys },
  initial: { x: 'aa', y: 'bb' },
  machines: { S: { cache: 'writeback' } },
});

/** What is on disk, with some sectors changed. */
function contentsOf(keys: object = {}, changed: (world: World) => Readonly<Record<string, number>> = () => ({})) {
  const { world, state } = made(image(keys));
  const change = Object.entries(changed(world)).map(([name, content]) => [sectorOf(world, name), content]);
  const other = new Map(change as [number, number][]);
  const disk = onStorage(world, state, 0);
  const contents: Contents = (sector) => other.get(sector) ?? disk(sector);
  return { world, contents };
}

const l2 = (world: World, clusters: readonly number[]): number => {
  const layout = imageOf(world, 0);
  const code = clusters.reduce(
    (all, cluster, slot) => withDigit(all, layout.entryRadix, slot, entryDigit(layout, { cluster, shared: false })),
    0,
  );
  return l2Content(layout, code);
};

describe('a check of qcow2', () => {
  const check = (changed: (world: World) => Readonly<Record<string, number>>, keys: object = {}) => {
    const { world, contents } = contentsOf(keys, changed);
    return checkImage(world, 0, contents);
  };

  it('passes a sound image', () => {
    expect(check(() => ({}))).toBe('clean');
  });

  it('calls it a leak where more is counted than referred to', () => {
    expect(check(() => ({ refcounts: 0b1111 }))).toBe('leaks');
  });

  it('calls it corrupt where less is counted, where a cluster is mapped twice, and where a table is none', () => {
    expect(check(() => ({ refcounts: 0b011 }))).toBe('corrupt');
    expect(check((world) => ({ 'cluster-0': l2(world, [1, 1]) }))).toBe('corrupt');
    expect(check((world) => ({ 'cluster-0': dataOf(world, 'aa') }))).toBe('corrupt');
  });

  it('calls it corrupt where data is mapped to the cluster of its table, the first one', () => {
    expect(check((world) => ({ 'cluster-0': l2(world, [0, 2]), refcounts: 0b101 }))).toBe('corrupt');
  });

  it('counts the cluster of refcounts that were moved', () => {
    const moved = (world: World) => withField(imageOf(world, 0).headerCode, 0, header.refcounts, 4);
    const keys = { 'needs-check': true };
    const content = (world: World, code: number) => imageOf(world, 0).refcountsTag + code - 1;
    expect(check((world) => ({ header: moved(world), 'cluster-3': content(world, 0b1111) }), keys)).toBe('clean');
    expect(check((world) => ({ header: moved(world), 'cluster-3': content(world, 0b0111) }), keys)).toBe('corrupt');
    expect(check((world) => ({ header: moved(world), 'cluster-3': dataOf(world, 'aa') }), keys)).toBe('corrupt');
  });

  it('counts what a snapshot refers to', () => {
    const keys = { snapshots: true };
    const withSnapshot = (world: World, counted: readonly number[]) => {
      const layout = imageOf(world, 0);
      return {
        header: withField(layout.headerCode, 0, header.snapshot, 4),
        'cluster-3': layout.snapshotTag + 1,
        refcounts: counted.reduce((code, count, cluster) => withDigit(code, layout.refcountRadix, cluster, count), 0),
      };
    };
    expect(check((world) => withSnapshot(world, [2, 2, 2, 1]), keys)).toBe('clean');
    expect(check((world) => withSnapshot(world, [1, 2, 2, 1]), keys)).toBe('corrupt');
    expect(check((world) => ({ ...withSnapshot(world, [2, 2, 2, 1]), 'cluster-3': 1 }), keys)).toBe('corrupt');
  });

  it('passes a raw image whatever it holds', () => {
    const { world, state } = made({ guest: { reads: 1 }, machines: { S: 'none' } });
    expect(checkImage(world, 0, onStorage(world, state, 0))).toBe('clean');
  });
});

describe('a check of QED', () => {
  it('finds clusters that are mapped twice', () => {
    const { world, state } = made({ ...image(), storage: 'gfs2', image: { format: 'qed', allocated: ['x', 'y'] } });
    const disk = onStorage(world, state, 0);
    const broken: Contents = (sector) => (sector === sectorOf(world, 'cluster-0') ? l2(world, [1, 1]) : disk(sector));
    expect([disk, broken].map((contents) => checkImage(world, 0, contents))).toEqual(['clean', 'corrupt']);
  });
});

describe('the value of a guest sector', () => {
  it('is found through the tables that a reader has', () => {
    const { world, contents } = contentsOf();
    expect([x, y].map((sector) => world.values[valueIn(world, 0, sector, contents)])).toEqual(['aa', 'bb']);
    const swapped = { ...mappingOf(imageOf(world, 0), contents), l2: () => 3 + 2 * imageOf(world, 0).entryRadix };
    expect([x, y].map((sector) => world.values[lookUpValue(world, 0, sector, swapped, contents)])).toEqual([
      'bb',
      'aa',
    ]);
  });

  it('is zero where nothing is mapped, or what the backing file has', () => {
    const alone = contentsOf({}, () => ({ l1: 0 }));
    expect(alone.world.values[valueIn(alone.world, 0, x, alone.contents)]).toBe('0');
    const backed = contentsOf({ allocated: ['x'], backing: 'raw' });
    expect(backed.world.values[valueIn(backed.world, 0, y, backed.contents)]).toBe('bb');
  });

  it('is what the first cluster holds where it is mapped to that, not what lies below', () => {
    const table = (world: World) => l2(world, [0, 2]);
    const { world, contents } = contentsOf({}, (made) => ({ 'cluster-0': table(made) }));
    expect(valueIn(world, 0, x, contents)).toBe(table(world));
  });

  it('is none where the table makes no sense', () => {
    const { world, contents } = contentsOf({}, (made) => ({ 'cluster-0': dataOf(made, 'aa') }));
    expect(valueIn(world, 0, x, contents)).toBe(FAILED);
  });
});

describe('the table of a snapshot', () => {
  it('is told from data', () => {
    const { world } = contentsOf({ snapshots: true });
    const layout = imageOf(world, 0);
    expect(snapshotL1(layout, layout.snapshotTag + 2)).toBe(2);
    expect([dataOf(world, 'aa'), layout.l2Tag].map((content) => snapshotL1(layout, content))).toEqual([FAILED, FAILED]);
  });
});

describe('who reads', () => {
  const { world, state } = made({
    guest: { writes: 1 },
    storage: { name: 'iscsi', 'local-cache': 'writeback' },
    machines: { S: 'writeback' },
  });
  const w1 = dataOf(world, 'w1');
  const aa = dataOf(world, 'aa');
  const readers = (change: (draft: typeof state) => void) => {
    const { after } = acted(world, state, change);
    return {
      storage: onStorage(world, after, 0)(y),
      later: afterWriteBack(world, after, 0)(y),
      host: throughPageCache(world, after, 0, false)(y),
      dropped: throughPageCache(world, after, 0, true)(y),
    };
  };
  const page = (draft: typeof state, status: 'clean' | 'dirty') => {
    const view = draft.views[0]!;
    view.pages[y]!.status = status;
    view.data[y] = w1;
    view.written[y] = status === 'dirty';
  };

  it('finds dirty pages on their host, and on the storage later', () => {
    expect(readers((draft) => page(draft, 'dirty'))).toEqual({ storage: aa, later: w1, host: w1, dropped: w1 });
  });

  it('finds clean pages on their host until they are dropped', () => {
    expect(readers((draft) => page(draft, 'clean'))).toEqual({ storage: aa, later: aa, host: w1, dropped: aa });
  });

  it('finds what a cache below has, clean or dirty', () => {
    const below = (status: 'clean' | 'dirty') =>
      readers((draft) => {
        draft.views[0]!.client[y]!.status = status;
        draft.views[0]!.client[y]!.data = w1;
      });
    expect(below('dirty')).toEqual({ storage: aa, later: w1, host: w1, dropped: w1 });
    expect(below('clean')).toEqual({ storage: aa, later: aa, host: w1, dropped: aa });
  });
});
