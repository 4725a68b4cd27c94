import type { Litmus } from '../../sim/storage/scenario.ts';
import { type WorldOptions } from '../../sim/storage/world.ts';
import type { Scenario } from '../scenario/types.ts';
import { type CollectOptions, type OutcomeSet } from './collect.ts';
import { type CheckResult } from './judge.ts';
/** `quiet`: without spontaneous actions, only what the steps themselves cause. `withoutRules`: an experiment. */
export type OutcomesOptions = CollectOptions & WorldOptions;
/** Every outcome a litmus test can have, by visiting every interleaving. */
export declare function outcomesOf(litmus: Litmus, options?: OutcomesOptions): OutcomeSet;
/** Like `outcomesOf`, but lets the event loop run now and then, so that `shouldStop` can see a Ctrl-C. */
export declare function outcomesOfInSlices(litmus: Litmus, options?: OutcomesOptions): Promise<OutcomeSet>;
export type CheckOptions = CollectOptions & Pick<WorldOptions, 'withoutRules'>;
/** Computes the outcomes of a scenario and compares them with what its file says. */
export declare function checkScenario(scenario: Scenario, options?: CheckOptions): CheckResult;
/** Like `checkScenario`, but lets the event loop run now and then, so that `shouldStop` can see a Ctrl-C. */
export declare function checkScenarioInSlices(scenario: Scenario, options?: CheckOptions): Promise<CheckResult>;
