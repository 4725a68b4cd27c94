/** Runs in virtual time as data for programs: one line or one object a run, in the units that the names of the fields end in. */
import { type Measure, measures } from '../timed/measures.ts';
import type { Probability } from '../timed/summary.ts';
import type { TimedRun } from '../timed/timed-run.ts';
import { csvText } from './csv.ts';
import { commandLine } from './header.ts';
import { type JunitCase, junitText } from './junit.ts';
import { runJson, subjectJson, togetherJson } from './timed-json.ts';
import type { TimedReport } from './timed-report.ts';
import { wordsAgain } from './words-again.ts';

/** The columns of the table of runs; `docs/results.md` is made of them. */
export interface RunColumn {
  readonly name: string;
  readonly unit: Measure['unit'] | 'text' | 'bool';
  readonly meaning: string;
  readonly of: (run: TimedRun) => string | number;
}

export const runColumns: readonly RunColumn[] = [
  { name: 'seed', unit: 'text', meaning: 'repeats this run alone, given to `--seed`', of: ({ seed }) => seed },
  {
    name: 'end',
    unit: 'text',
    meaning:
      'why the run ended: `quiescent` nothing was left to happen, `observed` the guest had run again for `run.observe`, `until` the virtual time limit, `steps` the limit of steps',
    of: ({ ended }) => ended,
  },
  { name: 'endNs', unit: 'ns', meaning: 'when it ended', of: ({ endNs }) => endNs },
  {
    name: 'violations',
    unit: 'text',
    meaning: 'the properties it violates, in the order in which that happens, with blanks between them',
    of: ({ violations }) => violations.map(({ property }) => property).join(' '),
  },
  {
    name: 'violatedAtNs',
    unit: 'ns',
    meaning: 'when the first of them was violated; empty where none was',
    of: ({ violations }) => violations[0]?.atNs ?? '',
  },
  {
    name: 'moved',
    unit: 'bool',
    meaning: 'whether the guest ran at the destination',
    of: ({ measured }) => String(measured.moved),
  },
  ...measures.map(({ name, unit, meaning, of }) => ({
    name,
    unit,
    meaning,
    of: ({ measured }: TimedRun) => of(measured) ?? '',
  })),
];

/** A line for each run (RFC 4180); what a run did not come to is empty. */
export function timedCsv({ summary }: Pick<TimedReport, 'summary'>): string {
  return csvText([
    runColumns.map(({ name }) => name),
    ...summary.runs.map((run) => runColumns.map(({ of }) => of(run))),
  ]);
}

/** One object a line: the start, each run, and what they say together. */
export function timedJsonLines(report: TimedReport): string {
  const { summary, stopped } = report;
  const event = (name: string, content: Record<string, unknown>): string =>
    `${JSON.stringify({ schema: 'stalemate/timed-event/1', event: name, ...content })}\n`;
  return [
    event('start', {
      ...subjectJson(report),
      wanted: report.wanted,
    }),
    ...summary.runs.map((run) => event('run', runJson(run))),
    event('end', {
      runs: summary.runs.length,
      ...togetherJson(summary, stopped),
    }),
  ].join('');
}

/** A test case for each property; it fails where a run violated it. That none did is no proof: the text says so. */
export function timedJunit({ header, scenario, summary }: TimedReport): string {
  const cases = summary.probabilities
    .filter(({ kind }) => kind === 'property')
    .map((one): JunitCase => {
      const place = { className: scenario.path, name: one.name };
      if (one.times === 0) return place;
      const first = summary.runs.find(({ violations }) => violations.some(({ property }) => property === one.name));
      const again = first === undefined ? '' : `\n${commandOfSeed(header.arguments, first.seed)}`;
      const message = `${one.times} of ${one.runs} runs violate ${one.name}`;
      return { ...place, failure: { type: one.name, message, text: `${message}: ${intervalText(one)}${again}` } };
    });
  return junitText({
    name: `stalemate run --timed ${scenario.path}`,
    properties: {
      command: commandLine(header.arguments),
      hash: scenario.hash,
      seed: header.seed ?? '',
      runs: String(summary.runs.length),
      note: 'a property that no run violated may still be violated: "stalemate check" decides that',
    },
    cases,
    timeS: 0,
  });
}

/** `12 % (9.1 % to 15 %)` */
export function intervalText({ share, interval, atMost }: Probability): string {
  const percent = (value: number): string => `${Number((100 * value).toPrecision(3))} %`;
  const bound = atMost === undefined ? '' : `; at most ${percent(atMost)} by the rule of three`;
  return `${percent(share)} (${percent(interval.low)} to ${percent(interval.high)}${bound})`;
}

/** The same command for one run: without the options that are about many. */
export function commandOfSeed(words: readonly string[], seed: string): string {
  const kept = wordsAgain(words, ['--runs', '--seed', '--format', '-o', '--output', '--time-limit']);
  return commandLine([...kept.filter((word) => word !== '--json'), '--seed', seed]);
}
