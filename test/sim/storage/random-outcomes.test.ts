import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replay } from '../../../sim/replay.ts';
import { isQuiescent } from '../../../sim/step.ts';
import { outcomeOf } from '../../../sim/storage/outcome.ts';
import type { RuleId } from '../../../sim/storage/rules.ts';
import { storageModel } from '../../../sim/storage/storage-model.ts';
import { buildWorld, type WorldOptions } from '../../../sim/storage/world.ts';
import { outcomeText } from '../../../src/check/outcome.ts';
import { outcomesOf } from '../../../src/check/outcomes-of.ts';
import { exploreByJsonKeys } from '../../../src/search/baseline.ts';
import { explore } from '../../../src/search/explore.ts';
import { litmus, type Sketch } from '../../helpers/litmus-builder.ts';
import { propertyParameters } from '../../helpers/seed.ts';
import { randomSketch } from '../../helpers/storage-arbitraries.ts';

/** What happens without anyone asking, and nothing else. A `wait` step asks for one of them, so it is left out here. */
const spontaneousRules: readonly RuleId[] = [
  'page-cache.spontaneous-write-back',
  'page-cache.spontaneous-eviction',
  'nfs.spontaneous-commit',
  'nfs.attributes-time-out',
  'nfs-server.heads-catch-up',
  'client-cache.spontaneous-write-back',
  'client-cache.spontaneous-eviction',
  'target.spontaneous-destage',
];

const outcomesWith = (sketch: Sketch, options: WorldOptions = {}): string[] => {
  const { outcomes, figures } = outcomesOf(litmus(sketch), { ...options, limits: { maxStates: 40_000 } });
  fc.pre(figures.complete);
  return outcomes.map(({ key }) => key);
};

const never = (sketch: Sketch, operation: string): boolean => !JSON.stringify(sketch.steps).includes(`: ${operation}`);

describe('the outcomes of a random litmus test', () => {
  it('contain what the steps alone lead to', () => {
    fc.assert(
      fc.property(randomSketch(), (sketch) => {
        const full = outcomesWith(sketch);
        expect(outcomesWith(sketch, { quiet: true }).filter((outcome) => !full.includes(outcome))).toEqual([]);
      }),
      propertyParameters(421, 300),
    );
  });

  it('do not grow when something no longer happens by itself', () => {
    fc.assert(
      fc.property(randomSketch(), fc.constantFrom(...spontaneousRules), (sketch, rule) => {
        fc.pre(never(sketch, 'wait'));
        const full = outcomesWith(sketch);
        const fewer = outcomesWith(sketch, { withoutRules: [rule] });
        expect(fewer.filter((outcome) => !full.includes(outcome))).toEqual([]);
      }),
      propertyParameters(422, 300),
    );
  });

  it('are the quiet ones when nothing happens by itself', () => {
    fc.assert(
      fc.property(randomSketch(), (sketch) => {
        fc.pre(never(sketch, 'wait'));
        expect(outcomesWith(sketch, { withoutRules: spontaneousRules })).toEqual(outcomesWith(sketch, { quiet: true }));
      }),
      propertyParameters(423, 200),
    );
  });

  it('are the same every time, with the same figures and the same shortest runs', () => {
    fc.assert(
      fc.property(randomSketch(), (sketch) => {
        const [first, second] = [1, 2].map(() => {
          const { outcomes, figures } = outcomesOf(litmus(sketch));
          return { outcomes, figures: { ...figures, elapsedMs: 0 } };
        });
        expect(first).toEqual(second);
      }),
      propertyParameters(424, 100),
    );
  });

  it('are each reached by the run that comes with it, and by no shorter one', () => {
    fc.assert(
      fc.property(randomSketch({ maxSteps: 5 }), (sketch) => {
        const world = buildWorld(litmus(sketch));
        const model = storageModel(world);
        const { outcomes, figures } = outcomesOf(litmus(sketch));
        for (const { key, witness, states } of outcomes) {
          const final = replay(model, witness);
          expect(outcomeText(outcomeOf(world, final))).toBe(key);
          expect(isQuiescent(model, final)).toBe(true);
          expect(witness.length).toBeLessThanOrEqual(figures.depth);
          expect(states).toBeGreaterThan(0);
        }
        expect(outcomes.length).toBeGreaterThan(0);
        expect(outcomes.reduce((sum, { states }) => sum + states, 0)).toBe(figures.quiescent);
      }),
      propertyParameters(425, 200),
    );
  });
});

describe('the search of a random litmus test', () => {
  it('finds the states that the plainest possible search finds', () => {
    fc.assert(
      fc.property(randomSketch({ maxSteps: 4 }), (sketch) => {
        const world = buildWorld(litmus(sketch));
        const packed = explore(storageModel(world), { limits: { maxStates: 2_000 } });
        fc.pre(packed.complete);
        const plain = exploreByJsonKeys(storageModel(world));
        const { states, transitions, depth } = packed;
        expect({ states, transitions, depth }).toEqual({
          states: plain.states,
          transitions: plain.transitions,
          depth: plain.depth,
        });
        const last = JSON.stringify(packed.state(states - 1));
        expect(plain.found.has(last)).toBe(true);
      }),
      propertyParameters(426, 200),
    );
  });
});
