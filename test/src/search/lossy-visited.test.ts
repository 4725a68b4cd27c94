import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { mig } from '../../../sim/models/mig.ts';
import { replay } from '../../../sim/replay.ts';
import { columnsIn } from '../../../src/search/columns.ts';
import { explore } from '../../../src/search/explore.ts';
import { bitstateVisited, hashCompactVisited, type LossyOptions } from '../../../src/search/lossy-visited.ts';
import { createSpill, type Spill } from '../../../src/search/spill.ts';
import { type VisitedShape, visitedBeside } from '../../../src/search/visited.ts';
import { everything } from './everything.ts';

const model = mig({ sectors: 3, versions: 2, fix: false });
const plain = { withoutReductions: 'all' } as const;
const exact = explore(model, plain);

const modes = {
  'hash-compact': hashCompactVisited,
  bitstate: bitstateVisited,
};

function search(mode: keyof typeof modes, options: Partial<LossyOptions> & { bits: number }) {
  const createVisited = (shape: VisitedShape) => modes[mode](shape, { seed: 1, ...options });
  return explore(model, { ...plain, createVisited });
}

describe.each(['hash-compact', 'bitstate'] as const)('%s', (mode) => {
  const [ample, few] = mode === 'bitstate' ? [26, 16] : [64, 16];

  test('with ample bits it finds what the exact search finds, and still does not call it complete', () => {
    const found = search(mode, { bits: ample });
    expect(found).toMatchObject({ complete: false, stoppedBy: 'lossy' });
    expect(found.omission).toMatchObject({ mode });
    expect(found.omission?.probability).toBeLessThan(0.01);
    const { complete, stoppedBy, omission, ...rest } = everything(found);
    const { complete: _, ...expected } = everything(exact);
    expect(rest).toEqual(expected);
  });

  test('with absurdly few bits it leaves states out, and says so', () => {
    const found = search(mode, { bits: few });
    expect(found.states).toBeLessThan(exact.states);
    expect(found).toMatchObject({ complete: false, stoppedBy: 'lossy' });
    expect(found.omission?.probability).toBeGreaterThan(0.99);
  });

  test('the estimate is about right, over many seeds', () => {
    // So many bits that a state or two are lost now and then.
    const bits = mode === 'bitstate' ? 19 : 28;
    const runs = Array.from({ length: 12 }, (_, seed) => search(mode, { bits, seed }));
    const lost = runs.filter(({ states }) => states < exact.states).length / runs.length;
    const estimated = runs.reduce((sum, { omission }) => sum + (omission?.probability ?? 0), 0) / runs.length;
    expect(estimated).toBeGreaterThan(0.2);
    expect(Math.abs(lost - estimated)).toBeLessThan(0.4);
  });

  test('a violation it finds is real', () => {
    const found = search(mode, { bits: mode === 'bitstate' ? 18 : 20 });
    const [violation] = found.violations;
    const trace = found.trace(violation?.id ?? -1);
    expect(replay(model, trace).staleRead).toBe(true);
  });

  test('another seed leaves out other states, the same seed the same', () => {
    const counts = ([1, 1, 2] as const).map((seed) => everything(search(mode, { bits: few, seed })).all.join());
    expect(counts[0]).toBe(counts[1]);
    expect(counts[0]).not.toBe(counts[2]);
  });

  test('limits hold', () => {
    const createVisited = (shape: VisitedShape) => modes[mode](shape, { bits: few, seed: 1 });
    expect(explore(model, { ...plain, createVisited, limits: { maxStates: 300 } })).toMatchObject({
      complete: false,
      stoppedBy: 'states',
      states: 300,
    });
  });
});

test('a bit field larger than the memory allowed is refused', () => {
  const createVisited = (shape: VisitedShape) => bitstateVisited(shape, { bits: 30, seed: 1 });
  expect(() => explore(model, { createVisited, limits: { maxBytes: 2 ** 20 } })).toThrow('134217728 bytes');
});

describe('spilled to files', () => {
  const folder = join(tmpdir(), `stalemate-spill-test-${process.pid}`);
  let spill: Spill;
  beforeEach(() => {
    rmSync(folder, { recursive: true, force: true });
    spill = createSpill(mkdtempSync(folder), 2 ** 12);
  });
  afterEach(() => spill.end());

  test('the exact search finds the same, with less memory', () => {
    const large = mig({ sectors: 4, versions: 1, fix: false });
    const createVisited = (shape: VisitedShape) => visitedBeside(shape, columnsIn(spill.log('parents', 2)));
    const found = explore(large, { ...plain, createVisited });
    const inMemory = explore(large, plain);
    expect(everything(found)).toEqual(everything(inMemory));
    expect(spill.bytes()).toBeGreaterThan(0);
  });

  test.each(['hash-compact', 'bitstate'] as const)('%s finds the same as in memory', (mode) => {
    const bits = mode === 'bitstate' ? 24 : 40;
    const found = search(mode, { bits, log: spill.log });
    expect(everything(found)).toEqual(everything(search(mode, { bits })));
    expect(spill.bytes()).toBeGreaterThan(2 ** 17);
  });

  test('the files are gone at the end', () => {
    search('hash-compact', { bits: 40, log: spill.log });
    spill.end();
    expect(() => search('hash-compact', { bits: 40, log: spill.log })).toThrow('cannot spill to');
  });
});

test('a folder that cannot be made is refused', () => {
  expect(() => createSpill('/dev/null/folder')).toThrow('cannot spill to /dev/null/folder');
});
