import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { checkSafety } from '../../../src/check/safety.ts';
import { singleChanges } from '../../../src/explain/single-change.ts';
import type { Cell } from '../../../src/matrix/axes.ts';
import { cellScenario } from '../../../src/matrix/cell-scenario.ts';
import { defaultScope } from '../../../src/matrix/scope.ts';
import { scenarioOf } from '../../src/report/load.ts';

const usual: Cell = {
  storage: 'iscsi',
  cache: 'writeback',
  image: 'raw',
  qemu: '2011',
  handoff: 'own',
  arbiter: 'none',
  faults: 'none',
};

function decided(cell: Partial<Cell>, withoutReductions: readonly string[] = []) {
  const made = cellScenario({ ...usual, ...cell }, defaultScope);
  if (!made.possible) throw new Error(made.reason);
  const { violations, notReached, figures } = checkSafety(made.scenario.litmus, { withoutReductions });
  const { states, reductions, complete } = figures;
  expect(complete).toBe(true);
  return {
    found: { notReached, violations: violations.map(({ property, trace }) => [property, trace.length]) },
    states,
    used: reductions.includes('settled-copies'),
  };
}

describe('copies of what can no longer change', () => {
  it.each<Partial<Cell>>([
    {},
    { cache: 'writethrough', qemu: '10.0' },
    { storage: 'gfs2', cache: 'writeback' },
    { image: 'qcow2', qemu: '10.0' },
  ])('are as good as none: %o', (cell) => {
    const merged = decided(cell);
    const plain = decided(cell, ['settled-copies']);
    expect([merged.used, plain.used]).toEqual([true, false]);
    expect(merged.found).toEqual(plain.found);
    expect(merged.states).toBeLessThan(plain.states);
  });

  it.each<Partial<Cell>>([{ storage: 'cephfs', cache: 'unsafe', qemu: '10.0' }, { storage: 'rbd' }])(
    'change no finding where there is little to merge: %o',
    (cell) => {
      expect(decided(cell).used).toBe(true);
      expect(decided(cell).found).toEqual(decided(cell, ['settled-copies']).found);
    },
  );

  it.each<Partial<Cell>>([
    { storage: 'nfs' },
    { storage: 'gluster' },
    { qemu: '2.6' },
    { arbiter: 'libvirt-v3' },
    { faults: 'cancel=1' },
  ])('matter where attributes come along, or somebody may come between: %o', (cell) => {
    expect(decided(cell).used).toBe(false);
  });
});

test('every option of NFS can be searched, with runs of the model itself', () => {
  const path = 'scenarios/thread/17f-liguori-nfs-none-to-writeback.yaml';
  const variants = singleChanges(scenarioOf(readFileSync(path, 'utf8')).litmus).filter(
    ({ change }) => change.kind === 'storage',
  );
  expect(variants.length).toBeGreaterThan(10);
  for (const { change, litmus } of variants) {
    const found = (withoutReductions: readonly string[]) =>
      checkSafety(litmus, { withoutReductions }).violations.map(({ property, trace }) => [property, trace.length]);
    expect(found([]), JSON.stringify(change)).toEqual(found(['settled-copies', 'dead-values']));
  }
});
