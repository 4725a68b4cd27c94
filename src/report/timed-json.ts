import { measures } from '../timed/measures.ts';
import type { TimedRun } from '../timed/timed-run.ts';
import { headerJson, jsonText } from './json.ts';
import type { TimedReport, TimedRunReport } from './timed-report.ts';

/** What `stalemate run --timed --json` prints: durations in nanoseconds, sizes in bytes. */
export function timedRunJson({
  header,
  scenario,
  profile,
  settings,
  run,
  choices,
  violations,
  ended,
}: TimedRunReport): string {
  return jsonText({
    schema: 'stalemate/timed-run/1',
    ...headerJson(header),
    path: scenario.path,
    title: scenario.title,
    hash: scenario.hash,
    profile: { name: profile.name, settings },
    ended,
    ...runJson(run),
    explanations: violations.map(({ property, explanation }) => ({ property, explanation })),
    steps: choices.map((choice, index) => ({ atNs: run.atNs[index], choice })),
    precopy: run.precopy,
  });
}

/** What `stalemate run --timed --runs N --json` prints. */
export function timedSummaryJson({
  header,
  scenario,
  profile,
  settings,
  summary,
  wanted,
  stopped,
}: TimedReport): string {
  return jsonText({
    schema: 'stalemate/timed-summary/1',
    ...headerJson(header),
    path: scenario.path,
    title: scenario.title,
    hash: scenario.hash,
    profile: { name: profile.name, settings },
    wanted,
    ...(stopped === undefined ? {} : { stopped }),
    confidence: summary.confidence,
    ends: summary.ends,
    measures: summary.measures,
    probabilities: summary.probabilities,
    runs: summary.runs.map(runJson),
  });
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
