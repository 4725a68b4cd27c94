import { describe, expect, it } from 'vitest';
import { writeImage } from '../../../sim/machine/format.ts';
import { checkImage, onStorage } from '../../../sim/machine/image-check.ts';
import { header } from '../../../sim/machine/layout.ts';
import { checkAtOpen } from '../../../sim/machine/repair.ts';
import { digitOf, fieldOf, withField } from '../../../sim/machine/tables.ts';
import { cachedOf, entryAt, imageOf, l2CodeOf } from '../../../sim/machine/tables-in-file.ts';
import { plain } from '../../../sim/machine/variant.ts';
import type { StorageState } from '../../../sim/storage/state.ts';
import type { World, WorldOptions } from '../../../sim/storage/world.ts';
import { acted, dataOf, made, sectorOf } from '../../helpers/machine-changes.ts';

const S = 0;
const y = 1;

/** A process that has written to an image and left the dirty bit set in its header, on disk and in memory. */
function dirtied(format: 'qcow2' | 'qed', keys: object = {}, options: WorldOptions = {}) {
  const { world, state } = made(
    {
      storage: 'gfs2',
      guest: { reads: 1, writes: 1 },
      image: { format, allocated: ['x'], ...(format === 'qcow2' ? { 'lazy-refcounts': true } : {}) },
      initial: { x: 'aa' },
      machines: { S: { cache: 'none', ...keys } },
    },
    options,
  );
  const { after } = acted(world, state, (draft) => writeImage(world, draft, S, 0, y, dataOf(world, 'w1'), plain));
  return { world, before: after };
}

const codeOf = (world: World, { media }: StorageState): number => media[0]!.data[sectorOf(world, 'header')]!;
const isDirty = (world: World, state: StorageState): boolean =>
  fieldOf(imageOf(world, 0).headerCode, codeOf(world, state), header.dirty) === 1;
const counts = (world: World, code: number): number[] =>
  imageOf(world, 0).pool.map((_, cluster) => digitOf(code, imageOf(world, 0).refcountRadix, cluster));
/** As after an exit without an orderly end, and a new start. */
const forget = (draft: StorageState): void => {
  const cached = cachedOf(draft, S, 0);
  for (const table of [cached.refcounts, ...cached.l2]) {
    table.status = 'absent';
    table.code = 0;
  }
};

describe('the check at open', () => {
  it('counts references from what is on disk, and writes the counts and the flag', () => {
    const { world, before } = dirtied('qcow2');
    const { result, after } = acted(world, before, (draft) => {
      forget(draft);
      // One cluster too many is counted: a leak.
      draft.media[0]!.data[sectorOf(world, 'refcounts')] = 0b111;
      return checkAtOpen(world, draft, S, plain);
    });
    expect(result).toBe(true);
    expect(counts(world, after.media[0]!.data[sectorOf(world, 'refcounts')]!).slice(0, 3)).toEqual([1, 1, 0]);
    expect(isDirty(world, after)).toBe(false);
    expect(checkImage(world, 0, onStorage(world, after, 0))).toBe('clean');
  });

  it('builds the refcounts anew in another cluster where one in use was not counted', () => {
    const { world, before } = dirtied('qcow2');
    const { result, after } = acted(world, before, (draft) => {
      forget(draft);
      draft.media[0]!.data[sectorOf(world, 'refcounts')] = 0b01;
      return checkAtOpen(world, draft, S, plain);
    });
    expect(result).toBe(true);
    const layout = imageOf(world, 0);
    // Clusters 0 and 1 are in use by what is on disk, so it is the next that looks free.
    expect(fieldOf(layout.headerCode, codeOf(world, after), header.refcounts)).toBe(2 + 1);
    expect(after.media[0]!.data[sectorOf(world, 'refcounts')]).toBe(0b01);
    expect(checkImage(world, 0, onStorage(world, after, 0))).toBe('clean');
  });

  it('frees the cluster of refcounts that it moves again', () => {
    const { world, before } = dirtied('qcow2');
    const layout = imageOf(world, 0);
    const { after } = acted(world, before, (draft) => {
      forget(draft);
      const cached = cachedOf(draft, S, 0);
      cached.header = withField(layout.headerCode, cached.header, header.refcounts, 3);
      // Nothing is counted there.
      draft.media[0]!.data[sectorOf(world, 'cluster-2')] = 0;
      checkAtOpen(world, draft, S, plain);
    });
    const moved = fieldOf(layout.headerCode, codeOf(world, after), header.refcounts);
    expect(moved).toBe(3 + 1);
    expect(counts(world, cachedOf(after, S, 0).refcounts.code).slice(0, 4)).toEqual([1, 1, 0, 1]);
  });

  it('fails where a table makes no sense', () => {
    const { world, before } = dirtied('qcow2');
    const broken = acted(world, before, (draft) => {
      forget(draft);
      draft.media[0]!.data[sectorOf(world, 'cluster-0')] = dataOf(world, 'w1');
      return checkAtOpen(world, draft, S, plain);
    });
    expect(broken.result).toBe(false);
    expect(isDirty(world, broken.after)).toBe(true);
  });

  it('of QED clears entries behind the end, and the flag', () => {
    const { world, before } = dirtied('qed');
    const { after } = acted(world, before, (draft) => {
      forget(draft);
      cachedOf(draft, S, 0).next = 2;
      checkAtOpen(world, draft, S, plain);
    });
    const layout = imageOf(world, 0);
    const code = l2CodeOf(layout, after.media[0]!.data[sectorOf(world, 'cluster-0')]!);
    expect([0, 1].map((slot) => entryAt(layout, code, slot).cluster)).toEqual([1, -1]);
    expect(isDirty(world, after)).toBe(false);
  });
});

describe('nothing is checked', () => {
  const unchanged = (world: World, before: StorageState, change: (draft: StorageState) => void = () => {}) =>
    acted(world, before, (draft) => {
      change(draft);
      return checkAtOpen(world, draft, S, plain);
    });

  it('where the flag is clear in memory', () => {
    const { world, before } = dirtied('qcow2');
    const { result, after } = unchanged(world, before, (draft) => {
      cachedOf(draft, S, 0).header = 0;
    });
    expect(result).toBe(true);
    expect(after.media).toEqual(before.media);
  });

  it('by a reader', () => {
    const { world, before } = dirtied('qcow2');
    const reader = made({
      storage: 'gfs2',
      guest: { reads: 1 },
      image: { format: 'qcow2', allocated: ['x'], 'needs-check': true },
      initial: { x: 'aa' },
      machines: { S: { cache: 'none', 'read-only': true } },
    });
    expect(unchanged(reader.world, reader.state)).toMatchObject({ result: true, changes: {} });
    expect(unchanged(world, before).changes).not.toEqual({});
  });

  it('while the image is inactive, or without the rule that repairs', () => {
    const { world, before } = dirtied('qed');
    const inactive = unchanged(world, before, (draft) => {
      draft.processes[S]!.inactive = true;
    });
    expect(inactive).toMatchObject({ result: true, changes: { 'S.inactive': true } });
    const without = dirtied('qed', {}, { withoutRules: ['format.dirty-image-is-repaired-at-open'] });
    expect(unchanged(without.world, without.before)).toMatchObject({ result: true, changes: {} });
    const old = dirtied('qed', {}, { withoutRules: ['format.inactive-images-are-not-repaired'] });
    const repaired = unchanged(old.world, old.before, (draft) => {
      draft.processes[S]!.inactive = true;
    });
    expect(isDirty(old.world, repaired.after)).toBe(false);
  });
});
