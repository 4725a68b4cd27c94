/** The figures that answer two questions of the thread in virtual time. `npm run plots` writes them. */
import type { RuleId } from '../../sim/storage/rules.ts';
import { csvText } from '../report/csv.ts';
import { loadScenario } from '../scenario/load.ts';
import { GIB, MIB, MS, SECOND } from '../timed/durations.ts';
import type { FigureName, FigureValue, Profile } from '../timed/figures.ts';
import { profiles } from '../timed/profiles/index.ts';
import { createSimulator } from '../timed/simulate.ts';
import { runsOf, seedsOf, summarise, type TimedSummary } from '../timed/summary.ts';
import type { LinePlot, Point } from './line-plot.ts';

/** One figure: what is simulated, and how it is drawn. */
export interface PlotDefinition {
  readonly name: string; // of its files in docs/plots
  readonly runs: number; // for each point
  readonly series: readonly PlotSeries[];
  /** What varies from point to point: the column of the CSV and its values. */
  readonly varied: { readonly column: string; readonly values: readonly number[] };
  readonly columns: readonly string[]; // of what `measure` gives
  readonly measure: (summary: TimedSummary) => readonly number[];
  /** From columns by name. */
  readonly point: (row: Readonly<Record<string, number>>) => Point;
  readonly layout: Omit<LinePlot, 'series'>;
}

export interface PlotSeries {
  readonly name: string;
  readonly storage: string;
  readonly profile: string;
  readonly cache: string;
  readonly qemu: string;
  readonly withoutRules?: readonly RuleId[];
  /** Figures that differ from the profile, at a value of what varies. */
  readonly figures: (value: number) => Changed;
}

type Changed = { readonly [N in FigureName]?: FigureValue<N> };

export interface PlotRow {
  readonly series: string;
  readonly value: number;
  readonly measured: readonly number[];
}

const SEED = '0';

const dirty = (bytes: number): Changed => ({
  'page-cache.dirty-at-start': bytes,
  // Otherwise the guest's flushes, or the flusher, would have written all of it before the guest is stopped.
  'workload.flush-every': 0,
  'page-cache.background-limit': 64 * GIB,
});

const downtime: PlotDefinition = {
  name: 'downtime',
  runs: 100,
  series: [
    { name: 'CephFS', storage: 'cephfs', profile: 'ceph' },
    { name: 'NFS, 10 GbE', storage: 'nfs', profile: 'nfs-10gbe' },
    { name: 'iSCSI, 10 GbE', storage: 'iscsi', profile: 'iscsi-10gbe' },
    { name: 'FC, 16 Gbit/s', storage: 'fc', profile: 'fc-array' },
    { name: 'NVMe, attached to both', storage: 'direct-attached', profile: 'local-nvme' },
    { name: 'NFS with cache=none', storage: 'nfs', profile: 'nfs-10gbe', cache: 'none' },
  ].map((series) => ({ cache: 'writeback', qemu: '10.0', figures: dirty, ...series })),
  varied: {
    column: 'dirty_bytes',
    values: [1, 4, 16, 64, 256, 1024, 4096, 16_384].map((mebibytes) => mebibytes * MIB),
  },
  columns: [
    'downtime_mean_ns',
    'downtime_low_ns',
    'downtime_high_ns',
    'downtime_median_ns',
    'downtime_p95_ns',
    'flush_mean_ns',
    'flushed_mean_bytes',
  ],
  measure: (summary) => {
    const { values, interval } = measureOf(summary, 'downtimeNs');
    if (interval === undefined) throw new Error('a mean without an interval');
    const flush = measureOf(summary, 'downtime.flushNs').values.mean;
    const flushed = measureOf(summary, 'flushedInLastPhaseBytes').values.mean;
    return [values.mean, interval.low, interval.high, values.median, values.p95, flush, flushed].map(Math.round);
  },
  point: (row) => ({
    x: row.dirty_bytes!,
    y: row.downtime_mean_ns!,
    low: row.downtime_low_ns!,
    high: row.downtime_high_ns!,
  }),
  layout: {
    title: 'How long may flushing in the last phase take?',
    subtitle:
      'Downtime of a migration against what the page cache of the source holds dirty; raw image, cache=writeback',
    notes: [
      'Mean of 100 runs, bars: 95 % confidence (often smaller than the symbols). QEMU 10.0; the guest has 4 GiB and itself never flushes.',
      'Figures of the profiles of "stalemate run --timed"; data: docs/plots/downtime.csv.',
    ],
    x: {
      label: 'dirty pages of the image when the guest is stopped',
      scale: 'log',
      domain: [MIB, 16 * GIB],
      ticks: [MIB, 4 * MIB, 16 * MIB, 64 * MIB, 256 * MIB, GIB, 4 * GIB, 16 * GIB],
      tickText: (bytes) => (bytes < GIB ? `${bytes / MIB} MiB` : `${bytes / GIB} GiB`),
    },
    y: {
      label: 'downtime (both axes logarithmic)',
      scale: 'log',
      domain: [30 * MS, 60 * SECOND],
      ticks: [30 * MS, 100 * MS, 300 * MS, SECOND, 3 * SECOND, 10 * SECOND, 30 * SECOND],
      tickText: (ns) => (ns < SECOND ? `${ns / MS} ms` : `${ns / SECOND} s`),
    },
    level: { y: 300 * MS, text: "QEMU's downtime-limit:\nit counts memory only" },
  },
};

const primed = (seconds: number): Changed => ({
  'migration.delay': { kind: 'constant', valueNs: seconds * SECOND },
  // A small guest at rest moves at once, so that the delay is what matters.
  'guest.memory': 256 * MIB,
  'guest.dirty-rate': 0,
  'workload.reads': 0.9,
});

const staleRead: PlotDefinition = {
  name: 'stale-read',
  runs: 400,
  series: [
    { name: 'LUN (iSCSI)', storage: 'iscsi', profile: 'iscsi-10gbe', figures: primed },
    { name: 'NFS, kept (Linux today)', storage: 'nfs', profile: 'nfs-10gbe', figures: primed },
    {
      name: 'NFS, dropped after 60 s',
      storage: 'nfs',
      profile: 'nfs-10gbe',
      withoutRules: ['nfs.local-writers-defer-invalidation' as const],
      figures: (seconds: number): Changed => ({ ...primed(seconds), 'attributes.least': 60 * SECOND }),
    },
    {
      name: 'NFS, dropped after 3 s',
      storage: 'nfs',
      profile: 'nfs-10gbe',
      withoutRules: ['nfs.local-writers-defer-invalidation' as const],
      figures: primed,
    },
  ].map((series) => ({ cache: 'writethrough', qemu: '2011', ...series })),
  varied: { column: 'delay_seconds', values: [0, 0.3, 0.6, 1, 1.5, 2, 2.5, 3, 4, 6, 10, 20, 40, 55, 65, 90] },
  columns: ['primed_mean_ns', 'stale_runs', 'runs', 'probability', 'probability_low', 'probability_high'],
  measure: (summary) => {
    const found = summary.probabilities.find(({ name }) => name === 'stale-read');
    if (found === undefined) throw new Error('stale reads were not counted');
    const rounded = [found.share, found.interval.low, found.interval.high].map((share) => Number(share.toFixed(6)));
    return [Math.round(measureOf(summary, 'primedNs').values.mean), found.times, found.runs, ...rounded];
  },
  point: (row) => ({
    x: row.primed_mean_ns!,
    y: row.probability!,
    low: row.probability_low!,
    high: row.probability_high!,
  }),
  layout: {
    title: 'Does waiting make a stale read less likely?',
    subtitle:
      'Probability that the guest reads old data within 2 s of its move; raw image, cache=writethrough, QEMU of 2011',
    notes: [
      '400 runs each, bars: 95 % confidence (Wilson); lines lie on each other where they agree. The destination reads the first block when it opens',
      'the image ("priming"); the guest uses two blocks, 9 of 10 requests are reads. 3 s and 60 s: how long an NFS client believes attributes. Linux',
      'today keeps the pages of a file that is open for writing even when attributes show a change. Data: docs/plots/stale-read.csv.',
    ],
    x: {
      label: 'from priming the page cache of the destination until the guest runs there (logarithmic)',
      scale: 'log',
      domain: [0.25 * SECOND, 100 * SECOND],
      ticks: [0.25, 0.5, 1, 2, 3, 5, 10, 20, 30, 60, 100].map((seconds) => seconds * SECOND),
      tickText: (ns) => `${ns / SECOND} s`,
    },
    y: {
      label: 'probability of a stale read',
      scale: 'linear',
      domain: [0, 1],
      ticks: [0, 0.2, 0.4, 0.6, 0.8, 1],
      tickText: (share) => share.toFixed(1),
    },
  },
};

export const plots: readonly PlotDefinition[] = [downtime, staleRead];

/** The scenario of a series, to be run by hand too. */
export function plotScenario({ storage, cache, qemu }: Pick<PlotSeries, 'storage' | 'cache' | 'qemu'>): string {
  return `stalemate: 1
title: A raw image on ${storage} with cache=${cache}
storage: ${storage}
image: raw
disk: {sectors: {x: 0, y: 2048}}
machines:
  S: {qemu: "${qemu}", cache: ${cache}}
  D: {qemu: "${qemu}", cache: ${cache}}
migrations:
  - {from: S, to: D}
guest: {any-number: true, writes: 1, reads: 1, flushes: 1}
`;
}

/** Simulates one point. Equal definitions give equal rows. */
export function plotRow({ measure, runs }: PlotDefinition, series: PlotSeries, value: number): PlotRow {
  const loaded = loadScenario(plotScenario(series), `${series.name}.yaml`);
  if (!loaded.ok) throw new Error(`${series.name}: ${loaded.errors.map(({ message }) => message).join('; ')}`);
  const { withoutRules = [] } = series;
  const simulator = createSimulator(loaded.scenario.litmus, profileOf(series, value), { withoutRules });
  const summary = summarise([...runsOf(simulator, seedsOf(SEED, runs))], ['stale-read']);
  return { series: series.name, value, measured: measure(summary) };
}

export function plotCsv({ varied, columns }: PlotDefinition, rows: readonly PlotRow[]): string {
  return csvText([
    ['series', varied.column, ...columns],
    ...rows.map(({ series, value, measured }) => [series, value, ...measured]),
  ]);
}

/** The rows that `plotCsv` wrote: a name, which may be quoted, and numbers. */
export function rowsOfCsv(csv: string): PlotRow[] {
  return csv
    .split('\r\n')
    .slice(1, -1)
    .map((line) => {
      const [, quoted, plain, numbers = ''] = /^(?:"([^"]*)"|([^,]*)),(.*)$/.exec(line) ?? [];
      const [value = Number.NaN, ...measured] = numbers.split(',').map(Number);
      return { series: quoted ?? plain ?? '', value, measured };
    });
}

/** What to draw, from the rows of all series. */
export function linePlotOf(
  { series, varied, columns, point, layout }: PlotDefinition,
  rows: readonly PlotRow[],
): LinePlot {
  const pointOf = ({ value, measured }: PlotRow): Point =>
    point(Object.fromEntries([[varied.column, value], ...columns.map((name, index) => [name, measured[index]!])]));
  return {
    ...layout,
    series: series.map(({ name }) => ({ name, points: rows.filter((row) => row.series === name).map(pointOf) })),
  };
}

function profileOf({ profile, figures }: PlotSeries, value: number): Profile {
  const found = profiles.find(({ name }) => name === profile);
  if (found === undefined) throw new Error(`there is no profile ${profile}`);
  const changed = Object.entries(figures(value)).map(([name, own]) => [name, { value: own, source: 'the figure' }]);
  return { ...found, figures: { ...found.figures, ...Object.fromEntries(changed) } };
}

function measureOf(summary: TimedSummary, name: string) {
  const found = summary.measures.find((measure) => measure.name === name);
  if (found === undefined) throw new Error(`there is no measure ${name}`);
  return found;
}
