import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { replay } from '../../../sim/index.ts';
import type { StorageState } from '../../../sim/storage/state.ts';
import { violationsOfRun } from '../../../src/check/run-properties.ts';
import {
  configurations,
  contextSwitches,
  litmusPrograms,
  type ModelRun,
  migrations,
  plainConfiguration,
  plainProcess,
  runOfChoices,
  runs,
  runsOf,
  saveRun,
  stepsPerRun,
  systemOf,
} from '../../../src/fast-check/index.ts';
import { explore } from '../../../src/search/explore.ts';
import { propertyParameters } from '../../helpers/seed.ts';

const old = { ...plainProcess, qemu: '2011', cache: 'writeback' } as const;
const unsafe = systemOf({ ...plainConfiguration, source: old, destination: old });

describe('runs of a model', () => {
  test('are runs: they can be replayed, and say what they violate', () => {
    fc.assert(
      fc.property(runs(unsafe.model), ({ model, trace, violated }) => {
        replay(model, trace);
        expect(violationsOfRun(model, trace).map(({ property }) => property)).toEqual(
          violated === undefined ? [] : [violated],
        );
      }),
      propertyParameters(51, 200),
    );
  });

  test('shrink to the length of the shortest, and repeat from seed and path', () => {
    const { violations, trace } = explore(unsafe.model);
    const shortest = new Map(violations.map(({ property, id }) => [property, trace(id).length]));
    const property = fc.property(runs(unsafe.model), ({ violated }) => violated === undefined);
    for (let seed = 1; seed <= 5; seed++) {
      const details = fc.check(property, { seed, numRuns: 1000 });
      const [run] = details.counterexample!;
      expect(run.trace).toHaveLength(shortest.get(run.violated!)!);
      const again = fc.check(property, { seed: details.seed, path: details.counterexamplePath!, endOnFailure: true });
      expect(again.counterexample![0].trace).toEqual(run.trace);
    }
  });

  test('shrink to what was asked, where that is no violation', () => {
    const switches = ({ model, trace }: ModelRun<StorageState>): number => contextSwitches(model, trace);
    const { counterexample } = fc.check(
      fc.property(runs(unsafe.model), (run) => switches(run) < 3),
      { seed: 1 },
    );
    const [run] = counterexample!;
    expect(switches(run)).toBe(3);
    for (const at of run.trace.keys()) {
      const without = [...run.trace.slice(0, at), ...run.trace.slice(at + 1)];
      expect(switches(runOfChoices(run.model, without))).toBeLessThan(3);
    }
  });

  test('end only at the properties that were asked for', () => {
    const lost = fc.sample(runs(unsafe.model, { properties: ['lost-write'] }), { seed: 3, numRuns: 200 });
    expect(lost.filter(({ violated }) => violated !== undefined)).toEqual([]);
    expect(() => runs(unsafe.model, { properties: ['lost-writ'] })).toThrow(
      'has no property lost-writ; it has stale-read',
    );
  });

  test('are long enough: every run comes to its end or violates something', () => {
    const figures = stepsPerRun(runs(unsafe.model), { seed: 1 });
    expect(figures).toMatchObject({ runs: 200, cut: 0 });
    expect(figures.least).toBeGreaterThan(5);
    expect(figures.text).toContain(`median ${figures.median}`);
    const cut = stepsPerRun(runs(unsafe.model, { maxSteps: 3 }), { seed: 1, numRuns: 50 });
    expect([cut.most, cut.cut + cut.violating]).toEqual([3, 50]);
  });
});

describe('runs of migrations', () => {
  test('shrink to a small configuration and a short run, saved as a file that violates the same', () => {
    const { counterexample } = fc.check(
      fc.property(
        migrations({ storages: ['iscsi', 'nfs'], formats: ['raw'], qemus: ['2011'] }),
        ({ violated }) => violated !== 'stale-read',
      ),
      { seed: 8, numRuns: 1000 },
    );
    const [run] = counterexample!;
    expect(run.source).toMatchObject({ image: { format: 'raw' }, faults: {}, migration: plainConfiguration.migration });
    const { guest } = run.source;
    expect([guest.writes, guest.reads, guest.flushes, guest.sectors]).toEqual([1, 1, 0, ['x']]);
    const { scenario } = systemOf(saveRun(run, 'From a test.'));
    expect(scenario.trace?.choices).toHaveLength(run.trace.length);
    expect(scenario.properties?.violated).toContain('stale-read');
    expect(String(fc.stringify(run))).toContain(`${run.trace.length} steps`);
  });

  test('are drawn of litmus programs too', () => {
    const [run] = fc.sample(runsOf(litmusPrograms()), { seed: 1, numRuns: 1 });
    expect(systemOf(saveRun(run!)).scenario.trace?.choices).toHaveLength(run!.trace.length);
  });
});

test('configurations are possible, mostly plain, and shrink to the plainest', () => {
  const drawn = fc.sample(configurations(), { seed: 1, numRuns: 150 });
  for (const configuration of drawn) systemOf(configuration);
  const share = (has: (one: (typeof drawn)[number]) => boolean) => drawn.filter(has).length / drawn.length;
  expect(share(({ faults }) => Object.keys(faults).length > 0)).toBeGreaterThan(0.05);
  expect(share(({ faults }) => Object.keys(faults).length > 0)).toBeLessThan(0.5);
  expect(share(({ migration }) => migration.handoff.kind !== 'own')).toBeGreaterThan(0.1);
  expect(share(({ source, destination }) => source.cache !== destination.cache)).toBeGreaterThan(0.1);
  expect(new Set(drawn.map(({ storage }) => storage.name)).size).toBeGreaterThan(8);
  const { counterexample } = fc.check(
    fc.property(configurations({ storages: ['nfs'] }), ({ image }) => image.format !== 'qcow2'),
    { seed: 2 },
  );
  const [{ guest, ...rest }] = counterexample!;
  expect([guest.writes + guest.reads + guest.flushes, guest.sectors.length]).toEqual([1, 1]);
  const { guest: _, ...plain } = plainConfiguration;
  expect(rest).toEqual({
    ...plain,
    storage: { name: 'nfs', options: {} },
    image: { format: 'qcow2', variations: [], allocated: [] },
  });
});

test('configurations stay among what they are drawn from, also when they shrink', () => {
  const among = configurations({
    storages: ['nfs', 'iscsi'],
    caches: ['writeback'],
    formats: ['qcow2'],
    qemus: ['2011'],
  });
  const { counterexample } = fc.check(
    fc.property(among, ({ guest }) => guest.writes < 0),
    { seed: 1 },
  );
  const [{ source, destination, image, storage }] = counterexample!;
  expect([source.cache, destination.cache, image.format, source.qemu, destination.qemu]).toEqual([
    'writeback',
    'writeback',
    'qcow2',
    '2011',
    '2011',
  ]);
  expect(['nfs', 'iscsi']).toContain(storage.name);
});
