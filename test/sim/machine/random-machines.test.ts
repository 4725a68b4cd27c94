import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { storageModel } from '../../../sim/storage/storage-model.ts';
import { buildWorld } from '../../../sim/storage/world.ts';
import { checkSafety } from '../../../src/check/safety.ts';
import { exploreByJsonKeys } from '../../../src/search/baseline.ts';
import { explore } from '../../../src/search/explore.ts';
import { type RandomMachineOptions, randomMachine, randomMachineScript } from '../../helpers/machine-arbitraries.ts';
import { machineLitmus } from '../../helpers/machine-builder.ts';
import { propertyParameters } from '../../helpers/seed.ts';

/** Properties that some of these machines violate; what is too large to be searched is left out. */
const violatedBy = (options: RandomMachineOptions, seed: number, runs: number): string[] => {
  const found = new Set<string>();
  fc.assert(
    fc.property(randomMachine(options), (sketch) => {
      const { violations, figures } = checkSafety(machineLitmus(sketch), { limits: { maxStates: 4_000 } });
      fc.pre(figures.complete || violations.length > 0);
      for (const { property } of violations) found.add(property);
    }),
    propertyParameters(seed, runs),
  );
  return [...found].sort();
};

describe('a machine alone', () => {
  it('is never wrong about its disk, whatever the storage, the cache, the format and the version', () => {
    expect(violatedBy({ alone: true, faults: false, maxSectors: 3 }, 611, 120)).toEqual([]);
  });

  it('can be wrong once something fails', () => {
    expect(violatedBy({ alone: true, maxSectors: 3 }, 612, 60)).not.toEqual([]);
  });
});

describe('a guest that moves with current QEMU', () => {
  const today: RandomMachineOptions = { versions: ['10.0'], handoffs: 'own', devices: ['virtio-blk'], faults: false };
  const coherent = fc.constantFrom({ name: 'cephfs' }, { name: 'gfs2' }, { name: 'gpfs' });

  it('loses nothing of a raw image on a file system that is coherent, whatever the cache and the arbiter', () => {
    expect(violatedBy({ ...today, storage: coherent, formats: ['raw'] }, 613, 40)).toEqual([]);
  });

  it('nor of any other format', () => {
    expect(violatedBy({ ...today, storage: coherent, arbiters: false }, 614, 25)).toEqual([]);
  });

  it('but does where two hosts cache what they share', () => {
    const blind = fc.constantFrom({ name: 'gfs2', locking: 'local' }, { name: 'iscsi', 'local-cache': 'writeback' });
    expect(violatedBy({ ...today, storage: blind, formats: ['raw'] }, 615, 15)).toContain('stale-read');
  });
});

describe('the search of random machines', () => {
  it('finds the states that the plainest possible search finds', () => {
    fc.assert(
      fc.property(fc.oneof(randomMachine({ maxReads: 1, maxWrites: 1 }), randomMachineScript()), (sketch) => {
        const litmus = machineLitmus(sketch);
        const packed = explore(storageModel(buildWorld(litmus)), {
          limits: { maxStates: 300 },
          withoutReductions: 'all',
        });
        fc.pre(packed.complete);
        const { states, transitions, depth } = exploreByJsonKeys(storageModel(buildWorld(litmus)));
        expect({ states, transitions, depth }).toEqual({
          states: packed.states,
          transitions: packed.transitions,
          depth: packed.depth,
        });
      }),
      propertyParameters(616, 15),
    );
  });
});
