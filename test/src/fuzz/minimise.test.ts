import { describe, expect, test } from 'vitest';
import { storageModel } from '../../../sim/storage/storage-model.ts';
import { buildWorld } from '../../../sim/storage/world.ts';
import { checkSafety } from '../../../src/check/safety.ts';
import { traceNames } from '../../../src/check/trace-names.ts';
import {
  type Configuration,
  configurationSize,
  isPartOf,
  plainConfiguration,
  plainProcess,
  scenarioOf,
  simplerConfigurations,
} from '../../../src/configuration/index.ts';
import { CAUSES_LOOKED_AT, causeOf, causesIn, isRelated } from '../../../src/fuzz/causes.ts';
import { minimise, type Unsafe } from '../../../src/fuzz/minimise.ts';
import { searchViolation } from '../../../src/fuzz/shortest-run.ts';
import { setupOf } from '../../../src/fuzz/strategy.ts';
import { createRunner } from '../../../src/random/index.ts';

const goesOn = { shouldStop: () => false };

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
  return { configuration, property, run: traceNames(model, trace!), cause: causeOf(model, property, trace!) };
}

describe('the smallest unsafe configuration', () => {
  const small = minimise(unsafe(laden, 'stale-read'), goesOn);

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

  test('is safe without any of its features, or unsafe by another cause, by complete searches', () => {
    expect(small.without.undecided).toBe(0);
    let [searched, otherCause] = [0, 0];
    for (const simpler of simplerConfigurations(small.configuration)) {
      const made = scenarioOf(simpler);
      if (!made.possible) continue;
      const nearest = checkSafety(made.scenario.litmus).violations.find(({ property }) => property === 'stale-read');
      if (nearest === undefined) {
        searched += 1;
        continue;
      }
      otherCause += 1;
      const its = causeOf(storageModel(buildWorld(made.scenario.litmus)), 'stale-read', nearest.trace);
      expect(isRelated(its, small.cause)).toBe(false);
    }
    expect({ searched, otherCause }).toMatchObject({
      searched: small.without.searched,
      otherCause: small.without.otherCause,
    });
  });
});

describe('the cause of the run that was found', () => {
  // The storage itself is behind where the source never flushes; the page cache of the destination is another cause.
  const configuration: Configuration = {
    ...plainConfiguration,
    storage: { name: 'iscsi', options: {} },
    source: { ...plainProcess, qemu: '2011', cache: 'unsafe' },
    destination: { ...plainProcess, qemu: '2011', cache: 'unsafe' },
    guest: { ...plainConfiguration.guest, writes: 3, reads: 3 },
  };
  const made = scenarioOf(configuration);
  if (!made.possible) throw new Error(made.reason);
  const model = storageModel(buildWorld(made.scenario.litmus));
  const run = createRunner(model);
  const runs = Array.from({ length: 100 }, (_, index) => ({
    seed: String(index),
    ...run(setupOf('mixed', index, 3, 25), { seed: `0/${index}`, maxSteps: 1000 }),
  })).filter(({ violated }) => violated === 'stale-read');
  const { causes, notLookedAt } = causesIn(model, 'stale-read', runs, () => false);

  test('is one of several in one batch, each with a run of its own', () => {
    expect(causes.length).toBeGreaterThan(1);
    for (const [index, one] of causes.entries()) {
      expect(causeOf(model, 'stale-read', one.trace)).toEqual(one.cause);
      for (const other of causes.slice(0, index)) expect(isRelated(one.cause, other.cause)).toBe(false);
    }
    expect(causes.reduce((sum, { runs: own }) => sum + own, 0)).toBe(runs.length);
    expect(notLookedAt).toBe(Math.max(0, runs.length - CAUSES_LOOKED_AT));
  });

  test.each(causes.map((one, index) => [index + 1, one] as const))(
    'is kept while the configuration gets smaller: %d',
    (_, { trace, cause }) => {
      const small = minimise({ configuration, property: 'stale-read', run: traceNames(model, trace), cause }, goesOn);
      expect(isRelated(small.cause, cause)).toBe(true);
      expect(small.stopped).toBe(false);
      expect(configurationSize(small.configuration)).toBeLessThan(configurationSize(configuration));
    },
  );

  test('is left as it is where there is no time', () => {
    const { trace, cause } = causes[0]!;
    const found = { configuration, property: 'stale-read', run: traceNames(model, trace), cause };
    const small = minimise(found, { shouldStop: () => true });
    expect(small).toMatchObject({ configuration, stopped: true, shortest: false });
    expect(isRelated(small.cause, cause)).toBe(true);
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
