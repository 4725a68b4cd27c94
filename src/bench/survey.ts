/** By how much the reductions cut the states of the shipped scenarios in which a guest does as it likes. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Litmus } from '../../sim/storage/scenario.ts';
import { storageModel } from '../../sim/storage/storage-model.ts';
import { buildWorld } from '../../sim/storage/world.ts';
import { loadScenario } from '../scenario/load.ts';
import { explore } from '../search/explore.ts';
import { type Spread, spreadOf } from './spread.ts';

export interface Survey {
  readonly scenarios: number;
  /** States of the plain search over those of the reduced one. */
  readonly timesFewer: Spread;
  /** How many plain searches ended at the limit: they have more states than were counted. */
  readonly limited: number;
  readonly maxStates: number;
}

/** @param folder  with scenario files, in it and below it */
export function survey(folder: string, maxStates: number, onEach: (path: string) => void = () => {}): Survey {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .sort();
  const counts = paths.flatMap((path) => {
    const loaded = loadScenario(readFileSync(join(folder, path), 'utf8'), path);
    if (!loaded.ok || loaded.scenario.litmus.machine?.workload == null) return [];
    onEach(path);
    return [countStates(loaded.scenario.litmus, maxStates)];
  });
  return {
    scenarios: counts.length,
    timesFewer: spreadOf(counts.map(({ timesFewer }) => timesFewer)),
    limited: counts.filter(({ limited }) => limited).length,
    maxStates,
  };
}

function countStates(litmus: Litmus, maxStates: number): { timesFewer: number; limited: boolean } {
  const reduced = explore(storageModel(buildWorld(litmus)), { limits: { maxStates } });
  const plain = explore(storageModel(buildWorld(litmus, { withoutReductions: 'all' })), {
    limits: { maxStates },
    withoutReductions: 'all',
  });
  return { timesFewer: plain.states / reduced.states, limited: !plain.complete };
}
