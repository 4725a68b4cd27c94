/**
 * What may notice a mutant, in the bundle with the mutated model: the tests of test/sim one by one, and each shipped
 * scenario with what test/golden and test/scenarios hold it to, which is its size and the verdict about it.
 */
import { judge } from '../../src/check/judge.ts';
import { outcomesOf } from '../../src/check/outcomes-of.ts';
import { findScenarios, readScenario } from '../../src/scenario/files.ts';
import type { Scenario } from '../../src/scenario/types.ts';
import { collect } from './own-vitest.ts';

export { collect };

/** How a scenario is looked at: `load` reads its file anew, `run` searches what has been read before. */
export interface Observation {
  /** Everything that is compared. */
  readonly text: string;
  readonly states: number;
}

const loaded = new Map<string, Scenario>();

export function loadScenarioFile(path: string): Scenario {
  const { result } = readScenario(path);
  if (!result.ok) throw new Error(`${path} does not load`);
  return result.scenario;
}

/** Reads a scenario once; call it while no mutant is active. */
export function keepScenario(path: string): Scenario {
  const known = loaded.get(path) ?? loadScenarioFile(path);
  loaded.set(path, known);
  return known;
}

/** Sizes of both searches, and what differs from what the file expects. A mutant that explodes is cut short. */
export function observe(scenario: Scenario, maxStates: number): Observation {
  const limits = { maxStates };
  const full = outcomesOf(scenario.litmus, { limits });
  const quiet = outcomesOf(scenario.litmus, { limits, quiet: true });
  const { verdict, findings } = judge(scenario, { full, quiet });
  const sizes = [full, quiet].map(({ figures }) => `${figures.states} ${figures.transitions} ${figures.complete}`);
  return { text: [...sizes, verdict, findings.length].join('; '), states: full.figures.states };
}

/** Every shipped scenario. */
export function scenarioPaths(folder: string): readonly string[] {
  const found = findScenarios([folder]);
  if (!found.ok) throw new Error(`no scenarios in ${folder}`);
  return found.files;
}
