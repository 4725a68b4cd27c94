import { expect, it } from 'vitest';
import { copyOf, violation } from '../../helpers/machine-stories.ts';

const disk = { size: 131072, sizes: [131072, 196608], sectors: { x: 0 } };
const guest = { writes: 0, reads: 1, resizes: 1 };

it('finds the length that a raw image was opened with', () => {
  const sketch = { storage: 'nfs', qemu: '2011', cache: 'none', disk, guest };
  expect(violation(sketch, 'stale-size').story).toMatchObject({
    kind: 'stale-size',
    process: 'D',
    size: 131072,
    trueSize: 196608,
    refused: null,
  });
  expect(copyOf(sketch, 'stale-size')).toMatchObject({
    place: 'length of the image file that the block layer of D keeps',
    says: '131072 sectors',
    truth: '196608 sectors',
    made: 'D.open',
    missed: 'S.block-resize to 196608 sectors',
  });
});

it('finds the device that keeps a size although the block layer knows better', () => {
  const copy = copyOf({ storage: 'nfs', cache: 'none', keys: { device: 'ide' }, disk, guest }, 'stale-size');
  expect(copy).toMatchObject({
    place: 'size of the disk that the device of D keeps',
    made: 'D.read-geometry',
    missed: 'S.block-resize to 196608 sectors',
  });
  expect(copy?.newestIn).toContain('length of the image file that the block layer of D keeps');
});

it('goes back to the page cache through which a header was read again', () => {
  const image = { format: 'qcow2', allocated: ['x'] };
  const sketch = { storage: 'nfs', qemu: '1.0', cache: 'writeback', image, disk, guest };
  expect(copyOf(sketch, 'stale-size')).toMatchObject({
    place: 'header in memory of D',
    made: 'D.invalidate',
    from: ['page cache of D (page of header), D.open'],
  });
});

it('goes back to the kernel that has not looked at the device again', () => {
  const steps = ['D: launch', 'storage: resize 196608', 'S: rescan', 'S: resize 196608', 'S: migrate', 'D: size -> r'];
  expect(copyOf({ cache: 'none', disk, steps }, 'stale-size')).toMatchObject({
    place: 'length of the image file that the block layer of D keeps',
    made: 'D.refresh-size',
    missed: 'step 4',
    from: ['size that the kernel of D keeps, the start'],
  });
});

it('names the sector that was refused', () => {
  const large = { size: 131072, sizes: [131072, 196608], sectors: { x: 0, y: 140000 } };
  const image = { format: 'qcow2', allocated: ['x'] };
  const machines = { A: { program: 'qemu-io', cache: 'none' }, B: { program: 'qemu-io', cache: 'none' } };
  const steps = ['A: launch', 'B: launch', 'A: resize 196608', 'B: read y -> r'];
  expect(violation({ image, disk: large, machines, steps }, 'stale-size').story).toMatchObject({
    process: 'B',
    refused: 'y',
    size: 131072,
    trueSize: 196608,
  });
});
