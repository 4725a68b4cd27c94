import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codecOf } from '../../../sim/codec.ts';
import type { Model } from '../../../sim/model.ts';
import { randomWalk } from '../../../sim/random-walk.ts';
import type { StorageState } from '../../../sim/storage/state.ts';
import { storageModel } from '../../../sim/storage/storage-model.ts';
import { buildWorld } from '../../../sim/storage/world.ts';
import { timeline } from '../../../sim/timeline.ts';
import { explore } from '../../../src/search/explore.ts';
import { type RandomMachineOptions, randomMachine, randomMachineScript } from '../../helpers/machine-arbitraries.ts';
import { type MachineSketch, machineLitmus } from '../../helpers/machine-builder.ts';
import { propertyParameters } from '../../helpers/seed.ts';

/** Longer than any walk that ends. */
const WALK_MAX = 300;

const modelOf = (sketch: MachineSketch): Model<StorageState> => storageModel(buildWorld(machineLitmus(sketch)));

/** Machines with a guest that does something by itself, or with steps, and any fault. */
const anyMachine = (options: RandomMachineOptions = {}): fc.Arbitrary<MachineSketch> =>
  fc.oneof({ weight: 3, arbitrary: randomMachine(options) }, { weight: 1, arbitrary: randomMachineScript(options) });

describe('a random run of random machines', () => {
  it('goes the same way under immer and on the state of the search, and survives packing', () => {
    fc.assert(
      fc.property(anyMachine({ maxSectors: 3 }), fc.nat(1_000_000), (sketch, seed) => {
        const model = modelOf(sketch);
        const walk = randomWalk(model, { seed: String(seed), maxSteps: WALK_MAX });
        const { initial, steps } = timeline(model, walk.choices);
        expect(steps.at(-1)?.after ?? initial).toEqual(walk.final);
        const codec = codecOf(model.shape);
        const words = new Uint32Array(codec.words);
        const copy = codec.initial();
        for (const state of [initial, ...steps.map(({ after }) => after)]) {
          codec.check(state);
          codec.pack(state, words, 0);
          codec.unpack(words, 0, copy);
          expect(JSON.stringify(copy)).toBe(JSON.stringify(state));
        }
      }),
      propertyParameters(601, 60),
    );
  });

  it('is changed by nobody who only asks what may happen', () => {
    fc.assert(
      fc.property(anyMachine(), fc.nat(1_000_000), fc.nat(40), (sketch, seed, length) => {
        const model = modelOf(sketch);
        // The states of a timeline are frozen: a guard or a property that changes one throws.
        const { initial, steps } = timeline(model, randomWalk(model, { seed: String(seed), maxSteps: length }).choices);
        const state = steps.at(-1)?.after ?? initial;
        const before = JSON.stringify(state);
        for (const { choices, enabled } of model.actions) for (const choice of choices.keys()) enabled(state, choice);
        for (const { holds, explain } of model.properties) expect([holds(state), explain(state)]).toHaveLength(2);
        expect(JSON.stringify(state)).toBe(before);
      }),
      propertyParameters(602, 60),
    );
  });

  it('comes to an end where no arbiter asks for ever', () => {
    fc.assert(
      fc.property(anyMachine({ arbiters: false }), fc.nat(1_000_000), (sketch, seed) => {
        const walk = randomWalk(modelOf(sketch), { seed: String(seed), maxSteps: WALK_MAX });
        expect(walk.quiescent).toBe(true);
        expect(walk.choices.length).toBeLessThan(WALK_MAX);
      }),
      propertyParameters(603, 80),
    );
  });

  it('names no two actions alike, and no two choices of one', () => {
    const twice = (names: readonly string[]) => names.filter((name, at) => names.indexOf(name) !== at);
    fc.assert(
      fc.property(anyMachine({ maxSectors: 3 }), (sketch) => {
        const { actions } = modelOf(sketch);
        expect(twice(actions.map(({ name }) => name))).toEqual([]);
        for (const { choices } of actions) expect(twice(choices)).toEqual([]);
      }),
      propertyParameters(604, 60),
    );
  });
});

describe('every state of random machines', () => {
  it('fits into its bits', () => {
    let states = 0;
    fc.assert(
      fc.property(anyMachine({ maxSectors: 3 }), (sketch) => {
        // Packing a state that has left its bounds throws.
        states += explore(modelOf(sketch), { limits: { maxStates: 600 } }).states;
      }),
      propertyParameters(605, 25),
    );
    expect(states).toBeGreaterThan(3_000);
  });
});
