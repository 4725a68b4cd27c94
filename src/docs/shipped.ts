import type { RuleId } from '../../sim/storage/rules.ts';
import { storageModel } from '../../sim/storage/storage-model.ts';
import { rulesFired } from '../../sim/storage/story.ts';
import { buildWorld } from '../../sim/storage/world.ts';
import type { CheckResult } from '../check/judge.ts';
import { checkScenario } from '../check/outcomes-of.ts';
import { findScenarios, readScenario } from '../scenario/files.ts';
import { formatError } from '../scenario/format-error.ts';
import type { Scenario } from '../scenario/types.ts';

/** A scenario that comes with the program, checked. */
export interface Shipped {
  readonly scenario: Scenario;
  readonly result: CheckResult;
}

/** @throws Error where one of the files is no scenario */
export function checkShipped(folder: string): Shipped[] {
  return shippedScenarios(folder).map((scenario) => ({ scenario, result: checkScenario(scenario) }));
}

/** @throws Error where one of the files is no scenario */
export function shippedScenarios(folder: string): Scenario[] {
  const found = findScenarios([folder]);
  if (!found.ok) throw new Error(found.errors.map((error) => formatError(error)).join('\n'));
  return found.files.map((path) => {
    const { text, result } = readScenario(path);
    if (!result.ok) throw new Error(result.errors.map((error) => formatError(error, text)).join('\n'));
    return result.scenario;
  });
}

/** For each rule the scenarios in which it takes part in a shortest run to some outcome. */
export function exercisedRules(shipped: readonly Shipped[]): Map<RuleId, Scenario[]> {
  const users = new Map<RuleId, Scenario[]>();
  for (const { scenario, result } of shipped) {
    const world = buildWorld(scenario.litmus);
    const model = storageModel(world);
    const fired = new Set(result.sets.full.outcomes.flatMap(({ witness }) => rulesFired(world, model, witness).flat()));
    for (const rule of fired) users.set(rule, [...(users.get(rule) ?? []), scenario]);
  }
  return users;
}
