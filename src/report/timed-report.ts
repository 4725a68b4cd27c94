import type { Profile } from '../timed/figures.ts';
import type { TimedSummary } from '../timed/summary.ts';
import type { TimedRun } from '../timed/timed-run.ts';
import type { RunReport } from './run-text.ts';

/** One run of a scenario in virtual time, with its steps. */
export interface TimedRunReport extends Omit<RunReport, 'told'> {
  readonly profile: Profile;
  /** `--set`, as given. */
  readonly settings: readonly string[];
  readonly run: TimedRun;
}

/** Many runs. */
export interface TimedReport extends Pick<RunReport, 'header' | 'scenario'> {
  readonly profile: Profile;
  readonly settings: readonly string[];
  readonly summary: TimedSummary;
  /** How many runs were asked for; fewer were done where somebody or a limit ended it. */
  readonly wanted: number;
  readonly stopped?: 'time-limit' | 'interrupted';
}
