/** `stalemate run --timed --format html`: a page with figures, tables, the worst run as a drawing, and how to get it again. */
import { storageModel } from '../../sim/storage/storage-model.ts';
import { buildWorld } from '../../sim/storage/world.ts';
import { violationsOfRun } from '../check/run-properties.ts';
import { shortenRun } from '../random/shorten-run.ts';
import { durationText } from '../timed/durations.ts';
import { measures } from '../timed/measures.ts';
import { downtimeParts, type TimedRun } from '../timed/timed-run.ts';
import { chartStyle, histogramSvg, partsSvg } from './bar-charts.ts';
import { drawnRun } from './drawn-run.ts';
import { worldOptionsOf } from './header.ts';
import { escapedHtml, htmlPage, htmlTable } from './html-page.ts';
import { counted } from './numbers.ts';
import { commandOfSeed, intervalText, runColumns } from './timed-data.ts';
import type { TimedReport } from './timed-report.ts';
import { valueText } from './timed-text.ts';

/** A page with more rows takes long to open; `--format csv` has all of them. */
const LISTED_RUNS_MOST = 1000;

/** @param again  simulates the run of a seed once more, with its steps */
export function timedHtml(report: TimedReport, again: (seed: string) => TimedRun): string {
  const { header, scenario, profile, settings, summary, wanted, stopped } = report;
  const { runs } = summary;
  const set = settings.length === 0 ? '' : `; set: ${settings.join(', ')}`;
  const ending =
    stopped === undefined
      ? ''
      : ` of ${wanted}: ${stopped === 'interrupted' ? 'interrupted' : 'the time limit was reached'}`;
  const downtimes = runs.flatMap(({ measured }) => (measured.downtimeNs === null ? [] : [measured.downtimeNs]));
  const body = [
    `<h1>${escapedHtml(scenario.title)}</h1>`,
    paragraph(`${scenario.path}, in virtual time with profile ${profile.name} (${profile.summary})${set}`),
    paragraph(
      `${counted(runs.length, 'run')}${ending}. Times are virtual: how long things take comes from the profile.`,
    ),
    '<h2>What may go wrong</h2>',
    htmlTable({
      columns: ['event', 'runs', 'of', `probability (${Math.round(100 * summary.confidence)} % interval)`, 'meaning'],
      rows: summary.probabilities.map((one) => [one.name, one.times, one.runs, intervalText(one), one.meaning]),
    }),
    paragraph(
      'Wilson\'s score interval over independent runs. A property that no run violated may still be violated: "stalemate check" decides that.',
    ),
    '<h2>Downtime</h2>',
    downtimes.length === 0
      ? paragraph('In no run was the guest stopped and started again.')
      : downtimeFigures(report, downtimes),
    '<h2>What was measured</h2>',
    measuresTable(report),
    paragraph("Intervals of means: Student's t over independent runs. Quantiles: linear between the nearest two runs."),
    worstRun(report, again),
    '<h2>Every run</h2>',
    ...(runs.length > LISTED_RUNS_MOST
      ? [paragraph(`The first ${LISTED_RUNS_MOST} of ${runs.length} runs; --format csv has all of them.`)]
      : []),
    runsTable(runs.slice(0, LISTED_RUNS_MOST)),
  ].join('\n');
  return htmlPage({ title: `Stalemate: ${scenario.title}`, header, body, style: chartStyle });
}

function downtimeFigures({ summary }: TimedReport, downtimes: readonly number[]): string {
  const parts = downtimeParts.map((part) => {
    const mean = summary.measures.find(({ name }) => name === `downtime.${part}Ns`)?.values.mean ?? 0;
    return { name: part, value: mean, text: durationText(mean) };
  });
  return [
    histogramSvg({ title: 'Downtime: how many runs lie in each range', values: downtimes, text: durationText }),
    partsSvg('What it is spent on: mean of each part', parts),
  ].join('\n');
}

function measuresTable({ summary }: TimedReport): string {
  const rows = measures.flatMap(({ name, unit, kind, meaning }) => {
    const found = summary.measures.find((one) => one.name === name);
    if (found === undefined || found.values.count === 0) return [];
    const { values, interval } = found;
    const text = (value: number): string => valueText(unit, value);
    const range = interval === undefined ? '' : `${text(interval.low)} to ${text(interval.high)}`;
    const { count, mean, median, p95, p99, max } = values;
    return [[name, count, text(mean), range, ...[median, p95, p99, max].map(text), meaning, KINDS[kind]]];
  });
  const percent = Math.round(100 * summary.confidence);
  return htmlTable({
    columns: ['measure', 'runs', 'mean', `${percent} % of the mean`, 'median', 'p95', 'p99', 'max', 'meaning', 'kind'],
    rows,
  });
}

const KINDS = { once: 'once a run', 'time-average': 'average over time', 'request-average': 'average over requests' };

/** The run that violates something first; where none does, the one with the longest downtime. */
export function worstOf(runs: readonly TimedRun[]): TimedRun | undefined {
  const badness = ({ violations, measured }: TimedRun): readonly number[] => [
    violations.length,
    -(violations[0]?.atNs ?? 0),
    measured.downtimeNs ?? 0,
  ];
  return runs.reduce<TimedRun | undefined>((worst, run) => {
    if (worst === undefined) return run;
    const [own, other] = [badness(run), badness(worst)];
    const differs = own.findIndex((value, index) => value !== other[index]);
    return differs >= 0 && own[differs]! > other[differs]! ? run : worst;
  }, undefined);
}

function worstRun(report: TimedReport, again: (seed: string) => TimedRun): string {
  const { header, scenario, summary } = report;
  const worst = worstOf(summary.runs);
  if (worst === undefined) return '';
  const options = worldOptionsOf(header);
  const model = storageModel(buildWorld(scenario.litmus, options));
  const { trace } = again(worst.seed);
  const [violation] = violationsOfRun(model, trace);
  const shown = violation === undefined ? trace : shortenRun(model, trace.slice(0, violation.step), violation.property);
  const heading = '<h2>The worst run</h2>';
  const replayed = paragraph(`Step by step: ${commandOfSeed(header.arguments, worst.seed)}`);
  const about =
    violation === undefined
      ? `Seed ${worst.seed}: the longest downtime, ${durationText(worst.measured.downtimeNs ?? 0)}; nothing is violated.`
      : `Seed ${worst.seed} violates ${violation.property} at ${durationText(worst.violations[0]?.atNs ?? 0)}, in step ${violation.step}. The drawing shows the steps that lead to it: ${shown.length} of ${violation.step}, in an order in which they violate it too.`;
  const ending = violationsOfRun(model, shown).find(({ step }) => step === shown.length);
  const drawing = drawnRun(
    {
      header,
      scenario,
      trace: shown,
      verdict:
        ending === undefined
          ? { kind: 'good', text: 'nothing is violated' }
          : { kind: 'bad', text: `violates ${ending.property}: ${ending.explanation}` },
      ...(ending === undefined ? {} : { property: ending.property }),
    },
    'worst',
  );
  return [heading, paragraph(about), replayed, drawing].join('\n');
}

function runsTable(runs: readonly TimedRun[]): string {
  const named = ['seed', 'end', 'endNs', 'violations', 'downtimeNs', 'migrationNs', 'staleReads', 'steps'];
  const columns = runColumns.filter(({ name }) => named.includes(name));
  const text = (unit: (typeof runColumns)[number]['unit'], value: string | number): string =>
    typeof value === 'string' || unit === 'text' || unit === 'bool' ? String(value) : valueText(unit, value);
  return htmlTable({
    columns: columns.map(({ name }) => name),
    rows: runs.map((run) => columns.map(({ unit, of }) => text(unit, of(run)))),
  });
}

function paragraph(text: string): string {
  return `<p>${escapedHtml(text)}</p>`;
}
