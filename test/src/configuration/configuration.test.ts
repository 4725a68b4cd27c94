import { describe, expect, test } from 'vitest';
import {
  type Configuration,
  configurationSize,
  configurationText,
  configurationTitle,
  plainConfiguration,
  plainProcess,
  scenarioOf,
  simplerConfigurations,
} from '../../../src/configuration/index.ts';

const rich: Configuration = {
  storage: { name: 'nfs', options: { version: '4.0', export: 'async' } },
  image: { format: 'qcow2', variations: ['lazy-refcounts', 'bitmap'], allocated: ['x'] },
  source: { ...plainProcess, qemu: '2.6', cache: 'writeback', device: 'ide', locking: false, stopsOnError: true },
  destination: { ...plainProcess, cache: 'writethrough', dropCache: false, autoReadOnly: true },
  migration: {
    handoff: { kind: 'without', name: '10.0', without: ['destination.drop-cache', 'flush'] },
    arbiter: 'libvirt-v3',
    arbiterHost: 'source',
    fencing: 'power',
  },
  guest: { writes: 2, reads: 2, flushes: 1, resizes: 1, anyNumber: false, inFlight: true, sectors: ['x', 'y', 'z'] },
  faults: { 'message-loss': 2, 'link-cut': 1, 'cuts-are-for-good': true, 'host-crash': { S: 1 }, 'server-crash': 1 },
};

const ownSteps: Configuration = {
  ...plainConfiguration,
  migration: {
    ...plainConfiguration.migration,
    handoff: {
      kind: 'steps',
      source: ['stop', 'flush', 'send', 'finish'],
      sourceFails: ['resume'],
      launch: ['open'],
      destination: ['receive', 'start'],
      postcopy: false,
    },
  },
};

describe('the scenario of a configuration', () => {
  test('says everything that is not plain', () => {
    expect(configurationText(rich)).toBe(`stalemate: 1
title: ${configurationTitle(rich)}
storage: {name: nfs, version: '4.0', export: async}
image: {format: qcow2, allocated: [x], lazy-refcounts: true, bitmap: true}
disk: {size: 131072, sizes: [131072, 196608], sectors: {x: 0, y: 2048, z: 1}}
initial: {x: aa}
machines:
  S: {qemu: '2.6', cache: writeback, device: ide, locking: 'off', werror: stop}
  D: {qemu: '10.0', cache: writethrough, drop-cache: false, auto-read-only: true}
migrations:
  - {from: S, to: D, handoff: {like: '10.0', without: [destination.drop-cache, flush]}, arbiter: libvirt-v3, arbiter-host: source, fencing: power}
guest: {writes: 2, reads: 2, flushes: 1, resizes: 1, in-flight: true}
faults: {message-loss: 2, link-cut: 1, cuts-are-for-good: true, host-crash: {S: 1}, server-crash: 1}
`);
    expect(configurationTitle(rich)).toBe(
      'qcow2+lazy-refcounts+bitmap over nfs (version 4.0, export async) with cache=writeback to writethrough, QEMU 2.6 to 10.0, handoff 10.0 without destination.drop-cache and flush, arbiter libvirt-v3, arbiter on the source, fencing power, device ide to virtio-blk, locking off on S, drop-cache off on D, auto-read-only on D, werror stop on S, faults message-loss=2,link-cut=1,cuts-are-for-good,host-crash=1 on S,server-crash=1',
    );
  });

  test.each([
    ['plain', plainConfiguration],
    ['rich', rich],
    ['with steps of its own', ownSteps],
  ])('is a scenario: %s', (_, configuration) => {
    const made = scenarioOf(configuration);
    expect(made.possible ? '' : made.reason).toBe('');
  });

  test('gives the model what the configuration says', () => {
    const made = scenarioOf(rich);
    if (!made.possible) throw new Error(made.reason);
    const { storage, machine, faults } = made.scenario.litmus;
    expect(storage).toMatchObject({ kind: 'nfs', version: '4.0', export: 'async' });
    expect(
      machine?.processes.map(({ device, locking, dropCache, autoReadOnly, stopsOnError }) => [
        device,
        locking,
        dropCache,
        autoReadOnly,
        stopsOnError,
      ]),
    ).toEqual([
      ['ide', false, true, false, true],
      ['virtio-blk', true, false, true, false],
    ]);
    expect(machine?.migrations[0]?.handoff.destination).not.toContain('drop-cache');
    expect(machine?.migrations[0]).toMatchObject({ arbiterHost: 'source', fencing: 'power' });
    expect(machine?.faults).toMatchObject({ messageLoss: 2, linkCut: 1, cutsAreForGood: true });
    expect(faults).toMatchObject({ hostCrash: { S: 1 }, serverCrash: 1 });
  });

  test('that is none says why', () => {
    const made = scenarioOf({ ...plainConfiguration, faults: { 'server-crash': 1 } });
    expect(made.possible ? '' : made.reason).toContain('"server-crash" is impossible on block storage');
  });
});

describe('simpler configurations', () => {
  test('are smaller, different from each other, and in the same order every time', () => {
    for (const configuration of [rich, ownSteps, plainConfiguration]) {
      const simpler = simplerConfigurations(configuration);
      for (const one of simpler) {
        expect(configurationSize(one), configurationTitle(one)).toBeLessThan(configurationSize(configuration));
      }
      expect(new Set(simpler.map((one) => JSON.stringify(one))).size).toBe(simpler.length);
      expect(simplerConfigurations(configuration)).toEqual(simpler);
    }
  });

  test('lead to the plainest of the storage, whichever is taken', () => {
    for (const pick of [0, 0.5, 0.99]) {
      let now = rich;
      for (let next = simplerConfigurations(now); next.length > 0; next = simplerConfigurations(now)) {
        now = next[Math.floor(pick * next.length)]!;
      }
      const { writes, reads, flushes, resizes } = now.guest;
      expect(writes + reads + flushes + resizes).toBe(1);
      expect({ ...now, guest: plainConfiguration.guest }).toEqual({
        ...plainConfiguration,
        storage: { name: 'nfs', options: {} },
      });
    }
  });

  test('begin with what lacks most', () => {
    const [first, second] = simplerConfigurations(rich);
    expect(first?.faults).toEqual({});
    expect(second?.faults).toEqual({ ...rich.faults, 'message-loss': undefined });
  });

  test('of what can be written down are all scenarios here', () => {
    const reasons = simplerConfigurations(rich).flatMap((one) => {
      const made = scenarioOf(one);
      return made.possible ? [] : [made.reason];
    });
    expect(reasons).toEqual([]);
  });
});
