import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codecOf } from '../../../sim/codec.ts';
import { randomWalk } from '../../../sim/random-walk.ts';
import { reachable } from '../../../sim/storage/medium.ts';
import { storageModel } from '../../../sim/storage/storage-model.ts';
import { buildWorld } from '../../../sim/storage/world.ts';
import { timeline } from '../../../sim/timeline.ts';
import { explore } from '../../../src/search/explore.ts';
import { litmus, type Sketch } from '../../helpers/litmus-builder.ts';
import { propertyParameters } from '../../helpers/seed.ts';
import { randomSketch } from '../../helpers/storage-arbitraries.ts';
import { brokenInvariants } from '../../helpers/storage-invariants.ts';

/** Longer than any walk that ends: six steps and what can happen by itself between them. */
const WALK_MAX = 400;

const modelOf = (sketch: Sketch) => {
  const world = buildWorld(litmus(sketch));
  return { world, model: storageModel(world) };
};

describe('a random run of a random litmus test', () => {
  it('goes the same way under immer and on the state of the search, and survives packing', () => {
    fc.assert(
      fc.property(randomSketch(), fc.nat(1_000_000), (sketch, seed) => {
        const { model } = modelOf(sketch);
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
          expect(copy).toEqual(state);
        }
      }),
      propertyParameters(411, 250),
    );
  });

  it('comes to an end', () => {
    fc.assert(
      fc.property(randomSketch(), fc.nat(1_000_000), (sketch, seed) => {
        const walk = randomWalk(modelOf(sketch).model, { seed: String(seed), maxSteps: WALK_MAX });
        expect(walk.quiescent).toBe(true);
        expect(walk.choices.length).toBeLessThan(WALK_MAX);
      }),
      propertyParameters(412, 250),
    );
  });

  it('lets no host without a path change the medium, and no device grow by being used', () => {
    let cutOff = 0;
    let onDevice = 0;
    fc.assert(
      fc.property(randomSketch(), fc.nat(1_000_000), (sketch, seed) => {
        const { world, model } = modelOf(sketch);
        const walk = randomWalk(model, { seed: String(seed), maxSteps: WALK_MAX });
        for (const { choice, before, after } of timeline(model, walk.choices).steps) {
          const step = world.steps[choice.action];
          if (step === undefined || step.view < 0) continue;
          const media = before.media[world.views[step.view]?.medium ?? 0];
          const mediaAfter = after.media[world.views[step.view]?.medium ?? 0];
          if (!reachable(world, before, step.view) && !reachable(world, after, step.view)) {
            cutOff += 1;
            expect(mediaAfter).toEqual(media);
          }
          if (world.features.name === 'file') continue;
          onDevice += 1;
          expect(mediaAfter?.size).toBe(media?.size);
        }
      }),
      propertyParameters(415, 400),
    );
    // Otherwise the property would hold for want of cases.
    expect(cutOff).toBeGreaterThan(5);
    expect(onDevice).toBeGreaterThan(100);
  });

  it('names no two actions alike', () => {
    fc.assert(
      fc.property(randomSketch(), (sketch) => {
        const names = modelOf(sketch).model.actions.map(({ name }) => name);
        expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
      }),
      propertyParameters(413, 100),
    );
  });
});

describe('every state of a random litmus test', () => {
  it('is within its bounds and breaks no invariant', () => {
    fc.assert(
      fc.property(randomSketch({ maxSteps: 5 }), (sketch) => {
        const { world, model } = modelOf(sketch);
        const codec = codecOf(model.shape);
        const { states, state } = explore(model, { limits: { maxStates: 5_000 } });
        for (let id = 0; id < states; id++) {
          const reached = state(id);
          codec.check(reached);
          expect(brokenInvariants(world, reached)).toEqual([]);
        }
      }),
      propertyParameters(414, 250),
    );
  });
});
