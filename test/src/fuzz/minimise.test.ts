import { describe, expect, test } from 'vitest';
import { storageModel } from '../../../sim/storage/storage-model.ts';
import { buildWorld } from '../../../sim/storage/world.ts';
import { checkSafety } from '../../../src/check/safety.ts';
import { traceNames } from '../../../src/check/trace-names.ts';
import {
  type Configuration,
  isPartOf,
  plainConfiguration,
  plainProcess,
  scenarioOf,
  simplerConfigurations,
} from '../../../src/configuration/index.ts';
import { minimise, type Unsafe } from '../../../src/fuzz/minimise.ts';
import { searchViolation } from '../../../src/fuzz/shortest-run.ts';

/** Unsafe because of the page cache of the destination; everything else only comes along. */
const laden: Configuration = {
  ...plainConfiguration,
  storage: { name: 'nfs', options: { export: 'async' } },
  image: { format: 'qcow2', variations: ['lazy-refcounts'], allocated: ['x'] },
  source: { ...plainProcess, qemu: '2011', cache: 'writeback', device: 'ide' },
  destination: { ...plainProcess, qemu: '2011', cache: 'writeback' },
  guest: { ...plainConfiguration.guest, writes: 2, reads: 2 },
  faults: { cancel: 1 },
};

function unsafe(configuration: Configuration, property: string): Unsafe {
  const made = scenarioOf(configuration);
  if (!made.possible) throw new Error(made.reason);
  const model = storageModel(buildWorld(made.scenario.litmus));
  const { trace } = searchViolation(model, property, 100_000);
  return { configuration, property, run: traceNames(model, trace!) };
}

describe('the smallest unsafe configuration', () => {
  const small = minimise(unsafe(laden, 'stale-read'));

  test('has nothing that it does not take, and was not made up of something else', () => {
    const { configuration } = small;
    expect(configuration.faults).toEqual({});
    expect(configuration.storage).toEqual({ name: 'nfs', options: {} });
    expect(configuration.guest).toMatchObject({ writes: 1, reads: 1, flushes: 0 });
    expect(configuration.source.device).toBe('virtio-blk');
    expect(isPartOf(configuration, laden)).toBe(true);
    expect(isPartOf(laden, configuration)).toBe(false);
  });

  test('violates the property by its run, the shortest there is', () => {
    const again = unsafe(small.configuration, 'stale-read');
    expect(small.shortest).toBe(true);
    expect(small.run).toHaveLength(again.run.length);
  });

  test('is safe without any of its features, by a complete search', () => {
    expect(small.without.undecided).toBe(0);
    let searched = 0;
    for (const simpler of simplerConfigurations(small.configuration)) {
      const made = scenarioOf(simpler);
      if (!made.possible) continue;
      const { violations } = checkSafety(made.scenario.litmus);
      expect(violations.map(({ property }) => property)).not.toContain('stale-read');
      searched += 1;
    }
    expect(searched).toBe(small.without.searched);
  });
});

describe('a configuration is part of another', () => {
  test('when each of its features is there', () => {
    expect(isPartOf(laden, laden)).toBe(true);
    expect(isPartOf({ ...laden, faults: {} }, laden)).toBe(true);
    expect(isPartOf(laden, { ...laden, faults: {} })).toBe(false);
    expect(isPartOf({ ...laden, storage: { name: 'gfs2', options: {} } }, laden)).toBe(false);
    expect(isPartOf({ ...laden, image: { ...laden.image, variations: ['bitmap'] } }, laden)).toBe(false);
    expect(isPartOf({ ...laden, source: { ...laden.source, qemu: '2.6' } }, laden)).toBe(false);
    expect(isPartOf({ ...laden, guest: { ...laden.guest, writes: 3 } }, laden)).toBe(false);
    expect(isPartOf({ ...laden, source: plainProcess, destination: plainProcess }, laden)).toBe(true);
  });

  test('faults of one host are told apart', () => {
    const [S, D] = (['S', 'D'] as const).map(
      (name): Configuration => ({ ...laden, faults: { 'host-crash': { [name]: 1 } } }),
    );
    const both: Configuration = { ...laden, faults: { 'host-crash': { S: 1, D: 1 } } };
    expect([isPartOf(S!, both), isPartOf(both, S!), isPartOf(S!, D!)]).toEqual([true, false, false]);
  });
});
