import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Model } from '../../../sim/model.ts';
import { mig } from '../../../sim/models/mig.ts';
import { replay } from '../../../sim/replay.ts';
import { interpretSort, sectorColumns, sectorSymmetry } from '../../../sim/sector-symmetry.ts';
import { arrayOf, bool, defineState, oneOf, perSector, record, version } from '../../../sim/state.ts';
import { explore } from '../../../src/search/explore.ts';
import { propertyParameters } from '../../helpers/seed.ts';

describe('reductions of the model of a moving machine', () => {
  it('reach the published number of states up to symmetry', () => {
    const found = explore(mig({ sectors: 5, versions: 2, fix: true }), { withoutReductions: ['version-ranks'] });
    expect(found).toMatchObject({ complete: true, states: 161_712, reductions: ['sector-symmetry'], violations: [] });
  });

  it.each([
    [true, 0],
    [false, 1],
  ])('keep the verdict and the length of the shortest counterexample (fixed: %s)', (fix, violations) => {
    const model = mig({ sectors: 3, versions: 2, fix });
    const plain = explore(model, { withoutReductions: 'all' });
    for (const without of [['version-ranks'], ['sector-symmetry'], []]) {
      const reduced = explore(model, { withoutReductions: without });
      expect(reduced.states).toBeLessThan(plain.states / 2);
      expect(reduced.violations).toHaveLength(violations);
      for (const [index, { id }] of reduced.violations.entries()) {
        const trace = reduced.trace(id);
        expect(trace).toHaveLength(plain.trace(plain.violations[index]!.id).length);
        // A run of the model itself, not of representatives.
        expect(replay(model, trace).staleRead).toBe(true);
      }
    }
  });

  it('make the number of writes irrelevant: the search stops growing where no write is refused any more', () => {
    const counts = ([1, 2, 3, 4, 5, 'any'] as const).map((versions) => {
      const { states, transitions, complete } = explore(mig({ sectors: 3, versions, fix: true }));
      expect(complete).toBe(true);
      return `${states} ${transitions}`;
    });
    const [one, two, three, four, five, any] = counts;
    expect(new Set([one, two, three]).size).toBe(3);
    expect([four, five]).toEqual([any, any]);
  });

  it('never leave a sector in which a write would be refused', () => {
    const model = mig({ sectors: 2, versions: 'any', fix: false });
    const found = explore(model);
    const write = model.actions.findIndex(({ name }) => name === 'source.write');
    for (let id = 0; id < found.states; id++) {
      const state = found.state(id);
      if (state.phase === 'running') expect(model.actions[write]!.enabled(state, 0)).toBe(true);
    }
  });

  it('are noticed when they merge states with different futures', () => {
    const sound = mig({ sectors: 2, versions: 2, fix: false });
    const unsound: Model<ReturnType<typeof sound.shape.zero>> = {
      ...sound,
      reductions: [
        {
          name: 'forgets-what-is-cached',
          summary: '',
          representative: (state) => {
            if (state.phase !== 'moved') state.targetCache[0] = state.targetCache[1] = state.disk[0]! + 1;
          },
        },
      ],
    };
    const found = explore(unsound);
    expect(() => found.violations.map(({ id }) => found.trace(id))).toThrow(/no counterpart in mig/);
  });
});

describe('sector symmetry', () => {
  const shape = defineState({
    plain: arrayOf(2, bool()),
    disk: perSector(4, version(3)),
    hosts: arrayOf(2, record({ pages: perSector(4, record({ status: oneOf('absent', 'clean'), held: version(3) })) })),
  });
  type State = ReturnType<typeof shape.zero>;
  const column = fc.record({
    disk: fc.nat(3),
    status: fc.constantFrom('absent', 'clean'),
    held: fc.nat(3),
    other: fc.nat(3),
  });
  const stateOf = (columns: readonly { disk: number; status: string; held: number; other: number }[]): State => {
    const state = shape.zero();
    for (const [sector, { disk, status, held, other }] of columns.entries()) {
      state.disk[sector] = disk;
      state.hosts[0]!.pages[sector] = { status: status as 'absent', held };
      state.hosts[1]!.pages[sector]!.held = other;
    }
    return state;
  };
  const representative = (sort: ((state: State) => void) | undefined, state: State): State => {
    sort?.(state);
    return state;
  };

  it('gives all permutations of the sectors one representative, and no two classes the same', () => {
    const { representative: sort } = sectorSymmetry(shape);
    const columns = fc.array(column, { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(columns, columns, fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }), (one, other, order) => {
        const permuted = order.map((sector) => one[sector]!);
        expect(representative(sort, stateOf(permuted))).toEqual(representative(sort, stateOf(one)));
        const text = (all: readonly unknown[]) =>
          all
            .map((entry) => JSON.stringify(entry))
            .sort()
            .join();
        const same =
          JSON.stringify(representative(sort, stateOf(one))) === JSON.stringify(representative(sort, stateOf(other)));
        expect(same).toBe(text(one) === text(other));
      }),
      propertyParameters(401, 300),
    );
  });

  it('sorts the same where source may not be compiled', () => {
    const { representative: sort } = sectorSymmetry(shape);
    const interpreted = interpretSort<State>(sectorColumns(shape.fields));
    fc.assert(
      fc.property(fc.array(column, { minLength: 4, maxLength: 4 }), (columns) => {
        expect(representative(interpreted, stateOf(columns))).toEqual(representative(sort, stateOf(columns)));
      }),
      propertyParameters(402, 200),
    );
  });

  it('refuses arrays per sector of different lengths', () => {
    expect(() => sectorSymmetry(defineState({ a: perSector(2, bool()), b: perSector(3, bool()) }))).toThrow(
      'b[0] is in an array of 3 sectors, others have 2',
    );
  });
});
