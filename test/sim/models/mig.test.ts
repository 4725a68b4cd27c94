import { describe, expect, it } from 'vitest';
import type { Model } from '../../../sim/model.ts';
import { type MigState, mig } from '../../../sim/models/mig.ts';
import { choiceLabel, enabledChoices, initialState, step } from '../../../sim/step.ts';
import { explore } from '../../../src/search/explore.ts';

const one = (fix: boolean, versions: number | 'any' = 2): Model<MigState> => mig({ sectors: 1, versions, fix });

/** One sector, acted on by these actions in turn: where it ends, and what may happen next. */
function played(model: Model<MigState>, ...actions: readonly string[]) {
  const state = initialState(model);
  const possible = () =>
    enabledChoices(model, state).map((choice) => [choiceLabel(model, choice).split(' ')[0]!, choice] as const);
  for (const action of actions) {
    const found = possible().find(([name]) => name === action);
    if (found === undefined) throw new Error(`${action} is not possible`);
    step(model, state, found[1]);
  }
  return { state, possible: possible().map(([name]) => name) };
}

describe('a source that runs', () => {
  it('writes, and may flush but not evict what is only in its cache', () => {
    expect(played(one(false)).possible).toEqual(['source.write', 'target.prime', 'source.pause']);
    const written = played(one(false), 'source.write');
    expect(written.possible).toEqual(['source.write', 'source.flush', 'target.prime', 'source.pause']);
    expect(written.state).toMatchObject({ latest: [1], disk: [0], sourceCache: [2] });
  });

  it('may evict what it has flushed', () => {
    const flushed = played(one(false), 'source.write', 'source.flush');
    expect(flushed.possible).toEqual(['source.write', 'source.evict', 'target.prime', 'source.pause']);
    expect(flushed.state).toMatchObject({ disk: [1], sourceCache: [2] });
    expect(played(one(false), 'source.write', 'source.flush', 'source.evict').state.sourceCache).toEqual([0]);
  });

  it('writes as often as there are versions', () => {
    expect(played(one(false), 'source.write', 'source.write').possible).not.toContain('source.write');
  });
});

describe('a target', () => {
  it('takes over only when everything is on the disk', () => {
    expect(played(one(false), 'source.write', 'source.pause').possible).toEqual(['source.flush', 'target.prime']);
    expect(played(one(false), 'source.write', 'source.flush', 'source.pause').possible).toEqual([
      'target.prime',
      'target.take-over',
    ]);
  });

  it('keeps what it cached too early, unless it drops its cache at the handover', () => {
    const early = ['target.prime', 'source.write', 'source.flush', 'source.pause', 'target.take-over'];
    expect(played(one(false), ...early).state).toMatchObject({ phase: 'moved', sourceCache: [0], targetCache: [1] });
    expect(played(one(true), ...early).state).toMatchObject({ phase: 'moved', sourceCache: [0], targetCache: [0] });
    expect(played(one(false), ...early, 'target.read').state.staleRead).toBe(true);
    expect(played(one(true), ...early, 'target.read').state).toMatchObject({ staleRead: false, targetCache: [2] });
    expect(played(one(false), ...early, 'target.evict', 'target.read').state.staleRead).toBe(false);
  });

  it('writes through its cache, and reads and evicts when it likes', () => {
    const moved = ['source.pause', 'target.take-over'];
    expect(played(one(false), ...moved).possible).toEqual(['target.read', 'target.write']);
    const written = played(one(false), ...moved, 'target.write');
    expect(written.state).toMatchObject({ latest: [1], disk: [1], targetCache: [2] });
    expect(written.possible).toEqual(['target.evict', 'target.read', 'target.write']);
    expect(played(one(false), ...moved, 'target.write', 'target.write').possible).not.toContain('target.write');
  });
});

describe('what must hold', () => {
  const holding = (state: MigState) =>
    Object.fromEntries(one(false).properties.map(({ name, holds, explain }) => [name, [holds(state), explain(state)]]));

  it('is told of a state', () => {
    expect(holding(played(one(false)).state)).toEqual({
      'no-stale-read': [true, 'every read saw the latest write'],
      'target-runs': [false, 'the machine is running'],
    });
    const stale = ['target.prime', 'source.write', 'source.flush', 'source.pause', 'target.take-over', 'target.read'];
    expect(holding(played(one(false), ...stale).state)).toEqual({
      'no-stale-read': [false, 'the target read a version older than the latest write'],
      'target-runs': [true, 'the machine is moved'],
    });
  });
});

describe('any number of versions', () => {
  const verdict = (model: Model<MigState>) => {
    const { complete, violations } = explore(model);
    return [complete, violations.map(({ property }) => property)];
  };

  it.each([true, false])('are searched to the end with the ranks of those that are held; fixed: %s', (fix) => {
    expect(verdict(one(fix, 'any'))).toEqual([true, fix ? [] : ['no-stale-read']]);
    expect(verdict(one(fix, 3))).toEqual(verdict(one(fix, 'any')));
  });

  it('are renumbered from 0, in their order', () => {
    const [ranks] = one(false, 'any').reductions ?? [];
    const state = initialState(one(false, 'any'));
    Object.assign(state, { latest: [4], disk: [2], sourceCache: [5], targetCache: [2] });
    ranks?.representative?.(state);
    expect(state).toMatchObject({ latest: [2], disk: [1], sourceCache: [3], targetCache: [1] });
    const uncached = { latest: [3], disk: [3], sourceCache: [0], targetCache: [0] };
    Object.assign(state, uncached);
    ranks?.representative?.(state);
    expect(state).toMatchObject({ latest: [0], disk: [0], sourceCache: [0], targetCache: [0] });
  });
});
