import { describe, expect, it } from 'vitest';
import { contentText, headerText, l2Text, placeOfSector } from '../../../sim/machine/contents.ts';
import { type MachineSketch, playMachine } from '../../helpers/machine-builder.ts';

const start = (sketch: MachineSketch) => playMachine({ guest: { writes: 1, reads: 1 }, ...sketch }, []);

/** What every sector of the files says at the start, by its name. */
function contents(sketch: MachineSketch): Record<string, string> {
  const { world, initial } = start(sketch);
  return Object.fromEntries(
    world.sectors.map(({ name }, sector) => [
      name,
      contentText(world, sector, initial.media[0]!.data[sector]!, initial),
    ]),
  );
}

describe('a sector of an image file', () => {
  it('of a raw image is the data of the guest', () => {
    expect(contents({ image: 'raw' })).toEqual({ x: 'aa', y: 'aa' });
  });

  it('of qcow2 says what it maps, never a number', () => {
    const image = { format: 'qcow2', allocated: ['x'] };
    expect(contents({ image, initial: { x: 'aa' } })).toEqual({
      header: '[as created]',
      refcounts: '[in use: 0 1]',
      l1: '[L2 table in cluster 0]',
      'cluster-0': '[x -> cluster 1]',
      'cluster-1': 'aa',
      'cluster-2': '0',
      'cluster-3': '0',
    });
  });

  it('of QED says whether the image needs a check', () => {
    const image = { format: 'qed', allocated: [], 'needs-check': true };
    expect(contents({ storage: 'nfs', image })).toMatchObject({ header: '[NEED_CHECK]', l1: '[no L2 table]' });
  });

  it('names the part of the disk where there are several L2 tables', () => {
    const image = { format: 'qcow2', allocated: ['x', 'z'] };
    const disk = { size: 2 ** 24, sectors: { x: 0, z: 2 ** 23 } };
    expect(contents({ image, disk, initial: { x: 'aa', z: 'cc' } })).toMatchObject({
      l1: '[L2 table of x in cluster 0, L2 table of z in cluster 2]',
      'cluster-0': '[x -> cluster 1]',
      'cluster-2': '[z -> cluster 3]',
    });
  });

  it('of a backing file says so', () => {
    const image = { format: 'qcow2', allocated: [], backing: { format: 'qcow2', allocated: ['y'] } };
    expect(contents({ image, initial: { y: 'bb' } })).toMatchObject({
      l1: '[no L2 table]',
      'backing-l1': '[L2 table in backing cluster 0]',
      'backing-cluster-0': '[y -> backing cluster 1]',
      'backing-cluster-1': 'bb',
    });
  });
});

describe('a header', () => {
  it('lists what can differ in this image', () => {
    const image = {
      format: 'qcow2',
      allocated: ['x'],
      'lazy-refcounts': true,
      bitmap: true,
      'unknown-autoclear': true,
    };
    const disk = { size: 131072, sizes: [131072, 196608], sectors: { x: 0, y: 2048 } };
    const { world, initial } = start({ image, disk, guest: { writes: 0, reads: 1, resizes: 1 } });
    const code = initial.media[0]!.data[world.machine!.images[0]!.header]!;
    expect(headerText(world, 0, code)).toBe('131072 sectors, no dirty bit, no unknown autoclear bit, bitmap in use');
  });
});

describe('a snapshot', () => {
  it('is told by the table that it keeps, and by what is shared with it', () => {
    const image = { format: 'qcow2', allocated: ['x'], snapshots: true };
    const disk = { size: 131072, sectors: { x: 0 } };
    const machines = { A: { program: 'qemu-io' } };
    const { world, final } = playMachine({ image, disk, steps: ['A: launch', 'A: snapshot'], machines }, [
      'step 1',
      'step 2',
    ]);
    const text = (name: string): string => {
      const sector = world.sectors.findIndex((one) => one.name === name);
      return contentText(world, sector, final.media[0]!.data[sector]!, final);
    };
    expect(text('header')).toBe('[snapshot in cluster 2]');
    expect(text('cluster-0')).toBe('[x -> cluster 1 (shared with the snapshot)]');
    expect(text('cluster-2')).toMatch(/^\[table kept by the snapshot: L2 table in cluster 0/);
    expect(text('refcounts')).toBe('[in use: 0 (2 times) 1 (2 times) 2]');
  });
});

describe('every content that a sector can have', () => {
  it('has a text without a bare number of a code', () => {
    const image = { format: 'qcow2', allocated: ['x'], 'lazy-refcounts': true, snapshots: true };
    const { world, initial } = start({ image, disk: { size: 131072, sectors: { x: 0, y: 2048 } } });
    const [layout] = world.machine!.images;
    if (layout === undefined) throw new Error('no image');
    for (const [sector, { name }] of world.sectors.entries()) {
      const { role } = placeOfSector(world, sector);
      if (role !== 'cluster') continue;
      for (let code = 0; code < layout.snapshotTag + layout.l1Codes; code++) {
        const text = contentText(world, sector, code, initial);
        expect(text).not.toMatch(/undefined|NaN/);
        if (code >= world.machine!.dataValues)
          expect([name, code, text]).toEqual([name, code, expect.stringMatching(/^\[.+\]$/)]);
      }
    }
    expect(l2Text(world, 0, 0, 0)).toBe('maps nothing');
  });
});
