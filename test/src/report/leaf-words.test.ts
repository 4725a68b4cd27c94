import { expect, test } from 'vitest';
import { storageModel } from '../../../sim/storage/storage-model.ts';
import { buildWorld } from '../../../sim/storage/world.ts';
import { timeline } from '../../../sim/timeline.ts';
import { leafClause, leafValueText } from '../../../src/report/leaf-words.ts';
import { sampleRuns } from '../../helpers/sample-runs.ts';

/** Values of one leaf that are put into words. */
const VALUES_MAX = 16;

test('every value of every leaf has a clause of its own, in words', () => {
  for (const { path, scenario, trace } of sampleRuns()) {
    const world = buildWorld(scenario.litmus);
    const model = storageModel(world);
    const { initial, steps } = timeline(model, trace);
    const state = steps.at(-1)?.after ?? initial;
    for (const field of model.shape.fields) {
      const values = Array.from({ length: Math.min(field.max, VALUES_MAX) + 1 }, (_, value) =>
        field.kind === 'int' ? value : field.kind === 'bool' ? value === 1 : field.labels[value]!,
      );
      for (const value of values) {
        const clause = leafClause(world, state, field.path, value);
        const where = `${path}: ${field.name} is ${String(value)}`;
        expect(clause, where).not.toMatch(/undefined|NaN|\[object|^$/);
        expect(clause, where).not.toBe(`${field.path.join(' ')} is ${String(value)}`);
        expect(leafValueText(world, field.path, value, state), where).not.toMatch(/undefined|NaN/);
      }
      if (field.kind === 'bool')
        expect(leafClause(world, state, field.path, true), field.name).not.toBe(
          leafClause(world, state, field.path, false),
        );
    }
  }
});
