import { outcomeOf } from '../../sim/storage/outcome.ts';
import type { Litmus } from '../../sim/storage/scenario.ts';
import { storageModel } from '../../sim/storage/storage-model.ts';
import { buildWorld, type WorldOptions } from '../../sim/storage/world.ts';
import type { Scenario } from '../scenario/types.ts';
import { type CollectOptions, collectOutcomes, collectOutcomesInSlices, type OutcomeSet } from './collect.ts';
import { type CheckResult, judge } from './judge.ts';

/** `quiet`: without spontaneous actions, only what the steps themselves cause. `withoutRules`: an experiment. */
export type OutcomesOptions = CollectOptions & WorldOptions;

/** Every outcome a litmus test can have, by visiting every interleaving. */
export function outcomesOf(litmus: Litmus, options: OutcomesOptions = {}): OutcomeSet {
  const world = buildWorld(litmus, options);
  return collectOutcomes(storageModel(world), (state) => outcomeOf(world, state), options);
}

/** Like `outcomesOf`, but lets the event loop run now and then, so that `shouldStop` can see a Ctrl-C. */
export function outcomesOfInSlices(litmus: Litmus, options: OutcomesOptions = {}): Promise<OutcomeSet> {
  const world = buildWorld(litmus, options);
  return collectOutcomesInSlices(storageModel(world), (state) => outcomeOf(world, state), options);
}

export type CheckOptions = CollectOptions & Pick<WorldOptions, 'withoutRules'>;

/** Computes the outcomes of a scenario and compares them with what its file says. */
export function checkScenario(scenario: Scenario, options: CheckOptions = {}): CheckResult {
  const full = outcomesOf(scenario.litmus, options);
  if (scenario.expectation.quiet === undefined) return judge(scenario, { full });
  return judge(scenario, { full, quiet: outcomesOf(scenario.litmus, { ...options, quiet: true }) });
}

/** Like `checkScenario`, but lets the event loop run now and then, so that `shouldStop` can see a Ctrl-C. */
export async function checkScenarioInSlices(scenario: Scenario, options: CheckOptions = {}): Promise<CheckResult> {
  const full = await outcomesOfInSlices(scenario.litmus, options);
  if (scenario.expectation.quiet === undefined) return judge(scenario, { full });
  return judge(scenario, { full, quiet: await outcomesOfInSlices(scenario.litmus, { ...options, quiet: true }) });
}
