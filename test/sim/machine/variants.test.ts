import { describe, expect, it } from 'vitest';
import { plain } from '../../../sim/machine/variant.ts';
import {
  certain,
  chanceOfRead,
  chanceOfRequest,
  chanceOfWrite,
  mayVary,
  sendsRequests,
  spend,
  variantsFor,
} from '../../../sim/machine/variants.ts';
import type { WorldOptions } from '../../../sim/storage/world.ts';
import type { MachineSketch } from '../../helpers/machine-builder.ts';
import { acted, made, sectorOf } from '../../helpers/machine-changes.ts';

const S = 0;
const [x, y] = [0, 1];
const one = (sketch: MachineSketch = {}, options: WorldOptions = {}) =>
  made({ guest: { reads: 1, writes: 1 }, machines: { S: { cache: 'writeback' } }, ...sketch }, options);
const qcow2: MachineSketch = { image: { format: 'qcow2', allocated: ['x'] }, initial: { x: 'aa' } };
const labels = (sketch: MachineSketch, chance = chanceOfRead(S, x), options: WorldOptions = {}) =>
  variantsFor(one(sketch, options).world, chance).map(({ label }) => label);

describe('what chance decides', () => {
  it('begins with nothing at all', () => {
    for (const sketch of [{}, qcow2]) expect(labels(sketch)[0]).toBe('');
    expect(labels(qcow2, certain(S))).toEqual(['']);
  });

  it('is whether pages were dropped before a read, those of data and those of tables', () => {
    expect(labels({})).toEqual(['', 'pages of data dropped before']);
    expect(labels(qcow2)).toEqual([
      '',
      'pages of data dropped before',
      'pages of tables dropped before',
      'pages of tables and data dropped before',
    ]);
  });

  it('is how far a read at the start of a raw image reads ahead', () => {
    const near = { disk: { size: 131072, sectors: { x: 0, y: 8 } } };
    expect(labels(near)).toContain('reading ahead');
    expect(labels({ ...near, machines: { S: 'none' } })).toEqual(['']);
    expect(labels({})).not.toContain('reading ahead');
  });

  it.each<[string, MachineSketch, WorldOptions]>([
    ['with O_DIRECT', { machines: { S: 'none' } }, {}],
    ['in a quiet world', {}, { quiet: true }],
    ['where nothing is cached', { storage: { name: 'rbd', cache: 'none' } }, {}],
  ])('is nothing %s', (_, sketch, options) => {
    expect(labels(sketch, chanceOfRead(S, x), options)).toEqual(['']);
  });

  it('is what the cache below the page cache has dropped, O_DIRECT or not', () => {
    expect(labels({ storage: { name: 'iscsi', 'local-cache': 'writeback' }, machines: { S: 'none' } })).toHaveLength(2);
  });

  it('is what the host has dropped where it is asked, whatever QEMU opens', () => {
    const asked = { ...certain(S), readsTables: true };
    expect(labels({ ...qcow2, machines: { S: 'none' } }, asked)).toEqual(['']);
    expect(labels({ ...qcow2, machines: { S: 'none' } }, { ...asked, byHost: true })).toHaveLength(2);
  });

  it('is whether a flush or a load fails, where the faults say so', () => {
    const flushes = { ...certain(S), flushes: true };
    const loads = { ...certain(S), loads: true };
    expect(labels({}, flushes)).toEqual(['']);
    expect(labels({ faults: { 'flush-error': { S: 1 } } }, flushes)).toEqual(['', 'failing']);
    expect(labels({ faults: { 'flush-error': { S: 1 } } }, loads)).toEqual(['']);
    expect(labels({ machines: { S: 'none', D: 'none' }, faults: { 'load-failure': 1 } }, loads)).toEqual([
      '',
      'failing',
    ]);
  });
});

describe('a write', () => {
  const reads = (sketch: MachineSketch) => chanceOfWrite(one(sketch).world, S, x).readsData;

  it('reads data only where the rest of a page or cluster comes from somewhere', () => {
    expect(reads({})).toBe(false);
    expect(reads({ disk: { size: 131072, sectors: { x: 0, z: 1 } } })).toBe(true);
    expect(reads({ disk: { size: 131072, sectors: { x: 0, z: 9 } } })).toBe(false);
    expect(reads(qcow2)).toBe(false);
    expect(reads({ ...qcow2, disk: { size: 131072, sectors: { x: 0, z: 1 } } })).toBe(true);
    expect(reads({ ...qcow2, image: { format: 'qcow2', allocated: ['x'], backing: 'raw' } })).toBe(true);
    expect(reads({ ...qcow2, image: { format: 'qcow2', allocated: ['x'], snapshots: true } })).toBe(true);
  });
});

describe('a request in flight', () => {
  it('is possible with such a guest, or a step that submits one', () => {
    expect(sendsRequests(one().world)).toBe(false);
    expect(sendsRequests(one({ guest: { writes: 1, 'in-flight': true } }).world)).toBe(true);
    expect(sendsRequests(made({ machines: { S: 'none' }, steps: ['S: submit x 1'] }).world)).toBe(true);
  });

  it('or one that was parked reads tables when it completes', () => {
    expect(chanceOfRequest(one().world, S).readsTables).toBe(false);
    expect(chanceOfRequest(one({ guest: { writes: 1, 'in-flight': true } }).world, S).readsTables).toBe(true);
    expect(chanceOfRequest(one({ machines: { S: { cache: 'none', werror: 'stop' } } }).world, S).readsTables).toBe(
      true,
    );
  });
});

describe('a variant', () => {
  const dropsData = { ...plain, evictsData: true };
  const dropsTables = { ...plain, evictsTables: true };

  it('is offered only where there is a clean page to drop', () => {
    const { world, state } = one();
    // S has read x when it started.
    const may = (sector: number) => mayVary(world, state, chanceOfRead(S, sector), dropsData);
    expect([may(x), may(y)]).toEqual([true, false]);
    const { result } = acted(world, state, (draft) => {
      draft.views[0]!.pages[x]!.status = 'dirty';
      return mayVary(world, draft, chanceOfRead(S, x), dropsData);
    });
    expect(result).toBe(false);
  });

  it('is not offered without the rule that drops pages', () => {
    const { world, state } = one({}, { withoutRules: ['page-cache.spontaneous-eviction'] });
    expect(mayVary(world, state, chanceOfRead(S, x), dropsData)).toBe(false);
  });

  it('that drops tables is offered only where tables are read', () => {
    const { world, state } = one(qcow2);
    const may = (absent: boolean) =>
      acted(world, state, (draft) => {
        const { l2, refcounts } = draft.processes[S]!.images[0]!;
        for (const table of [refcounts, ...l2]) table.status = absent ? 'absent' : 'clean';
        draft.views[0]!.pages[world.sectors[sectorOf(world, 'l1')]!.page]!.status = 'clean';
        return mayVary(world, draft, chanceOfRead(S, x), dropsTables);
      }).result;
    expect([may(true), may(false)]).toEqual([true, false]);
  });

  it('in which nothing happens is always there', () => {
    const { world, state } = one();
    expect(mayVary(world, state, chanceOfRead(S, y), plain)).toBe(true);
  });

  it('that fails uses up one failure of its kind', () => {
    const { world, state } = made({ guest: { reads: 1 }, faults: { 'flush-error': { S: 1 }, 'load-failure': 1 } });
    const fails = { ...plain, fails: true };
    const flushes = { ...certain(S), flushes: true };
    const loads = { ...certain(S), loads: true };
    expect(acted(world, state, (draft) => spend(world, draft, flushes, fails)).changes).toEqual({
      'budget.flushError[0]': 0,
    });
    expect(acted(world, state, (draft) => spend(world, draft, loads, fails)).changes).toEqual({
      'machineBudget.loadFailure': 0,
    });
    expect(acted(world, state, (draft) => spend(world, draft, loads, plain)).changes).toEqual({});
    const { result } = acted(world, state, (draft) => {
      spend(world, draft, flushes, fails);
      return [mayVary(world, draft, flushes, fails), mayVary(world, draft, loads, fails)];
    });
    expect(result).toEqual([false, true]);
  });
});
