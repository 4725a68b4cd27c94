/** Runs in virtual time, for a terminal. */
import { durationText } from '../timed/durations.ts';
import { bytesText } from '../timed/figure-text.ts';
import type { Profile } from '../timed/figures.ts';
import { type MeasureUnit, measures } from '../timed/measures.ts';
import type { Probability } from '../timed/summary.ts';
import type { RunEnd } from '../timed/timed-run.ts';
import { headerLines } from './header.ts';
import { table, wrap } from './layout.ts';
import { counted, greatest } from './numbers.ts';
import { titleLines } from './run-text.ts';
import { tellSteps } from './tell.ts';
import type { Theme } from './theme.ts';
import type { TimedReport, TimedRunReport } from './timed-report.ts';

export function timedRunText(report: TimedRunReport, theme: Theme): string {
  const { header, scenario, profile, settings, run } = report;
  const { width, paint } = theme;
  const told = tellSteps(scenario.litmus, { withoutRules: header.withoutRules ?? [] }, run.trace);
  const actorWidth = greatest(
    0,
    told.map(({ actor }) => actor.length),
  );
  const lines = [
    ...told.map(({ actor, text }, index) => ({ atNs: run.atNs[index]!, actor, text })),
    ...run.precopy.map(({ beginNs, endNs, bytes }, index) => ({
      atNs: endNs,
      actor: 'memory',
      text: `round ${index + 1}: ${bytesText(bytes)} in ${durationText(endNs - beginNs)}`,
    })),
  ].sort((a, b) => a.atNs - b.atNs);
  return [
    ...headerLines(header, width).map(paint.dim),
    ...profileLines(profile, settings, theme),
    '',
    ...titleLines(scenario, theme),
    '',
    `a run of ${counted(run.trace.length, 'step')} and ${durationText(run.endNs)}: ${endTexts[run.ended]}`,
    ...report.violations.flatMap(({ property, explanation, step }, index) => {
      const at = run.violations[index]?.atNs ?? run.atNs[step - 1] ?? 0;
      return wrap(`violates ${property} at ${durationText(at)}: ${explanation}`, width, '  ').map(paint.bad);
    }),
    '',
    ...lines.map(({ atNs, actor, text }) => `${secondsText(atNs)}  ${actor.padEnd(actorWidth)}  ${text}`),
    '',
    ...measureLines(report, theme),
    '',
  ].join('\n');
}

export function timedSummaryText(
  { header, scenario, profile, settings, summary, wanted, stopped }: TimedReport,
  theme: Theme,
): string {
  const { width, paint } = theme;
  const { runs, ends, probabilities } = summary;
  const endings = (Object.keys(endTexts) as RunEnd[]).filter((end) => ends[end] > 0);
  const rows = measures.flatMap((measure) => {
    const found = summary.measures.find(({ name }) => name === measure.name);
    if (found === undefined || found.values.count === 0 || found.values.max === 0) return [];
    const { values, interval } = found;
    const show = (value: number) => ({ text: valueText(measure.unit, value) });
    return [
      [
        { text: measure.name.replace(/(Ns|Bytes)$/, '') },
        { text: String(values.count) },
        show(values.mean),
        {
          text:
            interval === undefined
              ? ''
              : `${valueText(measure.unit, interval.low)} to ${valueText(measure.unit, interval.high)}`,
        },
        show(values.median),
        show(values.p95),
        show(values.p99),
        show(values.max),
      ],
    ];
  });
  const percent = Math.round(summary.confidence * 100);
  return [
    ...headerLines(header, width).map(paint.dim),
    ...profileLines(profile, settings, theme),
    '',
    ...titleLines(scenario, theme),
    '',
    `${counted(runs.length, 'run')}${stopped === undefined ? '' : ` of ${wanted}: ${stopped === 'interrupted' ? 'interrupted' : 'the time limit was reached'}`}; ${endings.map((end) => `${ends[end]} ${endTexts[end]}`).join('; ')}`,
    '',
    ...table(
      [
        { heading: 'measure' },
        { heading: 'runs' },
        { heading: 'mean' },
        { heading: `${percent} % of the mean` },
        { heading: 'median' },
        { heading: 'p95' },
        { heading: 'p99' },
        { heading: 'max' },
      ],
      rows,
      theme,
    ),
    '',
    ...probabilities.map((one) => {
      const line = probabilityText(one);
      return one.kind === 'property' && one.times > 0 ? paint.bad(line) : line;
    }),
    '',
    ...wrap(
      'Intervals of means: Student\'s t over independent runs; of probabilities: Wilson\'s score interval. A property that no run violated may still be violated: "stalemate check" decides that.',
      width,
    ).map(paint.dim),
    '',
  ].join('\n');
}

const endTexts: Readonly<Record<RunEnd, string>> = {
  quiescent: 'nothing is left to happen',
  observed: 'ended after the guest had run again for a while',
  until: 'ended by the virtual time limit (--until)',
  steps: 'ended by the limit of steps (--max-steps)',
};

function profileLines({ name, summary }: Profile, settings: readonly string[], { width, paint }: Theme): string[] {
  const set = settings.length === 0 ? '' : `; set: ${settings.join(', ')}`;
  return wrap(`profile ${name}: ${summary}${set}`, width, '  ').map(paint.dim);
}

function measureLines({ run }: TimedRunReport, theme: Theme): string[] {
  const rows = measures.flatMap(({ name, unit, meaning, of }) => {
    const value = of(run.measured);
    if (value === null || (value === 0 && name.startsWith('downtime.'))) return [];
    return [[{ text: name.replace(/(Ns|Bytes)$/, '') }, { text: valueText(unit, value) }, { text: meaning }]];
  });
  return table([{ heading: 'measure' }, { heading: 'value' }, { heading: 'meaning', share: 1 }], rows, theme);
}

export function valueText(unit: MeasureUnit, value: number): string {
  switch (unit) {
    case 'ns':
      return durationText(value);
    case 'bytes':
      return bytesText(Math.round(value));
    case 'count':
    case 'share':
      return String(Number(value.toPrecision(4)));
  }
}

function probabilityText({ name, meaning, times, runs, share, interval, atMost }: Probability): string {
  const percent = (value: number) => `${Number((100 * value).toPrecision(3))} %`;
  const range = `${percent(interval.low)} to ${percent(interval.high)}`;
  const bound = atMost === undefined ? '' : `; at most ${percent(atMost)} by the rule of three`;
  return `${name.padEnd(22)} ${times} of ${runs}, ${percent(share)} (${range}${bound}): ${meaning}`;
}

/** Nine places after the point: to the nanosecond. */
function secondsText(ns: number): string {
  return `${(ns / 1e9).toFixed(9).padStart(14)} s`;
}
