import { describe, expect, test } from 'vitest';
import { mig } from '../../../sim/models/mig.ts';
import { replay } from '../../../sim/replay.ts';
import { explore, exploreInSlices } from '../../../src/search/explore.ts';

const small = mig({ sectors: 2, versions: 2, fix: true });
const SMALL_STATES = explore(small).states;
// Without its reductions, which leave too few states to reach a limit.
const { reductions, ...large } = mig({ sectors: 5, versions: 2, fix: true });

describe('a search that hits a limit is not complete', () => {
  test('states: never more than the limit, and every one of them has a trace', () => {
    const found = explore(large, { limits: { maxStates: 5_000 } });
    expect(found).toMatchObject({ complete: false, stoppedBy: 'states', states: 5_000 });
    expect(replay(large, found.trace(4_999))).toEqual(found.state(4_999));
  });

  test('states: exactly as many as there are is enough', () => {
    expect(explore(small, { limits: { maxStates: SMALL_STATES } })).toMatchObject({
      complete: true,
      states: SMALL_STATES,
    });
    expect(explore(small, { limits: { maxStates: SMALL_STATES - 1 } })).toMatchObject({
      complete: false,
      stoppedBy: 'states',
    });
    expect(explore(small, { limits: { maxStates: 1 } })).toMatchObject({ complete: false, states: 1 });
  });

  test('memory: the tables stay below the limit', () => {
    const maxBytes = 1_000_000;
    const found = explore(large, { limits: { maxBytes } });
    expect(found).toMatchObject({ complete: false, stoppedBy: 'memory' });
    expect(found.bytes).toBeLessThanOrEqual(maxBytes);
    expect(found.bytes).toBeGreaterThan(maxBytes / 4);
  });

  test('time', () => {
    const found = explore(large, { limits: { timeLimitMs: 30 } });
    expect(found).toMatchObject({ complete: false, stoppedBy: 'time' });
    expect(found.elapsedMs).toBeGreaterThanOrEqual(30);
  });

  test('an interruption', () => {
    let polls = 0;
    const found = explore(large, { shouldStop: () => ++polls === 3 });
    expect(found).toMatchObject({ complete: false, stoppedBy: 'interrupted' });
    expect(polls).toBe(3);
  });

  test('an interruption by an event, which only a search in slices lets happen', async () => {
    let stop = false;
    setTimeout(() => {
      stop = true;
    }, 10);
    const found = await exploreInSlices(large, { shouldStop: () => stop });
    expect(found).toMatchObject({ complete: false, stoppedBy: 'interrupted' });
  });
});

test('a search in slices finds the same as one in one go', async () => {
  const model = mig({ sectors: 3, versions: 2, fix: false });
  const [whole, sliced] = [explore(model), await exploreInSlices(model)];
  expect({ ...sliced, elapsedMs: 0, trace: 0, state: 0 }).toEqual({ ...whole, elapsedMs: 0, trace: 0, state: 0 });
});

test('progress only ever grows', () => {
  const seen: number[] = [];
  explore(large, {
    shouldStop: () => seen.length >= 3,
    onProgress: ({ states, frontier, elapsedMs }) => {
      expect(frontier).toBeLessThanOrEqual(states);
      expect(elapsedMs).toBeGreaterThan(0);
      seen.push(states);
    },
  });
  // One more where the machine is so busy that it is due when the search stops.
  expect([3, 4]).toContain(seen.length);
  expect(seen).toEqual([...seen].sort((a, b) => a - b));
});

test('limits that make no sense are refused', () => {
  expect(() => explore(small, { limits: { maxStates: 0 } })).toThrow('limit maxStates must exceed 0, it is 0');
  expect(() => explore(small, { limits: { timeLimitMs: Number.NaN } })).toThrow('limit timeLimitMs');
});
