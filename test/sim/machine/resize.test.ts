import { describe, expect, it } from 'vitest';
import { readImage, writeImage } from '../../../sim/machine/format.ts';
import { guestOf } from '../../../sim/machine/guest.ts';
import { checkImage, onStorage } from '../../../sim/machine/image-check.ts';
import { header } from '../../../sim/machine/layout.ts';
import { commitImage, readSnapshot, resizeImage, takeSnapshot } from '../../../sim/machine/resize.ts';
import { digitOf, fieldOf } from '../../../sim/machine/tables.ts';
import { cachedOf, entryAt, imageOf } from '../../../sim/machine/tables-in-file.ts';
import { plain } from '../../../sim/machine/variant.ts';
import type { WorldOptions } from '../../../sim/storage/world.ts';
import type { MachineSketch } from '../../helpers/machine-builder.ts';
import { acted, dataOf, made, sectorOf } from '../../helpers/machine-changes.ts';

const S = 0;
const [x, y] = [0, 1];
const guest = { reads: 1, writes: 1, resizes: 1 };
const disk = { size: 4096, sizes: [4096, 131072], sectors: { x: 0, y: 8192 } };
const one = (sketch: MachineSketch = {}, options: WorldOptions = {}) =>
  made({ storage: 'gfs2', guest, machines: { S: { cache: 'none' } }, disk, ...sketch }, options);
const qcow2: MachineSketch = { image: { format: 'qcow2', allocated: ['x'] }, initial: { x: 'aa' } };

describe('block_resize', () => {
  it('of a format writes the header and flushes it, and tells guest and device', () => {
    const { world, state } = one(qcow2);
    const { result, changes } = acted(world, state, (draft) => resizeImage(world, draft, S, 1));
    expect(result).toBe(true);
    expect(changes).toEqual({
      'storage[header]': 1,
      'S.images[0].header': 1,
      'S.deviceSize': 2,
      'guest.size': 1,
    });
  });

  it('of a raw file truncates it', () => {
    const { world, state } = one();
    const { after } = acted(world, state, (draft) => resizeImage(world, draft, S, 1));
    expect(world.sizes[after.media[0]!.size]).toBe(131072);
    expect(world.sizes[after.processes[S]!.fileSize]).toBe(131072);
  });

  it('leaves a device as large as it is', () => {
    const { world, state } = one({ storage: 'iscsi' });
    const { result, changes } = acted(world, state, (draft) => resizeImage(world, draft, S, 1));
    expect({ result, changes }).toEqual({ result: false, changes: {} });
  });

  it('to less cuts off what the guest had there', () => {
    const large = { ...disk, size: 131072 };
    const { world, state } = one({ disk: large });
    expect(guestOf(state).latest[y]).toBe(dataOf(world, 'aa'));
    const { after } = acted(world, state, (draft) => resizeImage(world, draft, S, 0));
    expect([guestOf(after).latest[x], guestOf(after).latest[y]]).toEqual([dataOf(world, 'aa'), 0]);
    expect(guestOf(after).flushed[y]).toBe(0);
  });

  it('is not for an image that is closed or inactive', () => {
    const { world, state } = one(qcow2);
    const closed = acted(world, state, (draft) => {
      cachedOf(draft, S, 0).loaded = false;
      return resizeImage(world, draft, S, 1);
    });
    const inactive = acted(world, state, (draft) => {
      draft.processes[S]!.inactive = true;
      return resizeImage(world, draft, S, 1);
    });
    expect([closed.result, inactive.result]).toEqual([false, false]);
    expect([closed, inactive].map(({ after }) => guestOf(after).size)).toEqual([0, 0]);
  });

  it('does not reach the device without that rule', () => {
    const { world, state } = one(qcow2, { withoutRules: ['device.resize-tells-own-device'] });
    const { changes } = acted(world, state, (draft) => resizeImage(world, draft, S, 1));
    expect(changes['S.deviceSize']).toBeUndefined();
  });
});

describe('an internal snapshot', () => {
  const snapshots: MachineSketch = { ...qcow2, image: { format: 'qcow2', allocated: ['x'], snapshots: true } };
  const { world, state } = one({
    ...snapshots,
    disk: { size: 131072, sectors: { x: 0, y: 2048 } },
    guest: { reads: 1, writes: 1 },
  });
  const { result, after } = acted(world, state, (draft) => takeSnapshot(world, draft, S, plain));
  const layout = imageOf(world, 0);

  it('keeps a copy of the L1 table, counts every cluster once more, and marks it as shared', () => {
    expect(result).toBe(true);
    const code = after.media[0]!.data[sectorOf(world, 'header')]!;
    expect(fieldOf(layout.headerCode, code, header.snapshot)).toBe(2 + 1);
    const counts = after.media[0]!.data[sectorOf(world, 'refcounts')]!;
    expect([0, 1, 2, 3].map((cluster) => digitOf(counts, layout.refcountRadix, cluster))).toEqual([2, 2, 1, 0]);
    expect(entryAt(layout, cachedOf(after, S, 0).l1, 0)).toEqual({ cluster: 0, shared: true });
    expect(checkImage(world, 0, onStorage(world, after, 0))).toBe('clean');
  });

  it('reads as the disk was, whatever is written later', () => {
    const { result: read } = acted(world, after, (draft) => {
      writeImage(world, draft, S, 0, x, dataOf(world, 'w1'), plain);
      const now = readImage(world, draft, S, 0, x, plain);
      return [now, readSnapshot(world, draft, S, x, plain), readSnapshot(world, draft, S, y, plain)];
    });
    expect(read.map((value) => world.values[value])).toEqual(['w1', 'aa', '0']);
  });

  it('is none where none was taken', () => {
    expect(acted(world, state, (draft) => readSnapshot(world, draft, S, x, plain)).result).toBe(-1);
  });

  it('is not for other formats', () => {
    const raw = one();
    expect(acted(raw.world, raw.state, (draft) => takeSnapshot(raw.world, draft, S, plain))).toMatchObject({
      result: false,
      changes: {},
    });
  });

  it('fails where no cluster is free', () => {
    const { result: full } = acted(world, state, (draft) => {
      cachedOf(draft, S, 0).next = layout.pool.length;
      return takeSnapshot(world, draft, S, plain);
    });
    expect(full).toBe(false);
  });
});

describe('commit', () => {
  const backed = (backing: object, options: WorldOptions = {}) =>
    one(
      {
        image: { format: 'qcow2', allocated: ['x'], backing },
        initial: { x: 'aa', y: 'bb' },
        disk: { size: 131072, sectors: { x: 0, y: 2048 } },
        guest: { reads: 1, writes: 1 },
      },
      options,
    );
  const both = { format: 'qcow2', allocated: ['x', 'y'] };

  it('writes what the top image holds into its backing file, and empties the top image', () => {
    const { world, state } = backed(both);
    const { result, after } = acted(world, state, (draft) => {
      writeImage(world, draft, S, 0, x, dataOf(world, 'w1'), plain);
      return commitImage(world, draft, S, plain);
    });
    expect(result).toBe(true);
    const { result: read } = acted(world, after, (draft) =>
      [x, y].map((sector) => readImage(world, draft, S, 1, sector, plain)),
    );
    expect(read.map((value) => world.values[value])).toEqual(['w1', 'bb']);
    expect(cachedOf(after, S, 0).l2[0]!.code).toBe(0);
    expect(guestOf(after).home).toEqual([0, 0]);
    expect(checkImage(world, 0, onStorage(world, after, 0))).toBe('clean');
  });

  it('leaves the top image as it is without that rule', () => {
    const { world, state } = backed(both, { withoutRules: ['qemu.commit-empties-the-top-image'] });
    const { after } = acted(world, state, (draft) => commitImage(world, draft, S, plain));
    expect(cachedOf(after, S, 0).l2[0]!.code).toBe(cachedOf(state, S, 0).l2[0]!.code);
  });

  it('gives the backing file clusters that it does not have yet', () => {
    const { world, state } = backed({ format: 'qcow2', allocated: ['y'] });
    const { after } = acted(world, state, (draft) => commitImage(world, draft, S, plain));
    expect(world.values[acted(world, after, (draft) => readImage(world, draft, S, 1, x, plain)).result]).toBe('aa');
  });

  it('needs a backing file', () => {
    const { world, state } = one(qcow2);
    expect(acted(world, state, (draft) => commitImage(world, draft, S, plain))).toMatchObject({
      result: false,
      changes: {},
    });
  });
});
