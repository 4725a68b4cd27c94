import type { Litmus } from '../../sim/storage/scenario.ts';
import type { WorldOptions } from '../../sim/storage/world.ts';
import type { Scenario } from '../scenario/types.ts';
import { exploreProblem, exploreProblemInSlices } from '../search/explore.ts';
import { type CollectOptions, type OutcomeSet, outcomeSetOf } from './collect.ts';
import { type CheckResult, judge } from './judge.ts';
import { outcomesProblem } from './outcomes-problem.ts';

/** `quiet`: without spontaneous actions, only what the steps themselves cause. `withoutRules`: an experiment. */
export type OutcomesOptions = CollectOptions & WorldOptions;

/** Every outcome a litmus test can have, by visiting every interleaving. */
export function outcomesOf(litmus: Litmus, options: OutcomesOptions = {}): OutcomeSet {
  const problem = outcomesProblem(litmus, options);
  return outcomeSetOf(problem.model, exploreProblem(problem, options));
}

/** Like `outcomesOf`, but lets the event loop run now and then, so that `shouldStop` can see a Ctrl-C. */
export async function outcomesOfInSlices(litmus: Litmus, options: OutcomesOptions = {}): Promise<OutcomeSet> {
  const problem = outcomesProblem(litmus, options);
  return outcomeSetOf(problem.model, await exploreProblemInSlices(problem, options));
}

export type CheckOptions = CollectOptions & Pick<WorldOptions, 'withoutRules' | 'withoutReductions'>;

/** Computes the outcomes of a scenario and compares them with what its file says. */
export function checkScenario(scenario: Scenario, options: CheckOptions = {}): CheckResult {
  const full = outcomesOf(scenario.litmus, options);
  if (scenario.expectation.quiet === undefined) return judge(scenario, { full });
  return judge(scenario, { full, quiet: outcomesOf(scenario.litmus, { ...options, quiet: true }) });
}

/**
 * Like `checkScenario`, but lets the event loop run now and then, so that `shouldStop` can see a Ctrl-C.
 *
 * @param search  another way to the same outcomes, such as by several threads
 */
export async function checkScenarioInSlices(
  scenario: Scenario,
  options: CheckOptions = {},
  search: (litmus: Litmus, options: OutcomesOptions) => Promise<OutcomeSet> = outcomesOfInSlices,
): Promise<CheckResult> {
  const full = await search(scenario.litmus, options);
  if (scenario.expectation.quiet === undefined) return judge(scenario, { full });
  return judge(scenario, { full, quiet: await search(scenario.litmus, { ...options, quiet: true }) });
}
