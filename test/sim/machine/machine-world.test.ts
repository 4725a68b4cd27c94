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
