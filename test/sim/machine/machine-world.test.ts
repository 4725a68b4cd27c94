import { describe, expect, it } from 'vitest';
import { growthSizes, machineValues, workloadValues } from '../../../sim/machine/machine-world.ts';
import { litmus } from '../../helpers/litmus-builder.ts';
import { type MachineSketch, machineLitmus } from '../../helpers/machine-builder.ts';
import { made } from '../../helpers/machine-changes.ts';

const guest = { reads: 1, writes: 2 };
const qcow2: MachineSketch = { image: { format: 'qcow2', allocated: ['x'] }, initial: { x: 'aa' } };

describe('the values of a scenario', () => {
  it('begin with a hole and end with what the guest writes', () => {
    expect(machineValues(machineLitmus({ guest }))).toEqual(['0', 'aa', 'w1', 'w2']);
    expect(machineValues(machineLitmus({ steps: ['S: write x 7', 'S: write y aa'], machines: { S: 'none' } }))).toEqual(
      ['0', 'aa', '7'],
    );
  });

  it('are not those of machines where there are none', () => {
    expect(machineValues(litmus({ storage: 'iscsi', hosts: { S: 'direct' }, steps: ['S: read x'] }))).toBe(null);
  });

  it('of the guest are as many as its writes', () => {
    expect(workloadValues(machineLitmus({ guest }).machine!)).toEqual(['w1', 'w2']);
    expect(workloadValues(machineLitmus({ steps: ['S: flush'], machines: { S: 'none' } }).machine!)).toEqual([]);
  });
});

describe('the sizes of the file', () => {
  it('are one per cluster that can be appended, where a file can grow', () => {
    const { machine, state, world } = {
      ...made({ guest, storage: 'nfs', ...qcow2 }),
      machine: made({ guest, storage: 'nfs', ...qcow2 }).world.machine!,
    };
    const [image] = machine.images;
    expect(growthSizes(world.litmus)).toHaveLength(image!.pool.length - image!.used + 1);
    expect(world.sizes[state.media[0]!.size]).toBe((4 + image!.used) * 128);
    expect(growthSizes(machineLitmus({ guest, storage: 'iscsi', ...qcow2 }))).toEqual([]);
  });

  it('of a raw image are those of the disk', () => {
    expect(growthSizes(machineLitmus({ guest }))).toEqual([131072]);
  });

  it('of a raw file that can shrink are also the ends of what may be written behind it', () => {
    const disk = { size: 8192, sizes: [4096, 8192], sectors: { x: 0, far: 5000, end: 4095 } };
    const sizes = (storage: string) => growthSizes(machineLitmus({ guest, storage, disk }));
    expect(sizes('nfs')).toEqual([4096, 8192, 5001]);
    expect(sizes('iscsi')).toEqual([4096, 8192]);
  });

  it('are fixed where the clusters are there already', () => {
    expect(growthSizes(machineLitmus({ guest, storage: 'rbd', ...qcow2 }))).toEqual([]);
    const image = { format: 'qcow2', allocated: ['x'], 'preallocated-file': true };
    expect(growthSizes(machineLitmus({ guest, storage: 'nfs', ...qcow2, image }))).toEqual([]);
  });
});

describe('the contents of a sector', () => {
  const { world } = made({
    guest,
    ...qcow2,
    image: { format: 'qcow2', allocated: ['x'], snapshots: true, 'needs-check': true },
  });
  const { images, dataValues } = world.machine!;

  it('of a cluster are data, L2 tables, refcounts that were moved, or tables of a snapshot, told apart', () => {
    const { l2Tag, l2Codes, refcountsTag, refcountCodes, snapshotTag, l1Codes, lastCode } = images[0]!;
    expect(l2Tag).toBe(dataValues);
    // An empty table is the same as empty data.
    expect(refcountsTag).toBe(l2Tag + l2Codes - 1);
    expect(snapshotTag).toBe(refcountsTag + refcountCodes - 1);
    expect(lastCode).toBe(snapshotTag + l1Codes - 1);
  });
});

describe('links', () => {
  it('join the nodes of a migration, and none where both ends are on one', () => {
    const migrations = [{ from: 'S', to: 'D', arbiter: 'ideal' }];
    expect(made({ guest, migrations }).world.machine!.links).toEqual(['S-D', 'arbiter-S', 'arbiter-D']);
    const local = made({ guest, machines: { S: 'none', D: { cache: 'none', host: 'S' } } });
    expect(local.world.machine!.links).toEqual([]);
    expect(local.world.machine!.migrations[0]).toMatchObject({ streamLink: -1, sourceLink: -1 });
  });
});

describe('a process', () => {
  it('has a second descriptor with auto-read-only, and shares the page cache of its host and node', () => {
    const keys = { cache: 'writeback', 'auto-read-only': true };
    const { world } = made({ guest, machines: { S: keys, D: { ...keys, host: 'S' } } });
    const [source, destination] = world.machine!.processes;
    expect(source!.view).toBe(destination!.view);
    expect([source!.readOnly, destination!.readOnly].map((calls) => calls === null)).toEqual([false, false]);
    const apart = made({ guest, machines: { S: 'writeback', D: { cache: 'writeback', host: 'S', node: 'other' } } });
    const views = apart.world.machine!.processes.map(({ view }) => view);
    expect(views[0]).not.toBe(views[1]);
    expect(apart.world.machine!.processes[0]!.readOnly).toBe(null);
  });
});

describe('a script', () => {
  it('is one that says when processes start or migrate', () => {
    const scripted = (steps: string[]) =>
      made({ steps, ...(steps.length > 1 ? {} : { machines: { S: 'none' } }) }).world.machine!.scripted;
    expect([scripted(['S: flush']), scripted(['D: launch', 'S: migrate'])]).toEqual([false, true]);
  });
});

describe('without an arbiter', () => {
  it('there are no links to one, and with one on the source only that to the destination', () => {
    const [alone] = made({ guest }).world.machine!.migrations;
    expect(alone).toMatchObject({ streamLink: 0, sourceLink: -1, destinationLink: -1, arbiterHostIndex: -1 });
    const migrations = [{ from: 'S', to: 'D', arbiter: 'libvirt-v3', 'arbiter-host': 'source' }];
    const { links, migrations: found } = made({ guest, migrations }).world.machine!;
    expect(links).toEqual(['S-D']);
    expect(found[0]).toMatchObject({ streamLink: 0, sourceLink: -1, destinationLink: 0, arbiterHostIndex: 0 });
    const third = made({ guest, migrations: [{ from: 'S', to: 'D', arbiter: 'libvirt-v3' }] }).world.machine!;
    expect(third.migrations[0]).toMatchObject({ sourceLink: 1, destinationLink: 2, arbiterHostIndex: -1 });
  });
});

describe('the calls of a process', () => {
  it('name their sector, and continue a stream where the page before it is there', () => {
    const disk = { size: 131072, sectors: { x: 0, next: 8, far: 2048 } };
    const { main } = made({ guest, disk }).world.machine!.processes[0]!;
    expect(main.read.map(({ sectors, continues }) => [sectors, continues])).toEqual([
      [[0], false],
      [[1], true],
      [[2], false],
    ]);
    expect(main.write.map(({ sectors, handle }) => [sectors, handle])).toEqual(
      [0, 1, 2].map((at) => [[at], main.handle]),
    );
  });
});

describe('the bits of a machine', () => {
  it('are as many as its guest, its faults and its first sector need', () => {
    const bits = (sketch: MachineSketch) => made({ guest, ...sketch }).world.dimensions.machine;
    expect(bits({})).toMatchObject({ requestsMax: 2, budgetMax: 0, processes: 2, migrations: 1, links: 1, images: 1 });
    expect(bits({ faults: { 'process-kill': 3, 'load-failure': 1 } }).budgetMax).toBe(3);
    expect(bits({ disk: { size: 131072, sectors: { y: 2048 } } }).geometryMax).toBe(0);
    // A value and a size of the disk, and none.
    expect(bits({}).geometryMax).toBe(4);
  });
});
