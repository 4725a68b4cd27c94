import type { RuleId } from '../../sim/storage/rules.ts';
import type { Scenario } from '../scenario/types.ts';
import type { WithoutReductions } from '../search/exploration.ts';
import type { Limits } from '../search/limits.ts';
import type { Hooks, Job } from '../threads/spread.ts';
import type { CheckResult } from './judge.ts';
import { checkScenario, checkScenarioInSlices } from './outcomes-of.ts';
import { outcomesInParallel } from './outcomes-parallel.ts';

/** One scenario of many that are checked at once. Plain data. */
export interface CheckItem {
  readonly scenario: Scenario;
  readonly limits: Limits;
  readonly withoutRules: readonly RuleId[];
  readonly withoutReductions: WithoutReductions;
  /** How many threads may share this one search. */
  readonly threads: number;
}

export const checkJob: Job<CheckItem, CheckResult> = {
  module: import.meta.url,
  factory: 'checkItem',
  here: ({ scenario, limits, withoutRules, withoutReductions, threads }, hooks) =>
    checkScenarioInSlices(scenario, { limits, withoutRules, withoutReductions, ...hooks }, (litmus, options) =>
      outcomesInParallel(litmus, { ...options, threads }),
    ),
};

export function checkItem({ scenario, limits, withoutRules, withoutReductions }: CheckItem, hooks: Hooks): CheckResult {
  return checkScenario(scenario, { limits, withoutRules, withoutReductions, ...hooks });
}
