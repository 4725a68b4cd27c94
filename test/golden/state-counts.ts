/** How large the search of every shipped scenario is, to be compared with the numbers that were last reviewed. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { outcomesOf } from '../../src/check/outcomes-of.ts';
import { shippedScenarios } from '../helpers/shipped-scenarios.ts';

/** Per scenario: states and transitions of the whole model, then without spontaneous actions, as one short text. */
export type StateCounts = Readonly<Record<string, string>>;

export const goldenFile = fileURLToPath(new URL('./state-counts.json', import.meta.url));

export const readGolden = (): StateCounts => JSON.parse(readFileSync(goldenFile, 'utf8')) as StateCounts;

/** Without representatives, so that the numbers are the model's and no reduction can hide a change of it. */
const withoutReductions = ['dead-values', 'settled-copies'];

export function countStates(): StateCounts {
  return Object.fromEntries(
    shippedScenarios().map(({ path, scenario }) => {
      const sizes = [false, true].map((quiet) => {
        const { states, transitions } = outcomesOf(scenario.litmus, { quiet, withoutReductions }).figures;
        return `${states} states, ${transitions} transitions`;
      });
      return [path.replace(/^scenarios\//, ''), `${sizes[0]}; quiet: ${sizes[1]}`];
    }),
  );
}

/** One line for each scenario that differs: what it was, and what it is. */
export function differences(was: StateCounts, is: StateCounts): string[] {
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].sort().flatMap((path) => {
    if (was[path] === is[path]) return [];
    return [`${path}\n  was ${was[path] ?? 'not there'}\n  is  ${is[path] ?? 'not there'}`];
  });
}
