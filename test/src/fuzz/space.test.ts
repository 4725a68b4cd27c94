import { describe, expect, test } from 'vitest';
import {
  type Configuration,
  configurationTitle,
  plainGuest,
  plainProcess,
  scenarioOf,
} from '../../../src/configuration/index.ts';
import { drawConfiguration, type FuzzSpace } from '../../../src/fuzz/space.ts';
import { setupOf, strategies } from '../../../src/fuzz/strategy.ts';

const space: FuzzSpace = {
  storages: ['iscsi', 'nfs', 'gfs2', 'rbd'],
  images: [{ format: 'raw' }, { format: 'qcow2' }, { format: 'qed' }],
  caches: ['none', 'writeback', 'unsafe'],
  guest: plainGuest,
  plain: false,
};
const drawn = (from: FuzzSpace, count: number): Configuration[] =>
  Array.from({ length: count }, (_, seed) => drawConfiguration(from, String(seed)));

describe('configurations that are drawn', () => {
  test('are the same for the same seed', () => {
    expect(drawn(space, 20)).toEqual(drawn(space, 20));
    expect(new Set(drawn(space, 100).map((one) => JSON.stringify(one))).size).toBeGreaterThan(90);
  });

  test('have every kind of feature now and then, and are plain often enough', () => {
    const many = drawn(space, 400);
    const parts = (has: (one: Configuration) => boolean): number => many.filter(has).length / many.length;
    const shares = {
      options: parts(({ storage }) => Object.keys(storage.options).length > 0),
      differ: parts(({ source, destination }) => source !== destination),
      variations: parts(({ image }) => image.variations.length > 0),
      handoff: parts(({ migration }) => migration.handoff.kind === 'named'),
      without: parts(({ migration }) => migration.handoff.kind === 'without'),
      arbiter: parts(({ migration }) => migration.arbiter !== 'none'),
      faults: parts(({ faults }) => Object.keys(faults).length > 0),
      inFlight: parts(({ guest }) => guest.inFlight),
    };
    for (const [name, share] of Object.entries(shares)) {
      expect(share, name).toBeGreaterThan(0.05);
      expect(share, name).toBeLessThan(0.5);
    }
  });

  test('are mostly scenarios', () => {
    const possible = drawn(space, 200).filter((one) => scenarioOf(one).possible);
    expect(possible.length).toBeGreaterThan(100);
  });

  test('keep to what is asked for', () => {
    const narrow: FuzzSpace = {
      ...space,
      storages: ['nfs'],
      caches: ['unsafe'],
      qemus: ['2.6'],
      handoffs: [{ kind: 'named', name: 'reopen' }],
      arbiters: ['ideal'],
      fencing: 'power',
      faults: [{ 'message-loss': 1 }],
    };
    for (const one of drawn(narrow, 30)) {
      expect(one.storage.name).toBe('nfs');
      expect([one.source.cache, one.destination.cache, one.source.qemu]).toEqual(['unsafe', 'unsafe', '2.6']);
      expect(one.migration).toMatchObject({ handoff: { name: 'reopen' }, arbiter: 'ideal', fencing: 'power' });
      expect(one.faults).toEqual({ 'message-loss': 1 });
    }
  });

  test('are cells of a matrix where nothing else is wanted', () => {
    for (const one of drawn({ ...space, plain: true }, 30)) {
      const { qemu, cache } = one.source;
      expect([one.source, one.destination]).toEqual([{ ...plainProcess, qemu, cache }, one.source]);
      expect(configurationTitle(one)).toBe(
        `${one.image.format} over ${one.storage.name} with cache=${cache}, QEMU ${qemu}`,
      );
    }
  });
});

test('mixed takes turns among all strategies', () => {
  const kinds = [0, 1, 2, 3].map((run) => setupOf('mixed', run, 2, 9));
  expect(kinds).toEqual([
    { kind: 'swarm', within: { kind: 'uniform-threads' } },
    { kind: 'pct', depth: 2, steps: 9 },
    { kind: 'swarm', within: { kind: 'uniform-threads' } },
    { kind: 'swarm', within: { kind: 'pct', depth: 2, steps: 9 } },
  ]);
  expect(strategies.map((name) => setupOf(name, 0, 2, 9).kind)).toEqual(['uniform', 'pct', 'swarm', 'swarm']);
});
