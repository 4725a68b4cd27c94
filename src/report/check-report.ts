import type { CheckResult, Verdict } from '../check/judge.ts';
import type { Coverage } from '../coverage/coverage.ts';
import { mergeCoverage } from '../coverage/merge.ts';
import type { Scenario } from '../scenario/types.ts';
import type { Header } from './header.ts';
import { runsOf } from './observed-text.ts';

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
  /** Where it was asked for. */
  readonly coverage?: Coverage;
}

/** What took part in any of the scenarios; null where nobody asked. The actions of a single one keep their names. */
export function coverageOf({ checked }: Pick<CheckReport, 'checked'>): Coverage | null {
  const all = checked.flatMap(({ coverage }) => coverage ?? []);
  return all.length === 0 ? null : all.length === 1 ? all[0]! : mergeCoverage(all);
}

export interface CheckTotals {
  readonly verdicts: Readonly<Record<Verdict, number>>;
  /** Runs on real systems whose outcome was compared, and how many ended outside the model's set. */
  readonly runs: number;
  readonly runsOutside: number;
  /** Runs whose outcome an incomplete search has not reached. */
  readonly runsNotReached: number;
}

export function totalsOf({ checked }: Pick<CheckReport, 'checked'>): CheckTotals {
  const count = (verdict: Verdict): number => checked.filter(({ result }) => result.verdict === verdict).length;
  const observed = checked.flatMap(({ result }) => result.observed);
  return {
    verdicts: {
      'as-expected': count('as-expected'),
      'not-as-expected': count('not-as-expected'),
      undecided: count('undecided'),
      'nothing-expected': count('nothing-expected'),
    },
    runs: runsOf(observed),
    runsOutside: runsOf(observed.filter(({ standing }) => standing === 'outside')),
    runsNotReached: runsOf(observed.filter(({ standing }) => standing === 'not-reached')),
  };
}
