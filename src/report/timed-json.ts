import { measures } from '../timed/measures.ts';
import type { TimedRun } from '../timed/timed-run.ts';
import { headerJson, jsonText } from './json.ts';
import type { TimedReport, TimedRunReport } from './timed-report.ts';

/** What `stalemate run --timed --json` prints: durations in nanoseconds, sizes in bytes. */
export function timedRunJson(report: TimedRunReport): string {
  const { run, choices, violations, ended } = report;
  return jsonText({
    schema: 'stalemate/timed-run/1',
    ...subjectJson(report),
    ended,
    ...runJson(run),
    explanations: violations.map(({ property, explanation }) => ({ property, explanation })),
    steps: choices.map((choice, index) => ({ atNs: run.atNs[index], choice })),
    precopy: run.precopy,
  });
}

/** What `stalemate run --timed --runs N --json` prints. */
export function timedSummaryJson(report: TimedReport): string {
  const { summary, wanted, stopped } = report;
  return jsonText({
    schema: 'stalemate/timed-summary/1',
    ...subjectJson(report),
    wanted,
    ...togetherJson(summary, stopped),
    runs: summary.runs.map(runJson),
  });
}

/** What was run, and with which figures. */
export function subjectJson({
  header,
  scenario,
  profile,
  settings,
}: Pick<TimedReport, 'header' | 'scenario' | 'profile' | 'settings'>): Record<string, unknown> {
  return {
    ...headerJson(header),
    path: scenario.path,
    title: scenario.title,
    hash: scenario.hash,
    profile: { name: profile.name, settings },
  };
}

/** What the runs say together. */
export function togetherJson(
  { confidence, ends, measures: measured, probabilities }: TimedReport['summary'],
  stopped: TimedReport['stopped'],
): Record<string, unknown> {
  return { ...(stopped === undefined ? {} : { stopped }), confidence, ends, measures: measured, probabilities };
}

export function runJson({ seed, ended, endNs, violations, measured }: TimedRun): Record<string, unknown> {
  return {
    seed,
    end: ended,
    endNs,
    violations,
    measured: { moved: measured.moved, ...Object.fromEntries(measures.map(({ name, of }) => [name, of(measured)])) },
  };
}
