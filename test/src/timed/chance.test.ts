/** What chance decides within a step, and how the timed driver draws it. */
import { describe, expect, it } from 'vitest';
import { chanceKinds } from '../../../sim/model.ts';
import { createRng } from '../../../sim/rng.ts';
import { initialState, plainnessOfChoice } from '../../../sim/step.ts';
import { storageModel } from '../../../sim/storage/storage-model.ts';
import { buildWorld } from '../../../sim/storage/world.ts';
import { loadScenario } from '../../../src/scenario/load.ts';
import { activitiesOf } from '../../../src/timed/activities.ts';
import { createPick } from '../../../src/timed/chance.ts';
import { shippedFiles } from '../../helpers/shipped-scenarios.ts';
import { profileWith } from '../../helpers/timed-scenario.ts';

/** A guest that reads and writes a sector of this name. */
function activitiesWith(sector: string) {
  const loaded = loadScenario(
    [
      'stalemate: 1',
      'title: a migration',
      'storage: iscsi',
      'image: raw',
      `disk: {size: 131072, sectors: {${sector}: 0}}`,
      "machines: {S: {qemu: '2011', cache: writeback}, D: {qemu: '2011', cache: writeback}}",
      'migrations: [{from: S, to: D}]',
      'guest: {writes: 2, reads: 2, flushes: 1}',
      'faults: {flush-error: {S: 1}}',
      '',
    ].join('\n'),
    'named',
  );
  if (!loaded.ok) throw new Error(loaded.errors.map(({ message }) => message).join('; '));
  const world = buildWorld(loaded.scenario.litmus);
  const model = storageModel(world);
  return { model, activities: activitiesOf(world, model.actions) };
}

const chancesOf = (sector: string) =>
  activitiesWith(sector).activities.map(({ kind, choices, chances }) => [kind, choices.map((one) => chances[one])]);

describe('what chance decides in a choice', () => {
  it.each(['failing', 'reading', 'dropped', 'delegation'])('has nothing to do with a sector called %s', (sector) => {
    expect(chancesOf(sector)).toEqual(chancesOf('x'));
    expect(chancesOf('x')).toContainEqual(['guest.flushes', [[], ['failure']]]);
    expect(chancesOf('x')).toContainEqual(['guest.reads', [[], ['page-dropped']]]);
  });

  it('is nothing exactly in what goes its plain course, in every shipped scenario', { timeout: 120_000 }, () => {
    const seen = new Set<string>();
    for (const { scenario } of shippedFiles()) {
      if (scenario === undefined) continue;
      const model = storageModel(buildWorld(scenario.litmus));
      for (const [action, { chances, choices }] of model.actions.entries()) {
        if (chances === undefined) continue;
        for (const choice of choices.keys()) {
          expect(chances(choice).length === 0).toBe(plainnessOfChoice(model, { action, choice }) === 'planned');
          for (const kind of chances(choice)) seen.add(kind);
        }
      }
    }
    expect([...seen].sort()).toEqual([...chanceKinds].sort());
  });
});

it('a page of a sector called "reading" is found dropped as often as one of x', () => {
  const dropped = (sector: string): number => {
    const { model, activities } = activitiesWith(sector);
    const reads = activities.find(({ kind }) => kind === 'guest.reads')!;
    const everything = { ...reads, enabled: () => true };
    const { figures } = profileWith({ 'page-cache.residence': 'exponential(1s)' });
    const pick = createPick(figures, createRng('pick'));
    const state = initialState(model);
    const picked = Array.from({ length: 1000 }, () => pick(everything, reads.choices, state, 1e9));
    return picked.filter((choice) => reads.chances[choice]!.includes('page-dropped')).length;
  };
  expect(dropped('x') / 1000).toBeCloseTo(1 - Math.exp(-1), 1);
  expect(dropped('reading')).toBe(dropped('x'));
});
