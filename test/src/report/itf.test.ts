import { describe, expect, test } from 'vitest';
import { choiceLabel } from '../../../sim/step.ts';
import { storageModel } from '../../../sim/storage/storage-model.ts';
import { buildWorld } from '../../../sim/storage/world.ts';
import { timeline } from '../../../sim/timeline.ts';
import { itfText, NO_ACTION } from '../../../src/report/itf.ts';
import { sampleRuns } from '../../helpers/sample-runs.ts';

/** As a reader of the format would: integers, maps in their order, records. */
function decoded(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(decoded);
  if (typeof value !== 'object' || value === null) return value;
  const object = value as Record<string, unknown>;
  if ('#bigint' in object) return Number(object['#bigint']);
  if ('#map' in object) {
    const entries = object['#map'] as [string, unknown][];
    expect(new Set(entries.map(([key]) => key)).size).toBe(entries.length);
    return entries.map(([, entry]) => decoded(entry));
  }
  return Object.fromEntries(Object.entries(object).map(([key, entry]) => [key, decoded(entry)]));
}

describe.each(sampleRuns())('the ITF trace of $path', ({ scenario, trace }) => {
  const text = itfText(scenario.litmus, trace, { source: scenario.path, description: 'a run' });
  const itf = JSON.parse(text) as { '#meta': object; vars: string[]; states: Record<string, unknown>[] };
  const model = storageModel(buildWorld(scenario.litmus));
  const { initial, steps } = timeline(model, trace);

  test('has the states of the model, each whole', () => {
    const states = itf.states.map(({ '#meta': _, action: __, ...variables }) => decoded(variables));
    expect(states).toEqual([initial, ...steps.map(({ after }) => after)]);
  });

  test('sets every variable in every state, and names the step that led there', () => {
    expect(itf['#meta']).toMatchObject({ format: 'ITF', source: scenario.path });
    for (const [index, state] of itf.states.entries()) {
      expect(Object.keys(state)).toEqual(['#meta', ...itf.vars]);
      expect(state['#meta']).toMatchObject({ index });
    }
    const actions = itf.states.map(({ action }) => action);
    expect(actions).toEqual([NO_ACTION, ...trace.map((choice) => choiceLabel(model, choice))]);
  });

  test('writes whole numbers and names as the format asks: no bare number, no field that begins with #', () => {
    const variables = itf.states.map(({ '#meta': _, ...rest }) => rest);
    expect(JSON.stringify(variables)).not.toMatch(/[:[,]-?\d/);
    const marks = new Set(JSON.stringify(variables).match(/"#[^"]*"/g));
    expect([...marks].filter((mark) => mark !== '"#bigint"' && mark !== '"#map"')).toEqual([]);
  });
});

test('what belongs to a host or a sector is found under its name', () => {
  const sample = sampleRuns().find(({ path }) => path === 'litmus/l01-stale-prefetch-iscsi')!;
  const text = itfText(sample.scenario.litmus, sample.trace, { source: 'a', description: 'b' });
  expect(text).toContain('"media": {"#map":[["storage",{"data":{"#map":[["x",{"#bigint":"0"}]]}');
  expect(text).toContain('"views": {"#map":[["S"');
});
