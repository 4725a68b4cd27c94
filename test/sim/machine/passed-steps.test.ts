import { describe, expect, it } from 'vitest';
import { passedSteps } from '../../../sim/machine/passed-steps.ts';
import type { Place } from '../../../sim/machine/places.ts';
import { runOf } from '../../../sim/storage/run.ts';
import { type MachineSketch, playMachine } from '../../helpers/machine-builder.ts';

const guest = { writes: 2, reads: 1 };
const image = { format: 'qcow2', allocated: ['x'] };
const given = ['S.begins', 'S.stop', 'S.drain', 'S.flush', 'S.inactivate', 'S.unlock', 'S.send'];
const taken = ['D.receive', 'D.await-cont', 'D.lock', 'D.drop-cache', 'D.refresh-size', 'D.invalidate', 'D.activate'];
const lines = ['D.open', 'D.check', 'D.read-geometry', ...given, ...taken, 'D.start'];
const end = lines.length;
const [S, D] = [0, 1];

/** Which steps pass a copy by, in a run along these lines. */
function passing(sketch: MachineSketch, along: readonly string[] = lines) {
  const { world, model, trace, names } = playMachine({ cache: 'writeback', image, guest, ...sketch }, along);
  const scene = { world, model, choices: trace, ...runOf(world, model, trace) };
  return (place: Place, since: number | null = null, at: number = along.length) =>
    passedSteps(scene, place, since, at).map(({ step, reason }) => [names[step], reason]);
}

const header = (process: number): Place => ({ kind: 'header', process, image: 0 });
const pages = (view: number): Place => ({ kind: 'page-cache', view, sector: 0 });
const storage: Place = { kind: 'storage', medium: 0, sector: 0 };

describe('the steps that should have kept a copy true', () => {
  it('are those of the process that has the copy, by the kind of copy', () => {
    const passed = passing({});
    expect(passed(header(D))).toEqual([['D.invalidate', null]]);
    expect(passed({ kind: 'l1', process: D, image: 0 })).toEqual([['D.invalidate', null]]);
    expect(passed({ kind: 'l2', process: D, image: 0, l1Index: 0 })).toEqual([['D.invalidate', null]]);
    expect(passed({ kind: 'refcounts', process: D, image: 0 })).toEqual([['D.invalidate', null]]);
    expect(passed({ kind: 'end-of-file', process: D, image: 0 })).toEqual([['D.invalidate', null]]);
    expect(passed({ kind: 'file-size', process: D })).toEqual([['D.refresh-size', null]]);
    expect(passed(header(S))).toEqual([]);
  });

  it('are those of the host whose page cache it is', () => {
    const passed = passing({});
    expect(passed(pages(1))).toEqual([['D.drop-cache', null]]);
    expect(passed(pages(0))).toEqual([]);
  });

  it('are for the storage the flushes of everybody who writes', () => {
    expect(passing({})(storage)).toEqual([
      ['S.flush', null],
      ['S.inactivate', null],
    ]);
  });

  it('lie after the copy was made and before it misled', () => {
    const passed = passing({});
    const flush = lines.indexOf('S.flush');
    expect(passed(storage, flush)).toEqual([['S.inactivate', null]]);
    expect(passed(storage, flush - 1, flush + 1)).toEqual([['S.flush', null]]);
    expect(passed(storage, null, flush)).toEqual([]);
    expect(passed(storage, end)).toEqual([]);
  });

  it('count from the first step on where the copy was there from the start', () => {
    const flushes = { guest: { writes: 1, reads: 0, flushes: 2 } };
    expect(passing(flushes, ['S.guest-flushes'])(storage)).toEqual([['S.guest-flushes', null]]);
  });
});

describe('the reason why such a step changed nothing', () => {
  it('is what the process was told', () => {
    const passed = passing({ cache: 'unsafe', keys: { 'drop-cache': false } });
    expect(passed(pages(1))).toEqual([['D.drop-cache', 'drop-cache is off']]);
    const unsafe = 'with cache.no-flush (cache=unsafe) no flush reaches the host';
    expect(passed(storage)).toEqual([
      ['S.flush', unsafe],
      ['S.inactivate', unsafe],
    ]);
    // What a process has in memory has nothing to do with either.
    expect(passed(header(D))).toEqual([['D.invalidate', null]]);
  });

  it('is that it failed', () => {
    const sketch = { guest: { ...guest, flushes: 2 }, faults: { 'flush-error': { S: 1 } } };
    expect(passing(sketch, ['S.guest-writes x', 'S.guest-flushes failing', 'S.guest-flushes'])(storage)).toEqual([
      ['S.guest-flushes failing', 'it failed'],
      ['S.guest-flushes', null],
    ]);
  });
});
