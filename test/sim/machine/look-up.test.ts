import { describe, expect, it } from 'vitest';
import { type Answer, lookUpPath, storagePath } from '../../../sim/machine/look-up.ts';
import { placeText } from '../../../sim/machine/places.ts';
import { plain } from '../../../sim/machine/variant.ts';
import { copierOf } from '../../../sim/storage/run.ts';
import { type MachineSketch, playMachine } from '../../helpers/machine-builder.ts';

const tool = { program: 'qemu-io', cache: 'writeback' };
const image = { format: 'qcow2', allocated: ['x'] };
const two = {
  image,
  machines: { A: tool, B: tool },
  steps: ['A: launch', 'B: launch', 'A: write y 1', 'B: read x -> r'],
};

/** The answers about a guest sector that a process gets, and those that the storage gives: `l2 from storage: 1`. */
function answers(sketch: MachineSketch, lines: readonly string[], process: number, name: string) {
  const { world, model, final } = playMachine(sketch, lines);
  const guestSector = world.machine!.setup.guestSectors.findIndex((one) => one.name === name);
  const text = ({ question: { kind }, place, sector, says }: Answer) => {
    const value = kind === 'data' ? world.values[says] : says;
    return `${kind} in ${world.sectors[sector]!.name}, ${placeText(world, place)}: ${value}`;
  };
  return {
    process: lookUpPath(world, copierOf(model)(final), process, guestSector, plain).map(text),
    storage: storagePath(world, final, guestSector).map(text),
  };
}

describe('the way to the data of a guest sector', () => {
  it('is a single read of a raw image', () => {
    const found = ['data in x, storage: aa'];
    expect(answers({ guest: { writes: 1, reads: 1 } }, [], 0, 'x')).toEqual({ process: found, storage: found });
  });

  it('goes through the tables of whoever looks', () => {
    const lines = ['step 1', 'step 2', 'step 3'];
    const stored = ['l1 in l1, storage: 0', 'l2 in cluster-0, storage: -1'];
    expect(answers(two, lines, 0, 'y')).toEqual({
      process: [
        'l1 in l1, L1 table in memory of A: 0',
        'l2 in cluster-0, L2 table in memory of A: 2',
        'data in cluster-2, page cache of A (page of cluster-2): 1',
      ],
      storage: stored,
    });
    expect(answers(two, lines, 1, 'y')).toEqual({
      process: ['l1 in l1, L1 table in memory of B: 0', 'l2 in cluster-0, storage: -1'],
      storage: stored,
    });
  });

  it('ends with what a page cache has kept', () => {
    expect(answers(two, ['step 1', 'step 2', 'step 3', 'step 4'], 1, 'x')).toEqual({
      process: [
        'l1 in l1, L1 table in memory of B: 0',
        'l2 in cluster-0, L2 table in memory of B: 1',
        'data in cluster-1, page cache of B (page of cluster-1): 0',
      ],
      storage: ['l1 in l1, storage: 0', 'l2 in cluster-0, storage: 1', 'data in cluster-1, storage: 0'],
    });
  });

  it.each([
    ['no L2 table', []],
    ['a table without it', ['x']],
  ])('goes on in the backing file where the image has %s', (_, allocated) => {
    const backing = { format: 'qcow2', allocated: ['y'] };
    const sketch = { image: { ...image, allocated, backing }, initial: { y: 'bb' }, machines: { A: tool } };
    const { process, storage } = answers({ ...sketch, steps: ['A: launch'] }, ['step 1'], 0, 'y');
    const below = ['l2 in backing-cluster-0, storage: 1', 'data in backing-cluster-1, storage: bb'];
    const own = allocated.length === 0 ? [] : ['l2 in cluster-0, storage: -1'];
    const l1 = allocated.length === 0 ? -1 : 0;
    expect(process).toEqual([
      ...[`l1 in l1, L1 table in memory of A: ${l1}`, ...own],
      ...['l1 in backing-l1, backing L1 table in memory of A: 0', ...below],
    ]);
    expect(storage).toEqual([`l1 in l1, storage: ${l1}`, ...[...own, 'l1 in backing-l1, storage: 0', ...below]]);
  });

  it('ends without data where no image has any', () => {
    const backing = { format: 'qcow2', allocated: ['y'] };
    const disk = { size: 131072, sectors: { x: 0, y: 2048, z: 4096 } };
    const sketch = { image: { ...image, backing }, disk, initial: { y: 'bb' }, machines: { A: tool } };
    expect(answers({ ...sketch, steps: ['A: launch'] }, ['step 1'], 0, 'z').storage).toEqual([
      'l1 in l1, storage: 0',
      'l2 in cluster-0, storage: -1',
      'l1 in backing-l1, storage: 0',
      'l2 in backing-cluster-0, storage: -1',
    ]);
  });
});
