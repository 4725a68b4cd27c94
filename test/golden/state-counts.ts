/** How large the search of every shipped scenario is, to be compared with the numbers that were last reviewed. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Litmus } from '../../sim/storage/scenario.ts';
import { shippedScenarios } from '../helpers/shipped-scenarios.ts';
import { searchesOf } from '../helpers/shipped-searches.ts';

/** Per scenario: states and transitions of the whole model, then without spontaneous actions, as one short text. */
export type StateCounts = Readonly<Record<string, string>>;

export const goldenFile = fileURLToPath(new URL('./state-counts.json', import.meta.url));

export const readGolden = (): StateCounts => JSON.parse(readFileSync(goldenFile, 'utf8')) as StateCounts;

/** How a scenario is named in `goldenFile`. */
export const goldenName = (path: string): string => path.replace(/^scenarios\//, '');

/** Without representatives, so that the numbers are the model's and no reduction can hide a change of it. */
export function countStatesOf(litmus: Litmus): string {
  const { full, quiet } = searchesOf(litmus).unmerged;
  const [whole, steps] = [full(), quiet()].map(
    ({ figures: { states, transitions } }) => `${states} states, ${transitions} transitions`,
  );
  return `${whole}; quiet: ${steps}`;
}

export function countStates(): StateCounts {
  return Object.fromEntries(
    shippedScenarios().map(({ path, scenario }) => [goldenName(path), countStatesOf(scenario.litmus)]),
  );
}

/** One line for each scenario that differs: what it was, and what it is. */
export function differences(was: StateCounts, is: StateCounts): string[] {
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].sort().flatMap((path) => {
    if (was[path] === is[path]) return [];
    return [`${path}\n  was ${was[path] ?? 'not there'}\n  is  ${is[path] ?? 'not there'}`];
  });
}
