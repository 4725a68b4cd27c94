import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outcomesOf } from '../../../src/check/outcomes-of.ts';
import { litmus, type Sketch } from '../../helpers/litmus-builder.ts';
import { propertyParameters } from '../../helpers/seed.ts';
import {
  blockStorage,
  coherentStorage,
  nfsStorage,
  randomSketch,
  type SketchOptions,
} from '../../helpers/storage-arbitraries.ts';

/** Outcomes in which some read returned something else than the last acknowledged write. */
function oldOutcomes(sketch: Sketch): string[] {
  const { outcomes, figures } = outcomesOf(litmus(sketch), { limits: { maxStates: 40_000 } });
  fc.pre(figures.complete);
  return outcomes.filter(({ outcome }) => outcome.registers.some(({ old }) => old)).map(({ key }) => key);
}

/** A sketch from a random source in which some read is old: shows that the claim beside it is not empty. */
function someOld(options: SketchOptions, seed: number): Sketch | undefined {
  const sketches = fc.sample(randomSketch(options), propertyParameters(seed, 400));
  return sketches.find((sketch) => oldOutcomes(sketch).length > 0);
}

const withoutLocalCache = blockStorage.map((storage) => ({ ...storage, 'local-cache': 'none' }));
const linuxServer = nfsStorage.map((storage) => ({ ...storage, server: 'linux' }));

describe('no read is ever old without a fault', () => {
  it('on one host and one device node, whatever the storage and the cache mode', () => {
    fc.assert(
      fc.property(randomSketch({ hosts: 'one', faults: false }), (sketch) => {
        expect(oldOutcomes(sketch)).toEqual([]);
      }),
      propertyParameters(431, 500),
    );
  });

  it('on a LUN without local caches that both hosts open with O_DIRECT', () => {
    const options = { storage: withoutLocalCache, modes: ['direct'], faults: false, mappings: false } as const;
    fc.assert(
      fc.property(randomSketch(options), (sketch) => {
        expect(oldOutcomes(sketch)).toEqual([]);
      }),
      propertyParameters(432, 200),
    );
  });

  it('on a file of a Linux NFS server that both hosts open with O_DIRECT, sizes from fstat aside', () => {
    const options = { storage: linuxServer, modes: ['direct'], faults: false, mappings: false } as const;
    fc.assert(
      fc.property(randomSketch(options), (sketch) => {
        fc.pre(!JSON.stringify(sketch.steps).includes(': fstat'));
        expect(oldOutcomes(sketch)).toEqual([]);
      }),
      propertyParameters(433, 200),
    );
  });

  it('on a cluster file system, in any mixture of cache modes', () => {
    // CephFS asks for no capability before it serves a page fault from its cache.
    const options = { storage: coherentStorage, faults: false, mappings: false } as const;
    fc.assert(
      fc.property(randomSketch(options), (sketch) => {
        expect(oldOutcomes(sketch)).toEqual([]);
      }),
      propertyParameters(434, 400),
    );
  });
});

describe('some read is old without a fault', () => {
  it('on two hosts with a LUN, where the page cache is used', () => {
    expect(someOld({ storage: withoutLocalCache, modes: ['buffered'], faults: false }, 441)).toBeDefined();
  });

  it('on two hosts with NFS, where the page cache is used', () => {
    expect(someOld({ storage: linuxServer, modes: ['buffered'], faults: false }, 442)).toBeDefined();
  });

  it('through a cache device on each host, even with O_DIRECT', () => {
    const storage = blockStorage.map((block) => ({ ...block, 'local-cache': 'writethrough' }));
    expect(someOld({ storage, modes: ['direct'], faults: false, mappings: false }, 443)).toBeDefined();
  });

  it('through a mapping of a LUN that is otherwise used with O_DIRECT', () => {
    expect(someOld({ storage: withoutLocalCache, modes: ['direct'], faults: false }, 444)).toBeDefined();
  });

  it('on a server that promises only the protocol, even with O_DIRECT', () => {
    const storage = nfsStorage.map((nfs) => ({ ...nfs, server: 'protocol' }));
    expect(someOld({ storage, modes: ['direct'], faults: false, mappings: false }, 445)).toBeDefined();
  });

  it('on a cluster file system whose hosts use local locks only', () => {
    const storage = fc.constantFrom({ name: 'gfs2', locking: 'local' });
    expect(someOld({ storage, faults: false }, 446)).toBeDefined();
  });

  it('with LazyIO on CephFS', () => {
    expect(someOld({ storage: fc.constant({ name: 'cephfs', 'lazy-io': true }), faults: false }, 447)).toBeDefined();
  });
});
