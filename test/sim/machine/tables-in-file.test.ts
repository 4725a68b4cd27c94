import { describe, expect, it } from 'vitest';
import { FAILED } from '../../../sim/machine/file.ts';
import { header } from '../../../sim/machine/layout.ts';
import { withField } from '../../../sim/machine/tables.ts';
import {
  cachedOf,
  entryAt,
  entryDigit,
  forgetTables,
  imageOf,
  l2CodeOf,
  l2Content,
  loadL2,
  refcountsCodeOf,
  refcountsContent,
  refcountsSector,
  writeHeader,
  writeL1,
  writeL2,
} from '../../../sim/machine/tables-in-file.ts';
import { plain } from '../../../sim/machine/variant.ts';
import { acted, dataOf, made, sectorOf } from '../../helpers/machine-changes.ts';

const S = 0;
const { world, state } = made({
  guest: { reads: 1, writes: 1 },
  image: { format: 'qcow2', allocated: ['x'], snapshots: true, 'needs-check': true },
  initial: { x: 'aa' },
  machines: { S: { cache: 'none' } },
});
const layout = imageOf(world, 0);
const clusters = layout.pool.length;

describe('an entry of a table', () => {
  it('says where a cluster is, and whether a snapshot shares it', () => {
    const entries = [
      { cluster: -1, shared: false },
      { cluster: 0, shared: false },
      { cluster: clusters - 1, shared: false },
      { cluster: 0, shared: true },
      { cluster: clusters - 1, shared: true },
    ];
    const digits = entries.map((entry) => entryDigit(layout, entry));
    expect(new Set(digits).size).toBe(entries.length);
    expect(Math.max(...digits)).toBeLessThan(layout.entryRadix);
    expect(digits.map((digit) => entryAt(layout, digit, 0))).toEqual(entries);
  });
});

describe('what a cluster holds', () => {
  it('is an L2 table when it was written as one', () => {
    for (const code of [0, 1, layout.l2Codes - 1]) expect(l2CodeOf(layout, l2Content(layout, code))).toBe(code);
  });

  it('makes no sense as an L2 table when it is data, or refcounts that were moved', () => {
    const moved = withField(layout.headerCode, 0, header.refcounts, 1);
    const contents = [dataOf(world, 'aa'), refcountsContent(layout, moved, 1), FAILED];
    expect(contents.map((content) => l2CodeOf(layout, content))).toEqual([FAILED, FAILED, FAILED]);
  });
});

describe('refcounts', () => {
  const moved = withField(layout.headerCode, 0, header.refcounts, 3);

  it('are where the header says', () => {
    expect(refcountsSector(layout, 0)).toBe(sectorOf(world, 'refcounts'));
    expect(refcountsSector(layout, moved)).toBe(sectorOf(world, 'cluster-2'));
  });

  it('read as they were written, in either place', () => {
    for (const place of [0, moved])
      for (const code of [0, 1, layout.refcountCodes - 1])
        expect(refcountsCodeOf(layout, place, refcountsContent(layout, place, code))).toBe(code);
  });

  it('make no sense where data is', () => {
    expect(refcountsCodeOf(layout, moved, dataOf(world, 'aa'))).toBe(FAILED);
  });
});

describe('an L2 table', () => {
  const absent = acted(world, state, (draft) => forgetTables(draft, S, 0)).after;

  it('is read once', () => {
    const { result, changes } = acted(world, absent, (draft) => loadL2(world, draft, S, 0, 0, plain));
    expect(result).toBeGreaterThan(0);
    expect(changes).toEqual({ 'S.images[0].l2[0].status': 'clean', 'S.images[0].l2[0].code': result });
    const again = acted(world, state, (draft) => {
      draft.media[0]!.data[sectorOf(world, 'cluster-0')] = 0;
      return loadL2(world, draft, S, 0, 0, plain);
    });
    expect(again).toMatchObject({ result, changes: { 'storage[cluster-0]': 0 } });
  });

  it('stays unread when what is there makes no sense', () => {
    const { result, changes } = acted(world, absent, (draft) => {
      draft.media[0]!.data[sectorOf(world, 'cluster-0')] = dataOf(world, 'w1');
      return loadL2(world, draft, S, 0, 0, plain);
    });
    expect(result).toBe(FAILED);
    expect(Object.keys(changes)).toEqual(['storage[cluster-0]']);
  });

  it('is written to where the L1 table in memory says', () => {
    const { result, changes } = acted(world, state, (draft) => {
      const cached = cachedOf(draft, S, 0);
      cached.l1 = entryDigit(layout, { cluster: 3, shared: false });
      cached.l2[0]!.status = 'dirty';
      return writeL2(world, draft, S, 0, 0);
    });
    expect(result).toBe(true);
    expect(changes).toMatchObject({ 'storage[cluster-3]': l2Content(layout, cachedOf(state, S, 0).l2[0]!.code) });
    expect(changes['S.images[0].l2[0].status']).toBeUndefined();
    const nowhere = acted(world, state, (draft) => {
      cachedOf(draft, S, 0).l1 = 0;
      return writeL2(world, draft, S, 0, 0);
    });
    expect(nowhere.result).toBe(false);
  });
});

describe('header and L1 table', () => {
  it('are written as this process has them in memory', () => {
    const { changes } = acted(world, state, (draft) => {
      const cached = cachedOf(draft, S, 0);
      cached.header = 0;
      cached.l1 = 2;
      writeHeader(world, draft, S, 0);
      writeL1(world, draft, S, 0);
    });
    expect(changes).toMatchObject({ 'storage[l1]': 2, 'S.images[0].l1': 2 });
  });
});
