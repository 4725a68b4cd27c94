import { describe, expect, test } from 'vitest';
import { outcomesOf } from '../../../src/check/outcomes-of.ts';
import { checkSafety } from '../../../src/check/safety.ts';
import { explainViolation } from '../../../src/explain/explain.ts';
import { withHandoff, withSteps } from '../../../src/explain/insert-step.ts';
import type { MissingSteps, Remedy } from '../../../src/explain/missing-step.ts';
import { type MachineSketch, machineLitmus } from '../../helpers/machine-builder.ts';

const qcow2 = { format: 'qcow2', allocated: ['x'] };
const guest = { writes: 2, reads: 1 };

function missing(sketch: MachineSketch, property: string, maxStates?: number): MissingSteps {
  const litmus = machineLitmus(sketch);
  const { properties } = outcomesOf(litmus);
  const { missing: found } = explainViolation(
    litmus,
    property,
    properties,
    maxStates === undefined ? {} : { maxStates },
  );
  if (found === null) throw new Error('no handoff');
  return found;
}

const text = ({ steps }: Remedy): string => steps.map(({ process, step }) => `${process} ${step}`).join(' + ');

/** Adds the steps to the handoff, and searches everything again. */
function mended(sketch: MachineSketch, { migration, steps }: Remedy): string[] {
  const litmus = machineLitmus(sketch);
  const handoff = withSteps(litmus.machine!.migrations[migration]!.handoff, steps);
  return checkSafety(withHandoff(litmus, migration, handoff)).violations.map(({ property }) => property);
}

describe('the missing step', () => {
  test.each<[string, MachineSketch, string, string[], string]>([
    ['drops the page cache', { qemu: '2011', cache: 'writeback' }, 'stale-read', ['D drop-cache', 'D reopen'], '3.0'],
    [
      'reads the tables again',
      { qemu: '2011', cache: 'none', image: qcow2 },
      'stale-read',
      ['D invalidate', 'D reopen'],
      '1.0',
    ],
    [
      'asks for the length again',
      { storage: 'nfs', qemu: '1.7', cache: 'none', image: qcow2, disk: { size: 131072, sectors: { x: 0, y: 2048 } } },
      'stale-read',
      ['D refresh-size', 'D reopen'],
      '2.0',
    ],
  ])('%s', (_, sketch, property, expected, version) => {
    const busy = { ...sketch, guest };
    const { remedies, undecided } = missing(busy, property);
    expect(remedies.map(text)).toEqual(expected);
    expect(undecided).toBe(0);
    expect(remedies[0]?.steps[0]?.since).toMatchObject({ kind: 'version', name: version });
    for (const remedy of remedies) expect(mended(busy, remedy)).not.toContain(property);
  });

  test('is a flush whose errors count, where the source failed to flush', () => {
    const migrations = [{ from: 'S', to: 'D', handoff: { like: '2011', without: ['source.flush-ignoring-errors'] } }];
    const machines = { S: { qemu: '2011', cache: 'writeback' }, D: { qemu: '2011', cache: 'none' } };
    const sketch = { machines, migrations, guest: { writes: 1, reads: 1, sectors: ['x'] } };
    expect(missing(sketch, 'stale-read').remedies.map(text)).toContain('S flush');
  });

  test('tells the device its size', () => {
    const disk = { size: 131072, sizes: [131072, 196608], sectors: { x: 0 } };
    const sketch = { storage: 'nfs', cache: 'none', keys: { device: 'ide' }, disk, guest: { ...guest, resizes: 1 } };
    const { remedies } = missing(sketch, 'stale-size');
    expect(remedies.map(text)).toEqual(['D refresh-devices']);
    expect(remedies[0]?.steps[0]?.since).toBeUndefined();
  });

  test('comes before the one that was there too late', () => {
    const migrations = [{ from: 'S', to: 'D', handoff: 'invalidate-then-drop' }];
    const disk = { size: 2 ** 24, sectors: { x: 0, z: 2 ** 23 } };
    const sketch = { qemu: '2.0', cache: 'writeback', image: qcow2, disk, migrations, guest };
    const { remedies } = missing(sketch, 'metadata-corruption');
    expect(remedies.map(text)).toContain('D drop-cache');
  });

  test('may belong to the second migration only', () => {
    const machine = { qemu: '3.0', cache: 'writeback' };
    const migrations = [
      { from: 'S', to: 'D' },
      { from: 'D', to: 'N', handoff: { like: '3.0', without: ['destination.drop-cache'] } },
    ];
    const going = [
      'D: launch',
      'S: write x 1',
      'S: migrate',
      'D: write x 2',
      'N: launch',
      'D: migrate',
      'N: read x -> r',
    ];
    const machines = { S: machine, D: machine, N: { ...machine, host: 'S' } };
    const sketch = { machines, migrations, steps: going };
    const { remedies, undecided } = missing(sketch, 'stale-read');
    expect(undecided).toBe(0);
    expect(remedies.map((one) => [one.migration, text(one)])).toContainEqual([1, 'N drop-cache']);
    for (const remedy of remedies) expect(mended(sketch, remedy)).not.toContain('stale-read');
  });

  test('may be two steps, where neither helps alone', () => {
    // While another program has the image open, closing it drops no page.
    const hosts = { P: { host: 'D', opens: { p: 'buffered read-only' } } };
    const sketch = { qemu: '2011', cache: 'writeback', image: qcow2, hosts, guest };
    const { remedies } = missing(sketch, 'metadata-corruption');
    expect(remedies.map(text)).toContain('D drop-cache + D invalidate');
    for (const remedy of remedies) expect(mended(sketch, remedy)).not.toContain('metadata-corruption');
  });

  test('may be the acknowledgement, which takes both sides', () => {
    const migrations = [{ from: 'S', to: 'D', handoff: '2011' }];
    const faults = { 'link-cut': 1, 'cuts-are-for-good': false };
    const found = missing({ qemu: '2011', cache: 'none', migrations, faults, guest: { writes: 1, reads: 1 } }, 'stuck');
    expect(found.remedies.map(text)).toEqual(['S await-acknowledgement + D acknowledge']);
  });
});

describe('where nothing helps', () => {
  test('no remedy is claimed, and steps that help against this run only are told apart', () => {
    const faults = { 'flush-error': { S: 1 } };
    const found = missing({ qemu: '2011', cache: 'writeback', faults, guest: { writes: 1, reads: 1 } }, 'lost-write');
    expect(found.remedies).toEqual([]);
    expect(found.partial.map(({ step }) => step)).toEqual(['flush']);
  });

  test('a search that hits its limit is no proof', () => {
    const { remedies, undecided } = missing({ qemu: '2011', cache: 'writeback', guest }, 'stale-read', 50);
    expect(remedies).toEqual([]);
    expect(undecided).toBeGreaterThan(0);
  });

  test('there is nothing to say without a handoff', () => {
    const disk = { size: 131072, sizes: [131072, 196608], sectors: { x: 0, y: 140000 } };
    const machines = { A: { program: 'qemu-io', cache: 'none' }, B: { program: 'qemu-io', cache: 'none' } };
    const steps = ['A: launch', 'B: launch', 'A: resize 196608', 'B: read y -> r'];
    const litmus = machineLitmus({ image: qcow2, disk, machines, steps });
    const { properties } = outcomesOf(litmus);
    expect(explainViolation(litmus, 'stale-size', properties).missing).toBeNull();
    expect(() => explainViolation(litmus, 'stale-read', properties)).toThrow('stale-read is not violated');
  });
});
