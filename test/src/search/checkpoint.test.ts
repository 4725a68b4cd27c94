import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { exploreProblem } from '../../../src/search/explore.ts';
import type { KeepOptions } from '../../../src/search/keeper.ts';
import { exploreParallel, type ParallelOptions } from '../../../src/search/parallel.ts';
import { problemOf } from '../../../src/search/problem.ts';
import { everything } from './everything.ts';
import { migTask } from './problems.ts';

const folder = mkdtempSync(join(tmpdir(), 'stalemate-checkpoint-'));
const file = join(folder, 'search.checkpoint');
const identity = { scenario: 'abc' };
const task = migTask({ sectors: 2, versions: 2, fix: false });
const plain = { withoutReductions: 'all' } as const;
const whole = everything(exploreProblem(await problemOf(task), plain));

beforeEach(() => rmSync(file, { force: true }));
afterAll(() => rmSync(folder, { recursive: true }));

/** Threads take part from the first states on. */
function search(threads: number, keep: Partial<KeepOptions>, rest: Partial<ParallelOptions> = {}) {
  return exploreParallel(task, {
    threads,
    ...plain,
    keep: { identity, ...keep },
    tuning: { minStates: 20, minFrontier: 8, patient: true },
    ...rest,
  });
}

describe('a search that is continued finds what one without a break finds', () => {
  test.each([1, 2, 3, 10, 50, 333, 700, 1000, 1191])('after a limit of %i states', async (maxStates) => {
    const cut = await search(1, { checkpoint: file }, { limits: { maxStates } });
    expect(cut).toMatchObject({ complete: false, states: maxStates });
    expect(everything(await search(1, { resume: file }))).toEqual(whole);
  });

  test('after many stops, each a little later', async () => {
    let stops = 0;
    for (let maxStates = 40; ; maxStates += 90, stops++) {
      const resume = stops === 0 ? {} : { resume: file };
      const found = await search(1, { checkpoint: file, ...resume }, { limits: { maxStates } });
      if (!found.complete) continue;
      expect(everything(found)).toEqual(whole);
      break;
    }
    expect(stops).toBe(13);
  });

  test.each([
    [2, 1],
    [1, 2],
    [2, 2],
  ])('with %i threads before and %i after', async (before, after) => {
    await search(before, { checkpoint: file }, { limits: { maxStates: 700 } });
    expect(everything(await search(after, { resume: file }))).toEqual(whole);
  });

  test('after Ctrl-C in the middle of a level that threads share, which is begun again', async () => {
    const large = migTask({ sectors: 3, versions: 2, fix: false });
    let returned = 0;
    let asked = 0;
    const cut = await exploreParallel(large, {
      ...plain,
      threads: 2,
      keep: { identity, checkpoint: file },
      tuning: { minStates: 20, minFrontier: 8, patient: true, delaySeed: 'slow', onReturn: () => returned++ },
      shouldStop: () => returned > 0 && ++asked > 2,
    });
    expect(cut).toMatchObject({ complete: false, stoppedBy: 'interrupted' });
    const found = await exploreParallel(large, { ...plain, threads: 1, keep: { identity, resume: file } });
    expect(everything(found)).toEqual(everything(exploreProblem(await problemOf(large), plain)));
  });

  test('from a checkpoint that was written on the way, not at the end', async () => {
    const saved: number[] = [];
    const save = {
      checkpoint: file,
      everyMs: 1,
      onSaved: (_: string, __: number, states: number) => saved.push(states),
    };
    const large = migTask({ sectors: 3, versions: 2, fix: false });
    const tuning = { minStates: 20, minFrontier: 8, patient: true, delaySeed: 'slow' };
    const found = await exploreParallel(large, { ...plain, threads: 2, keep: { identity, ...save }, tuning });
    expect(found.complete).toBe(true);
    expect(saved.length).toBeGreaterThan(0);
    const again = await exploreParallel(large, { ...plain, threads: 1, keep: { identity, resume: file } });
    expect(everything(again)).toEqual(everything(found));
  });
});

test('nothing is written by a search that ends by itself', async () => {
  await search(1, { checkpoint: file });
  expect(existsSync(file)).toBe(false);
});

describe('refused, with the reason', () => {
  beforeEach(async () => {
    await search(1, { checkpoint: file }, { limits: { maxStates: 700 } });
  });
  const resume = (keep: Partial<KeepOptions> = {}, rest: Partial<ParallelOptions> = {}) =>
    search(1, { resume: file, ...keep }, rest);

  test('a file that is not there', async () => {
    await expect(resume({ resume: join(folder, 'none') })).rejects.toThrow('cannot resume from');
    await expect(resume({ resume: folder })).rejects.toThrow('it is not a file');
  });

  test('a file of something else', async () => {
    writeFileSync(file, 'name: a scenario\n');
    await expect(resume()).rejects.toThrow('it is no checkpoint');
    writeFileSync(file, '');
    await expect(resume()).rejects.toThrow('it is no checkpoint');
  });

  test('another scenario', async () => {
    await expect(resume({ identity: { scenario: 'xyz' } })).rejects.toThrow(
      'it is of another search: scenario was abc there, and is xyz here',
    );
  });

  test('other reductions', async () => {
    await expect(resume({}, { withoutReductions: [] })).rejects.toThrow('reductions was none there, and is');
  });

  test('another model', async () => {
    const other = exploreParallel(migTask({ sectors: 2, versions: 1, fix: false }), {
      ...plain,
      threads: 1,
      keep: { identity, resume: file },
    });
    await expect(other).rejects.toThrow('model was mig 2 sectors 2 versions unfixed there, and is mig 2 sectors 1');
  });

  test('too little room', async () => {
    await expect(resume({}, { limits: { maxStates: 600 } })).rejects.toThrow('its 700 states do not fit the limits');
  });

  test('a file that was cut off anywhere', async () => {
    const data = readFileSync(file);
    for (const length of [10, 30, 500, data.length >> 1, data.length - 33, data.length - 1]) {
      writeFileSync(file, data.subarray(0, length));
      await expect(resume()).rejects.toThrow(/it is no checkpoint|damaged/);
    }
  });

  test('a file with one bit changed anywhere', async () => {
    const data = readFileSync(file);
    for (let at = 0; at < data.length; at += 997) {
      const changed = Buffer.from(data);
      changed[at] = (changed[at] as number) ^ 4;
      writeFileSync(file, changed);
      await expect(resume()).rejects.toThrow(
        /cannot resume from .*(no checkpoint|damaged|another|packed|fit the limits)/,
      );
    }
  });

  test('a folder that cannot be written leaves the old checkpoint and nothing else', async () => {
    const before = readFileSync(file);
    const nowhere = search(1, { checkpoint: join(folder, 'no', 'such') }, { limits: { maxStates: 700 } });
    await expect(nowhere).rejects.toThrow('cannot write the checkpoint');
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(readdirSync(folder)).toEqual(['search.checkpoint']);
  });
});
