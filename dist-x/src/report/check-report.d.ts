import type { CheckResult, Verdict } from '../check/judge.ts';
import type { Scenario } from '../scenario/types.ts';
import type { Header } from './header.ts';
/** Everything `stalemate check` found out; each reporter prints it in its own way. */
export interface CheckReport {
    readonly header: Header;
    readonly checked: readonly CheckedScenario[];
    /** Scenarios that were not reached before somebody pressed Ctrl-C. */
    readonly notReached: number;
    readonly elapsedMs: number;
}
export interface CheckedScenario {
    readonly scenario: Scenario;
    readonly result: CheckResult;
}
export interface CheckTotals {
    readonly verdicts: Readonly<Record<Verdict, number>>;
    /** Runs on real systems whose outcome was compared, and how many ended outside the model's set. */
    readonly runs: number;
    readonly runsOutside: number;
    /** Runs whose outcome an incomplete search has not reached. */
    readonly runsNotReached: number;
}
export declare function totalsOf({ checked }: Pick<CheckReport, 'checked'>): CheckTotals;
