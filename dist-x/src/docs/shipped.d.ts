import type { RuleId } from '../../sim/storage/rules.ts';
import type { CheckResult } from '../check/judge.ts';
import type { Scenario } from '../scenario/types.ts';
/** A scenario that comes with the program, checked. */
export interface Shipped {
    readonly scenario: Scenario;
    readonly result: CheckResult;
}
/** @throws Error where one of the files is no scenario */
export declare function checkShipped(folder: string): Shipped[];
/** For each rule the scenarios in which it takes part in a shortest run to some outcome. */
export declare function exercisedRules(shipped: readonly Shipped[]): Map<RuleId, Scenario[]>;
