import { describe, expect, it } from 'vitest';
import {
  BITMAP,
  CLUSTER_SECTORS,
  endOf,
  fileSectorsOf,
  fileSizeOf,
  header,
  IMAGE_STRIDE_SECTORS,
  type ImageLayout,
  layoutsOf,
} from '../../../sim/machine/layout.ts';
import { digitOf, fieldOf } from '../../../sim/machine/tables.ts';
import { type MachineSketch, machineLitmus } from '../../helpers/machine-builder.ts';

const machineOf = (sketch: MachineSketch) => machineLitmus({ guest: { reads: 1 }, ...sketch }).machine!;
const layoutOf = (sketch: MachineSketch): ImageLayout => layoutsOf(machineOf(sketch))[0]!;
const places = ({ sectors }: ImageLayout) => Object.fromEntries(sectors.map(({ name, address }) => [name, address]));

/** x and z in the first cluster, y in another; x and y have one. */
const disk = { size: 131072, sectors: { x: 0, z: 9, y: 2048 } };
const qcow2 = { image: { format: 'qcow2', allocated: ['x', 'y'] }, disk, initial: { x: 'aa', y: 'bb' } };

describe('a raw image', () => {
  it('has guest sectors at their own address, and no tables', () => {
    const layout = layoutOf({ disk });
    expect(places(layout)).toEqual({ x: 0, z: 9, y: 2048 });
    expect(layout).toMatchObject({ header: -1, l1: -1, refcounts: -1, pool: [], l1Entries: 0 });
    expect(layout.initial).toEqual(Array(3).fill({ kind: 'data', value: 'aa' }));
  });

  it('is as long as the disk of the guest', () => {
    expect(fileSizeOf(machineOf({ disk }), false)).toBe(131072);
    expect(fileSizeOf(machineOf({ disk }), true)).toBe(131072);
  });
});

describe('a qcow2 image', () => {
  const layout = layoutOf(qcow2);

  it('begins with header, refcounts and L1 table, each in a cluster of its own, then come the clusters', () => {
    const names = places(layout);
    expect(names).toMatchObject({ header: 0, refcounts: 2 * CLUSTER_SECTORS, l1: 3 * CLUSTER_SECTORS });
    expect(names['cluster-0']).toBe(4 * CLUSTER_SECTORS);
    expect(names['cluster-1+9']).toBe(5 * CLUSTER_SECTORS + 9);
  });

  it('gives clusters away in the order of the sectors, the L2 table first', () => {
    expect(layout.used).toBe(3);
    expect(layout.pool.length).toBeGreaterThan(3);
    const table = layout.initial[layout.pool[0]![0]!]!;
    expect(table.kind).toBe('l2');
    const code = table.kind === 'l2' ? table.code : -1;
    expect(layout.places.map(({ slot }) => digitOf(code, layout.entryRadix, slot))).toEqual([2, 2, 3]);
    expect(layout.initial[layout.pool[1]![0]!]).toEqual({ kind: 'data', value: 'aa' });
    expect(layout.initial[layout.pool[2]![0]!]).toEqual({ kind: 'data', value: 'bb' });
  });

  it('counts every cluster in use once', () => {
    const counts = layout.initial[layout.refcounts]!;
    const code = counts.kind === 'plain' ? counts.code : -1;
    expect(layout.pool.map((_, cluster) => digitOf(code, layout.refcountRadix, cluster))).toEqual(
      layout.pool.map((_, cluster) => (cluster < 3 ? 1 : 0)),
    );
  });

  it('places sectors of one cluster at their offsets in it', () => {
    expect(layout.offsets).toEqual([0, 9]);
    expect(layout.places.map(({ slot, offset }) => [slot, offset])).toEqual([
      [0, 0],
      [0, 1],
      [1, 0],
    ]);
  });

  it('has an entry of the L1 table for every 512 MiB with a name in them', () => {
    const far = { size: 2 ** 22, sectors: { x: 0, y: 8192 * CLUSTER_SECTORS, z: 8192 * CLUSTER_SECTORS + 128 } };
    const {
      l1Entries,
      slots,
      places: found,
    } = layoutOf({ image: { format: 'qcow2', allocated: ['z'] }, disk: far, initial: { z: 'aa' } });
    expect({ l1Entries, slots }).toEqual({ l1Entries: 2, slots: 2 });
    expect(found.map(({ l1Index, slot }) => [l1Index, slot])).toEqual([
      [0, 0],
      [1, 0],
      [1, 1],
    ]);
  });

  it('ends behind the clusters in use, or behind all of them on a device or where the file was made longer', () => {
    const machine = machineOf(qcow2);
    expect(fileSizeOf(machine, false)).toBe((4 + 3) * CLUSTER_SECTORS);
    const all = endOf(layout, layout.pool.length);
    expect(fileSizeOf(machine, true)).toBe(all);
    const longer = machineOf({ ...qcow2, storage: 'nfs', image: { ...qcow2.image, 'preallocated-file': true } });
    expect(fileSizeOf(longer, false)).toBe(all);
  });

  it('says in its header what its keys say, and nothing else', () => {
    const keys = { 'needs-check': true, 'unknown-autoclear': true, bitmap: true };
    const { headerCode, initial } = layoutOf({ ...qcow2, image: { ...qcow2.image, ...keys } });
    const code = initial[0]!.kind === 'plain' ? initial[0]!.code : -1;
    const fields = Object.entries(header).map(([name, field]) => [name, fieldOf(headerCode, code, field)]);
    expect(Object.fromEntries(fields)).toEqual({
      size: 0,
      dirty: 1,
      autoclear: 1,
      snapshot: 0,
      refcounts: 0,
      bitmap: BITMAP.stored,
    });
    expect(layout.initial[0]).toEqual({ kind: 'plain', code: 0 });
  });
});

describe('a QED image', () => {
  it('has four clusters of L1 table behind its header, and no refcounts', () => {
    const layout = layoutOf({ ...qcow2, storage: 'nfs', image: { format: 'qed', allocated: ['x', 'y'] } });
    expect(layout.refcounts).toBe(-1);
    expect(places(layout)).toMatchObject({ header: 0, l1: CLUSTER_SECTORS, 'cluster-0': 5 * CLUSTER_SECTORS });
  });
});

describe('a backing file', () => {
  it('is a file of its own, with names of its own', () => {
    const machine = machineOf({ ...qcow2, image: { ...qcow2.image, backing: 'raw' }, initial: 'aa' });
    const [top, backing] = layoutsOf(machine);
    expect(backing!.firstSector).toBe(top!.sectors.length);
    expect(places(backing!)).toEqual({
      'backing-x': IMAGE_STRIDE_SECTORS,
      'backing-z': IMAGE_STRIDE_SECTORS + 9,
      'backing-y': IMAGE_STRIDE_SECTORS + 2048,
    });
    expect(fileSectorsOf(machine).map(({ name }) => name)).toEqual(
      [...top!.sectors, ...backing!.sectors].map(({ name }) => name),
    );
  });
});
