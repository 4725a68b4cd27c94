import { describe, expect, it } from 'vitest';
import { codecOf } from '../../../sim/codec.ts';
import type { Model } from '../../../sim/model.ts';
import { replay } from '../../../sim/replay.ts';
import { initialState, step } from '../../../sim/step.ts';
import type { StorageState } from '../../../sim/storage/state.ts';
import { storageModel } from '../../../sim/storage/storage-model.ts';
import { buildWorld } from '../../../sim/storage/world.ts';
import { explore } from '../../../src/search/explore.ts';
import { createSimulator } from '../../../src/timed/simulate.ts';
import { seedsOf, summarise } from '../../../src/timed/summary.ts';
import { downtimeParts } from '../../../src/timed/timed-run.ts';
import { shippedFiles } from '../../helpers/shipped-scenarios.ts';
import { profileWith, timedScenario } from '../../helpers/timed-scenario.ts';

const shipped = shippedFiles().flatMap(({ scenario }) => (scenario === undefined ? [] : [scenario]));

/** Faults often, and every chance taken now and then. */
const eventful = profileWith(
  {
    ...Object.fromEntries(
      [
        'host-crash',
        'server-crash',
        'power-loss',
        'lose-path',
        'link-cut',
        'message-loss',
        'process-kill',
        'cancel',
        'arbiter-crash',
      ].map((fault) => [`fault.${fault}`, 'exponential(1s)']),
    ),
    'fault.flush-error': '0.3',
    'fault.duplicate': '0.3',
    'attributes.delegation': '0.5',
    'page-cache.residence': 'exponential(1s)',
    'storage.lease': 'exponential(1s)',
    'storage.restart': 'exponential(1s)',
    'storage.head-lag': 'exponential(1s)',
  },
  'nfs-10gbe',
);

describe('a run in virtual time', () => {
  it.each([
    ['as nothing goes wrong', profileWith()],
    ['as much goes wrong', eventful],
  ])('is a run of the model, on every shipped scenario, %s', { timeout: 300_000 }, (_, profile) => {
    let steps = 0;
    for (const { litmus } of shipped) {
      const run = createSimulator(litmus, profile, { maxSteps: 150 }).run({ seed: 'a', keepsTrace: true });
      const model = storageModel(buildWorld(litmus));
      replay(model, run.trace); // throws at a choice that is not enabled
      expect(run.atNs).toEqual([...run.atNs].sort((a, b) => a - b));
      expect(run.trace.length).toBe(run.measured.steps);
      steps += run.trace.length;
    }
    expect(steps).toBeGreaterThan(10 * shipped.length);
  });

  it('visits only states that a search visits', { timeout: 120_000 }, () => {
    let compared = 0;
    for (const { litmus } of shipped) {
      const model = storageModel(buildWorld(litmus));
      const codec = codecOf(model.shape);
      const allowed = reachable(model, 400);
      if (allowed === undefined) continue;
      const simulator = createSimulator(litmus, eventful, { maxSteps: 100 });
      for (const seed of ['a', 'b', 'c']) {
        const state = initialState(model);
        for (const choice of simulator.run({ seed, keepsTrace: true }).trace) {
          step(model, state, choice);
          const words = new Uint32Array(codec.words);
          codec.pack(state, words, 0);
          expect(allowed.has(words.join())).toBe(true);
          compared += 1;
        }
      }
    }
    expect(compared).toBeGreaterThan(1000);
  });

  it('is the same with the same seed, also after other runs, and another with another', () => {
    const { litmus } = timedScenario({ storage: 'nfs' });
    const simulator = createSimulator(litmus, profileWith());
    const first = simulator.run({ seed: '1', keepsTrace: true });
    const other = simulator.run({ seed: '2', keepsTrace: true });
    expect(simulator.run({ seed: '1', keepsTrace: true })).toEqual(first);
    expect(createSimulator(litmus, profileWith()).run({ seed: '1', keepsTrace: true })).toEqual(first);
    expect(other.atNs).not.toEqual(first.atNs);
  });

  it.each(['2011', '2.6', '7.2', '10.0'])('spends the whole downtime on its parts (QEMU %s)', (qemu) => {
    const simulator = createSimulator(
      timedScenario({ qemu, image: 'qcow2' }).litmus,
      profileWith({ 'workload.outstanding': '4' }),
    );
    for (const seed of seedsOf('parts', 20)) {
      const { downtimeNs, partsNs, moved } = simulator.run({ seed }).measured;
      expect(moved).toBe(true);
      expect(downtimeParts.reduce((sum, part) => sum + partsNs[part], 0)).toBe(downtimeNs);
    }
  });

  it('reads old data on a LUN with a page cache, and never with O_DIRECT', { timeout: 60_000 }, () => {
    const staleRuns = (cache: string) => {
      const simulator = createSimulator(timedScenario({ cache }).litmus, profileWith());
      const runs = seedsOf('stale', 60).map((seed) => simulator.run({ seed }));
      const { probabilities } = summarise(runs, ['stale-read']);
      for (const { measured, violations } of runs)
        expect(measured.staleReads > 0).toBe(violations.some(({ property }) => property === 'stale-read'));
      return probabilities.find(({ name }) => name === 'staleWindow')!.times;
    };
    expect(staleRuns('writeback')).toBeGreaterThan(50);
    expect(staleRuns('none')).toBe(0);
  });
});

describe('the last flush', () => {
  const flat = {
    'storage.flush': '1ms',
    'storage.write-bandwidth': '1GB/s',
    'qemu.stop': '0',
    'workload.think': 'never',
  };

  it('takes as long as it takes to send what is dirty', () => {
    const flushNs = (dirty: string, cache = 'writeback') =>
      createSimulator(
        timedScenario({ cache }).litmus,
        profileWith({ ...flat, 'page-cache.dirty-at-start': dirty }),
      ).run({ seed: '1' }).measured;
    expect(flushNs('0').partsNs.flush).toBe(1e6);
    expect(flushNs('500MB').partsNs.flush).toBe(501e6);
    expect(flushNs('500MB').flushedInLastPhaseBytes).toBe(500e6);
  });

  it('has nothing to send with O_DIRECT, with write-through, and with a flush that QEMU drops', () => {
    for (const cache of ['none', 'writethrough', 'unsafe']) {
      const { partsNs, flushedInLastPhaseBytes } = createSimulator(
        timedScenario({ cache }).litmus,
        profileWith({ ...flat, 'page-cache.dirty-at-start': '500MB' }),
      ).run({ seed: '1' }).measured;
      expect(partsNs.flush).toBe(1e6);
      expect(flushedInLastPhaseBytes).toBe(0);
    }
  });

  it('finds less once Linux has written back what is older than 30 s', () => {
    const { dirtyAtStopBytes } = createSimulator(
      timedScenario().litmus,
      profileWith({ ...flat, 'page-cache.dirty-at-start': '500MB', 'migration.delay': '60s' }),
    ).run({ seed: '1' }).measured;
    expect(dirtyAtStopBytes).toBe(0);
  });
});

describe('precopy', () => {
  const rates = {
    'guest.memory': '8GB',
    'migration.bandwidth': '1GB/s',
    'guest.dirty-rate': '500MB/s',
    'guest.writable-working-set': '8GB',
  };

  it('agrees with the closed form for a constant dirty rate', () => {
    const run = createSimulator(
      timedScenario().litmus,
      profileWith({ ...rates, 'migration.max-downtime': '100ms' }),
    ).run({
      seed: '1',
      keepsTrace: true,
    });
    const bytes = run.precopy.map((round) => round.bytes);
    expect(bytes).toEqual(bytes.map((_, round) => 8e9 * 0.5 ** round));
    // What is left after n rounds is 8 GB / 2^n: at most 100 MB for the first time after 7.
    expect(bytes).toHaveLength(7);
    const lengthNs = run.precopy.at(-1)!.endNs - run.precopy[0]!.beginNs;
    expect(lengthNs).toBe((8e9 * (1 - 0.5 ** 7)) / 0.5);
    const left = 8e9 * 0.5 ** 7;
    expect(run.measured.partsNs['device-state']).toBeGreaterThan(left);
  });

  it('never ends where the guest writes faster than the link carries', () => {
    const run = createSimulator(
      timedScenario().litmus,
      profileWith({ ...rates, 'guest.dirty-rate': '1.5GB/s', 'workload.think': 'never' }),
    ).run({ seed: '1' });
    expect(run.ended).toBe('until');
    expect(run.measured.moved).toBe(false);
    expect(run.measured.precopyRounds).toBeGreaterThan(50);
  });
});

/** Every state of the model, packed, or undefined where there are more than so many. */
function reachable(model: Model<StorageState>, most: number): Set<string> | undefined {
  const { complete, states, state } = explore(model, { limits: { maxStates: most }, withoutReductions: 'all' });
  if (!complete) return undefined;
  const { words, pack } = codecOf(model.shape);
  return new Set(
    Array.from({ length: states }, (_, id) => {
      const packed = new Uint32Array(words);
      pack(state(id), packed, 0);
      return packed.join();
    }),
  );
}
