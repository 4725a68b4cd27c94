import { describe, expect, test } from 'vitest';
import { catalogue } from '../../../sim/storage/catalogue.ts';
import { type Cell, cellsOf, defaultAxes, ownHandoff } from '../../../src/matrix/axes.ts';
import { cellScenario, cellText } from '../../../src/matrix/cell-scenario.ts';
import { defaultScope } from '../../../src/matrix/scope.ts';

const usual: Cell = {
  storage: 'nfs',
  cache: 'writeback',
  image: 'qcow2',
  qemu: '2011',
  handoff: ownHandoff,
  arbiter: 'none',
  faults: 'none',
};

describe('every cell of the default matrix', () => {
  test('is a scenario, or says why it is none', () => {
    const reasons = cellsOf(defaultAxes).flatMap((cell) => {
      const made = cellScenario(cell, defaultScope);
      if (!made.possible)
        return [`${cell.image} over ${catalogue[cell.storage as keyof typeof catalogue].options.kind}`];
      const { litmus } = made.scenario;
      expect(litmus.machine?.migrations).toHaveLength(1);
      expect(litmus.machine?.processes.map(({ name }) => name)).toEqual(['S', 'D']);
      return [];
    });
    expect([...new Set(reasons)]).toEqual(['qed over block', 'qed over rbd']);
  });
});

test('a cell says everything in its file', () => {
  const cell: Cell = { ...usual, handoff: 'reopen', arbiter: 'libvirt-v3', faults: 'arbiter-crash=1' };
  expect(cellText(cell, { ...defaultScope, resizes: 1 }, { fencing: 'power' })).toBe(`stalemate: 1
title: qcow2 over nfs with cache=writeback, QEMU 2011, handoff reopen, arbiter libvirt-v3, fencing power, faults arbiter-crash=1
storage: nfs
image: {format: qcow2, allocated: [x]}
disk: {size: 131072, sizes: [131072, 196608], sectors: {x: 0, y: 2048}}
initial: {x: aa}
machines:
  S: {qemu: '2011', cache: writeback}
  D: {qemu: '2011', cache: writeback}
migrations:
  - {from: S, to: D, handoff: 'reopen', arbiter: libvirt-v3, fencing: power}
guest: {writes: 2, reads: 1, flushes: 1, resizes: 1, any-number: true}
faults: {arbiter-crash: 1}
`);
  expect(cellScenario(cell, { ...defaultScope, resizes: 1 }, { fencing: 'power' }).possible).toBe(true);
});

test.each<[Partial<Cell>, string]>([
  [{ storage: 'iscsi', faults: 'server-crash=1' }, 'faults: "server-crash" is impossible on block storage'],
  [{ image: 'raw+needs-check' }, 'image: raw has no "needs-check"'],
  [{ storage: 'iscsi', image: 'qed' }, 'qemu-img refuses to create one ("Cannot resize device files")'],
])('%o is not possible', (changes, reason) => {
  const made = cellScenario({ ...usual, ...changes }, defaultScope);
  expect(made.possible ? '' : made.reason).toContain(reason);
});

test('a raw block device is not resized by QEMU, an image on it is', () => {
  const resizing = { ...defaultScope, resizes: 1 };
  const made = cellScenario({ ...usual, storage: 'iscsi', image: 'raw' }, resizing);
  expect(made.possible ? '' : made.reason).toContain('QEMU cannot resize a block device');
  expect(cellScenario({ ...usual, storage: 'iscsi' }, resizing).possible).toBe(true);
  expect(cellScenario({ ...usual, image: 'raw' }, resizing).possible).toBe(true);
});

test('storage systems with the same options give the model the same', () => {
  const litmusOf = (storage: string) => {
    const made = cellScenario({ ...usual, storage }, defaultScope);
    return made.possible ? { ...made.scenario.litmus, title: '' } : undefined;
  };
  expect(litmusOf('fc')).toEqual(litmusOf('iscsi'));
  expect(litmusOf('krbd')).not.toEqual(litmusOf('iscsi'));
});
