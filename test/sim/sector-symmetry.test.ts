import { describe, expect, it } from 'vitest';
import { interpretSort, sectorColumns, sectorSymmetry } from '../../sim/sector-symmetry.ts';
import { arrayOf, bool, defineState, int, perSector, type StateOf, version } from '../../sim/state.ts';

const shape = defineState({
  latest: perSector(3, version(3)),
  dirty: perSector(3, bool()),
  hosts: arrayOf(1, perSector(3, int(3))),
  count: int(9),
});
type State = StateOf<typeof shape>;

describe.each<[string, (state: State) => void]>([
  ['compiled', (state) => sectorSymmetry(shape).representative?.(state)],
  ['interpreted', interpretSort<State>(sectorColumns(shape.fields))],
])('sectors that are sorted, %s', (_, sort) => {
  it('keep together what belongs to one sector, and leave the rest alone', () => {
    const state = { latest: [3, 1, 2], dirty: [true, false, false], hosts: [[0, 1, 2]], count: 7 };
    sort(state);
    expect(state).toEqual({ latest: [1, 2, 3], dirty: [false, false, true], hosts: [[1, 2, 0]], count: 7 });
  });

  it('that agree in the first value are ordered by the next', () => {
    const state = { latest: [1, 1, 1], dirty: [true, false, false], hosts: [[0, 3, 2]], count: 0 };
    sort(state);
    expect(state).toEqual({ latest: [1, 1, 1], dirty: [false, false, true], hosts: [[2, 3, 0]], count: 0 });
  });

  it('that are in order already stay so', () => {
    const state = { latest: [0, 0, 2], dirty: [false, false, true], hosts: [[1, 1, 0]], count: 0 };
    sort(state);
    expect(state).toEqual({ latest: [0, 0, 2], dirty: [false, false, true], hosts: [[1, 1, 0]], count: 0 });
  });
});

it('needs one number of sectors for all arrays', () => {
  const uneven = defineState({ disk: perSector(2, int(1)), cache: perSector(3, int(1)) });
  expect(() => sectorSymmetry(uneven)).toThrow('is in an array of 3 sectors, others have 2');
});

it('has nothing to do where a state has no sectors', () => {
  const state = { count: 3 };
  sectorSymmetry(defineState({ count: int(9) })).representative?.(state);
  expect(state).toEqual({ count: 3 });
});
