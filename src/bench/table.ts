import type { AimResult } from './aims.ts';
import type { MatrixTime } from './matrix-time.ts';
import type { RateResult } from './rates.ts';
import type { CaseResult, Clock } from './result.ts';
import { type Spread, spreadOf } from './spread.ts';
import type { Survey } from './survey.ts';

/** Everything one run of the benchmark found out. */
export interface Findings {
  readonly clock: Clock;
  readonly machine: Readonly<Record<string, string | number>>;
  readonly cases: readonly CaseResult[];
  readonly rates: readonly RateResult[];
  readonly aims: readonly AimResult[];
  readonly survey?: Survey;
  readonly matrix?: MatrixTime;
}

type Row = readonly string[];

const header: Row = ['case', 'tool', 'states', 'seconds', 'states/s', 'bytes/state', 'time over ours'];
const rateHeader: Row = ['case', 'a second', 'what'];
const aimHeader: Row = ['aim: at least', 'times', 'reached?', 'measured'];

const NOTES = [
  'Medians, with the lowest and the highest in brackets. "time over ours": how many times longer the tool took than our',
  'plain search (engine) in the same round; above 1, ours is faster. Exact searches, each in a fresh process.',
  'engine: breadth first, shortest traces kept. baseline: the same model on copied objects with JSON keys, once.',
  'bytes/state: memory held at the end (SPIN: without its hash table).',
];
const CLOCKS: Readonly<Record<Clock, readonly string[]>> = {
  elapsedMs: [
    'Times that passed: with just-in-time compilation, without the start of the process, as SPIN without setting up its',
    'tables and without compiling.',
  ],
  cpuMs: [
    'Times of all processors together, compilers and collectors of garbage included; with the start of SPIN, without that',
    'of Node.js.',
  ],
};

/** As aligned text, for a terminal. */
export function formatTable({ clock, machine, cases, rates, aims, ...others }: Findings): string {
  return [
    machineLine(machine),
    '',
    ...(cases.length === 0 ? [] : [...aligned([header, ...cases.flatMap(rowsOf)], 2), '', ...NOTES]),
    ...CLOCKS[clock],
    '',
    ...(rates.length === 0 ? [] : [...aligned([rateHeader, ...rates.map(rateRow)], 3), '']),
    ...aligned([aimHeader, ...aims.map(aimRow)], 1),
    ...sentences(others),
  ].join('\n');
}

/** As Markdown, for a document. */
export function markdownTable({ clock, machine, cases, rates, aims, ...others }: Findings): string {
  const table = ([head = [], ...rows]: readonly Row[], left: number): string[] => [
    `| ${head.join(' | ')} |`,
    `|${head.map((_, column) => (column < left ? ' --- ' : ' ---: ')).join('|')}|`,
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ];
  return [
    `${machineLine(machine)}.`,
    '',
    ...table([header, ...cases.flatMap(rowsOf)], 2),
    '',
    ...NOTES,
    ...CLOCKS[clock],
    '',
    ...(rates.length === 0 ? [] : [...table([rateHeader, ...rates.map(rateRow)], 3), '']),
    ...table([aimHeader, ...aims.map(aimRow)], 1),
    ...sentences(others),
    '',
  ].join('\n');
}

function rowsOf({ name, tools }: CaseResult): Row[] {
  return tools.map(({ tool, states, tookMs, statesPerSecond, bytesPerState, timesThePlain }) => [
    name,
    tool,
    whole(states),
    spread(spreadOf(tookMs.map((ms) => ms / 1000)), (seconds) => seconds.toFixed(2)),
    spread(statesPerSecond, whole),
    Number.isNaN(bytesPerState) ? '' : bytesPerState.toFixed(1),
    spread(timesThePlain, (times) => times.toFixed(2)),
  ]);
}

function rateRow({ name, perSecond, unit, about }: RateResult): Row {
  return [name, `${spread(perSecond, whole)} ${unit}`, about];
}

function aimRow({ text, atLeast, measured }: AimResult): Row {
  if (measured === undefined) return [text, atLeast.toFixed(1), 'not measured', ''];
  const reached = measured.median >= atLeast;
  return [text, atLeast.toFixed(1), reached ? 'reached' : 'missed', spread(measured, (times) => times.toFixed(2))];
}

function sentences({ survey, matrix }: Pick<Findings, 'survey' | 'matrix'>): string[] {
  return [
    ...(survey === undefined ? [] : ['', surveyLine(survey)]),
    ...(matrix === undefined ? [] : ['', matrixLine(matrix)]),
  ];
}

function surveyLine({ scenarios, limited, maxStates, timesFewer }: Survey): string {
  const times = spread(timesFewer, (ratio) => ratio.toFixed(1));
  const more = limited === 0 ? '' : `; ${limited} have more states than the ${whole(maxStates)} that were counted`;
  return `${scenarios} shipped scenarios with a guest: ${times} times fewer states with reductions${more}.`;
}

function matrixLine({ cells, nowMs, beforeMs, changed }: MatrixTime): string {
  const seconds = (times: Spread): string => spread(times, (ms) => `${(ms / 1000).toFixed(1)} s`);
  const verdicts = changed.length === 0 ? 'every verdict is the same' : `other verdicts in ${changed.join(', ')}`;
  return `Default matrix, ${cells} searches: ${seconds(beforeMs)} before, ${seconds(nowMs)} now; ${verdicts}.`;
}

function machineLine(machine: Findings['machine']): string {
  return Object.entries(machine)
    .map(([key, value]) => `${key}: ${value}`)
    .join(', ');
}

/** @param left  columns that are aligned to the left; numbers are aligned to the right */
function aligned(rows: readonly Row[], left: number): string[] {
  const columns = rows[0]?.length ?? 0;
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => (column < left ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}

function spread({ median, min, max }: Spread, format: (value: number) => string): string {
  const [middle, low, high] = [median, min, max].map(format);
  return low === high ? `${middle}` : `${middle} (${low}-${high})`;
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}
