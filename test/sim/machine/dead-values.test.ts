import { describe, expect, it, test } from 'vitest';
import { codecOf } from '../../../sim/codec.ts';
import { initialState } from '../../../sim/step.ts';
import type { Litmus } from '../../../sim/storage/scenario.ts';
import { storageModel } from '../../../sim/storage/storage-model.ts';
import { buildWorld } from '../../../sim/storage/world.ts';
import { checkSafety } from '../../../src/check/safety.ts';
import { defaultAxes } from '../../../src/matrix/axes.ts';
import { cellScenario } from '../../../src/matrix/cell-scenario.ts';
import { defaultScope, type Scope } from '../../../src/matrix/scope.ts';
import { loadScenario } from '../../../src/scenario/load.ts';
import { explore } from '../../../src/search/explore.ts';

const bounded: Scope = { ...defaultScope, anyNumber: false };

/** A cell of the matrix, such as `nfs/writeback/raw/2011`. */
function litmusOf(name: string, scope: Scope = defaultScope, faults = 'none'): Litmus {
  const [storage = '', cache, image = '', qemu = ''] = name.split('/');
  const [handoff, arbiter] = [defaultAxes.handoffs[0]!, defaultAxes.arbiters[0]!];
  const cell = { storage, cache: cache as 'none', image, qemu, handoff, arbiter, faults };
  const made = cellScenario(cell, scope);
  if (!made.possible) throw new Error(made.reason);
  return made.scenario.litmus;
}

const violated = (litmus: Litmus) => {
  const { violations, figures, notReached } = checkSafety(litmus);
  expect(figures.complete).toBe(true);
  return { violated: violations.map(({ property }) => property).sort(), notReached };
};

const cells = [
  'iscsi/writeback/raw/2011',
  'iscsi/writeback/raw/10.0',
  'iscsi/none/qcow2/2011',
  'nfs/none/raw/2011',
  'gfs2/writeback/raw/2011',
];

describe('a guest that writes, reads and flushes as often as it likes', () => {
  it.each(cells)('violates what guests with numbers violate, and reaches what they reach: %s', (name) => {
    const any = violated(litmusOf(name));
    const found = new Set<string>();
    for (const [writes, reads, flushes] of [
      [1, 1, 0],
      [2, 1, 1],
      [3, 2, 1],
    ] as const) {
      const some = violated(litmusOf(name, { ...bounded, writes, reads, flushes }));
      for (const property of some.violated) found.add(property);
    }
    expect(any).toEqual({ violated: [...found].sort(), notReached: [] });
  });

  it.each(cells)('has as many states however many values there are for it: %s', (name) => {
    const litmus = litmusOf(name);
    const counts = [4, 6, 12, 20].map((writes) => {
      const machine = { ...litmus.machine!, workload: { ...litmus.machine!.workload!, writes } };
      const { states, transitions, complete } = checkSafety({ ...litmus, machine }).figures;
      return `${complete} ${states} ${transitions}`;
    });
    expect(new Set(counts).size).toBe(1);
  });

  it('is never refused a write for want of a value', () => {
    const model = storageModel(buildWorld(litmusOf('iscsi/writeback/raw/2011')));
    const found = explore(model);
    const writes = ['S', 'D'].map((name) => model.actions.find((action) => action.name === `${name}.guest-writes`)!);
    let running = 0;
    for (let id = 0; id < found.states; id++) {
      const state = found.state(id);
      for (const [process, action] of writes.entries()) {
        if (state.processes[process]!.run !== 'running') continue;
        running++;
        expect(action.choices.some((_, choice) => action.enabled(state, choice))).toBe(true);
      }
    }
    expect(running).toBeGreaterThan(50);
  });
});

describe('a run of the model itself, which keeps old values apart', () => {
  const litmus = litmusOf('iscsi/writeback/raw/2011');
  // Two values fewer than copies, so that a walk comes to an end of them at once.
  const machine = { ...litmus.machine!, workload: { ...litmus.machine!.workload!, writes: 5 } };
  const world = buildWorld({ ...litmus, machine });
  const model = storageModel(world);
  const { representative } = model.reductions!.find(({ name }) => name === 'dead-values')!;
  const shown = codecOf(model.shape);
  const action = model.actions.findIndex(({ name }) => name === 'S.guest-writes');

  /** Every value is somewhere, and only the last one is what the guest wrote last. */
  const full = () => {
    const state = initialState(model);
    const { firstWorkloadValue, dataValues } = world.machine!;
    const values = Array.from({ length: dataValues - firstWorkloadValue }, (_, index) => firstWorkloadValue + index);
    const [a, b, c, d, last] = values as [number, number, number, number, number];
    expect(values).toHaveLength(5);
    const [sector] = world.machine!.images[0]!.places.map((place) => place.sector) as [number];
    const { page } = world.sectors[sector]!;
    const step = model.actions.findIndex(({ name }) => name === 'S.guest-writes');
    expect(step).toBe(action);
    const [source, destination] = state.views;
    state.media[0]!.data[sector] = a;
    if (state.media[0]!.stable.length > 0) state.media[0]!.stable[sector] = b;
    else state.views[0]!.data[sector + 1] = b;
    destination!.data[sector] = c;
    destination!.pages[page]!.status = 'clean';
    destination!.data[sector + 1] = d;
    source!.data[sector] = last;
    source!.pages[page]!.status = 'dirty';
    state.guest[0]!.latest[0] = last;
    return { state, sector, old: [a, b, c, d], last };
  };

  test('goes on writing when copies hold all values: the old ones become one', () => {
    const { state, sector, old, last } = full();
    const represented = full().state;
    representative!(represented);
    expect(model.actions[action]!.enabled(state, 0)).toBe(true);
    model.actions[action]!.apply(state, 0);
    const written = state.guest[0]!.latest[0]!;
    expect([...old, last]).toContain(written);
    expect(state.views[0]!.data[sector]).toBe(written);
    // What was old is neither what was written now nor what was written last.
    for (const copy of [state.media[0]!.data[sector], state.views[1]!.data[sector], state.views[1]!.data[sector + 1]]) {
      expect(old).toContain(copy);
      expect(copy).not.toBe(written);
    }
    // The same state to a search as when it writes after its representative.
    model.actions[action]!.apply(represented, 0);
    for (const one of [state, represented]) representative!(one);
    expect(shown.format(state)).toBe(shown.format(represented));
  });
});

test('where something may be lost, cells of the matrix have numbers', () => {
  const litmus = litmusOf('nfs/none/raw/10.0', defaultScope, 'server-crash=1');
  expect(litmus.machine!.workload).toMatchObject({ anyNumber: false, writes: 2, reads: 1 });
});

test('a file that asks for any number there is refused', () => {
  const text = `stalemate: 1
title: too much
storage: nfs
image: raw
disk: {size: 131072, sectors: {x: 0}}
machines:
  S: {qemu: '10.0', cache: none}
  D: {qemu: '10.0', cache: none}
migrations:
  - {from: S, to: D}
guest: {writes: 1, any-number: true}
faults: {server-crash: 1}
`;
  const loaded = loadScenario(text, 'too-much.yaml');
  expect(loaded.ok ? [] : loaded.errors.map(({ code, line }) => `${code} ${line}`)).toEqual(['V057 11']);
});

test('old data is one, whichever it is, and live data is numbered in the order of the sectors', () => {
  const model = storageModel(buildWorld(litmusOf('iscsi/none/raw/2011', bounded)));
  const [deadValues] = model.reductions!.filter(({ name }) => name === 'dead-values');
  const state = (latest: number[], copies: number[]) => {
    const made = model.shape.zero();
    model.initialise?.(made);
    for (const [sector, value] of latest.entries()) made.guest[0]!.latest[sector] = value;
    for (const [sector, value] of copies.entries()) made.media[0]!.data[sector] = value;
    deadValues!.representative!(made);
    return JSON.stringify([made.guest[0]!.latest, made.media[0]!.data]);
  };
  expect(state([2, 3], [2, 3])).toBe(state([3, 2], [3, 2]));
  expect(state([3, 2], [1, 2])).toBe(state([3, 2], [1, 2]));
  expect(state([2, 2], [3, 2])).toBe(state([2, 2], [1, 2]));
  // Which copies hold live data still counts, and a hole is no value.
  expect(state([2, 3], [2, 1])).not.toBe(state([2, 3], [1, 3]));
  expect(state([2, 3], [0, 3])).not.toBe(state([2, 3], [1, 3]));
});
