/**
 * Reductions leave out states, never findings: on every shipped scenario that is small enough the search without any
 * allows the same outcomes and violates the same properties, and no shortest run gets longer.
 *
 * `npm run check:deep` compares the larger ones too.
 */
import { afterAll, describe, expect, it } from 'vitest';
import { replay } from '../../sim/replay.ts';
import { storageModel } from '../../sim/storage/storage-model.ts';
import { buildWorld } from '../../sim/storage/world.ts';
import type { OutcomeSet } from '../../src/check/collect.ts';
import { outcomesOf } from '../../src/check/outcomes-of.ts';
import { shippedScenarios } from '../helpers/shipped-scenarios.ts';

/** Of the search without reductions. */
const maxStates = process.env.STALEMATE_DEEP === '1' ? 1_000_000 : 2_500;

/** Reductions by representatives: what they merge has runs of the same length. */
const representatives = ['dead-values', 'settled-copies'];

let compared = 0;
let fewer = 0;
let merged = 0;

const findings = ({ outcomes, properties }: OutcomeSet) => ({
  outcomes: outcomes.map(({ key }) => key),
  found: properties.flatMap(({ name, found }) => (found === undefined ? [] : [name])),
});
const lengths = ({ outcomes, properties }: OutcomeSet) => [
  ...outcomes.map(({ key, witness }) => [key, witness.length] as const),
  ...properties.flatMap(({ name, found }) => (found === undefined ? [] : [[name, found.trace.length] as const])),
];

describe('with and without reductions', () => {
  it.each(shippedScenarios().map(({ path, scenario }) => [path, scenario] as const))('%s', (_, { litmus }) => {
    const plain = outcomesOf(litmus, { limits: { maxStates }, withoutReductions: 'all' });
    if (!plain.figures.complete) return;
    compared++;
    expect(plain.figures.reductions).toEqual([]);

    const reduced = outcomesOf(litmus);
    expect(findings(reduced)).toEqual(findings(plain));
    if (reduced.figures.states < plain.figures.states) fewer++;
    const shortest = new Map(lengths(plain));
    for (const [name, length] of lengths(reduced)) expect(length, name).toBeLessThanOrEqual(shortest.get(name)!);

    if (!reduced.figures.reductions.some((name) => representatives.includes(name))) return;
    const unmerged = outcomesOf(litmus, { withoutReductions: representatives });
    expect(lengths(unmerged)).toEqual(lengths(reduced));
    if (reduced.figures.states < unmerged.figures.states) merged++;
    // A run through representatives was turned into one of the model itself.
    const model = storageModel(buildWorld(litmus));
    for (const { name, kind, found } of reduced.properties) {
      const property = model.properties.find((one) => one.name === name)!;
      if (found !== undefined) expect(property.holds(replay(model, found.trace))).toBe(kind === 'sometimes');
    }
  });

  afterAll(() => {
    // Otherwise nothing was put to the test.
    expect(compared).toBeGreaterThan(500);
    expect(fewer).toBeGreaterThan(20);
    expect(merged).toBeGreaterThan(10);
  });
});
