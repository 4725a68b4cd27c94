import { describe, expect, test } from 'vitest';
import { mig } from '../../../sim/models/mig.ts';
import { twoPhaseCommit } from '../../../sim/models/two-phase-commit.ts';
import { replay } from '../../../sim/replay.ts';
import { explore } from '../../../src/search/explore.ts';

// One number catches any change of a model's meaning or of the search. Changing one is a change of semantics.
const DEEP = process.env.STALEMATE_DEEP === '1';

describe('known counts', () => {
  test.each([
    [3, 288, 1_145],
    [5, 8_832, 58_145],
  ])('two-phase commit with %i participants', (participants, states, transitions) => {
    const found = explore(twoPhaseCommit({ participants }));
    expect(found).toMatchObject({ complete: true, states, transitions, violations: [] });
    expect(found.witnesses.map(({ property }) => property).sort()).toEqual(['all-abort', 'all-commit']);
  });

  test('mig, fixed, 4 sectors, 2 versions', () => {
    const found = explore(mig({ sectors: 4, versions: 2, fix: true }), { withoutReductions: 'all' });
    expect(found).toMatchObject({ complete: true, states: 560_978, transitions: 4_104_045, violations: [] });
    expect(found.witnesses.map(({ property }) => property)).toEqual(['target-runs']);
  });

  test.skipIf(!DEEP)(
    'mig, fixed, 5 sectors, 2 versions (about 20 s and 0.5 GB: set STALEMATE_DEEP=1)',
    { timeout: 600_000 },
    () => {
      const found = explore(mig({ sectors: 5, versions: 2, fix: true }), { withoutReductions: 'all' });
      expect(found).toMatchObject({ complete: true, states: 12_880_462, transitions: 115_307_944, violations: [] });
    },
  );

  test('mig, not fixed: the shortest stale read takes 6 steps', () => {
    const model = mig({ sectors: 4, versions: 2, fix: false });
    const found = explore(model, { stopAtFirstViolation: true, withoutReductions: 'all' });
    expect(found).toMatchObject({ complete: false, stoppedBy: 'violation' });
    const [violation] = found.violations;
    const trace = found.trace(violation?.id ?? -1);
    expect(trace).toHaveLength(6);
    expect(replay(model, trace).staleRead).toBe(true);
  });
});

test('sorting participants keeps exactly one state of every orbit', () => {
  const sorted = twoPhaseCommit({ participants: 5, sorted: true });
  const raw = explore(twoPhaseCommit({ participants: 5 }));
  const orbits = new Set(
    Array.from({ length: raw.states }, (_, id) => {
      const state = raw.state(id);
      sorted.canonicalise?.(state);
      return JSON.stringify(state);
    }),
  );
  expect(explore(sorted)).toMatchObject({
    complete: true,
    states: orbits.size,
    violations: [],
    witnesses: { length: 2 },
  });
  expect(orbits.size).toBe(314);
});
