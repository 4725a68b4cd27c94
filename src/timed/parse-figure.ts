/** Figures as people write them: `250us`, `exponential(20ms)`, `log-normal(1ms, 5ms)`, `never`, `4GiB`, `0.9GB/s`, `zipf(1.1)`. */
import { distributionProblem } from './distributions.ts';
import { HOUR, MINUTE, MS, SECOND, US } from './durations.ts';
import {
  type Delay,
  type FigureDefinition,
  type FigureName,
  type FigureValue,
  figureDefinitions,
  type Pattern,
  type Unit,
} from './figures.ts';

export type ParsedFigure<V> =
  | { readonly ok: true; readonly value: V }
  | { readonly ok: false; readonly expected: string };

/** The value of a figure, in the unit that the figure has. */
export function parseFigure<N extends FigureName>(name: N, text: string): ParsedFigure<FigureValue<N>> {
  const { unit, range }: FigureDefinition = figureDefinitions[name];
  const value = readers[unit](text.trim().toLowerCase());
  const [least, most] = range ?? [0, Number.POSITIVE_INFINITY];
  if (value === undefined || (range !== undefined && (Number(value) < least || Number(value) > most)))
    return { ok: false, expected: range === undefined ? forms[unit] : `a whole number from ${least} to ${most}` };
  return { ok: true, value: value as FigureValue<N> };
}

/** What may be written for each unit. */
export const forms: Readonly<Record<Unit, string>> = {
  delay:
    'a time such as 250us or 20ms, exponential(MEAN), uniform(LEAST, MOST), log-normal(MEDIAN, P99), empirical(TIME, TIME, …) or never',
  ns: 'a time such as 300ms or 30s',
  bytes: 'a size such as 4GiB, 512MiB or 0',
  'bytes-per-second': 'a rate such as 1.1GB/s, 400MiB/s or 0',
  fraction: 'a number from 0 to 1',
  count: 'a whole number, at least 0',
  pattern: 'sequential, random or zipf(EXPONENT)',
  loop: 'closed or open',
};

const readers: Readonly<Record<Unit, (text: string) => FigureValue | undefined>> = {
  delay: readDelay,
  ns: readNs,
  bytes: (text) => readBytes(text, ''),
  'bytes-per-second': (text) => readBytes(text, '/s'),
  fraction: (text) => {
    const value = readNumber(text);
    return value !== undefined && value <= 1 ? value : undefined;
  },
  count: (text) => {
    const value = readNumber(text);
    return Number.isSafeInteger(value) ? value : undefined;
  },
  pattern: readPattern,
  loop: (text) => (text === 'closed' || text === 'open' ? text : undefined),
};

function readDelay(text: string): Delay | undefined {
  if (text === 'never') return { kind: 'never' };
  const [, kind, inside = ''] = /^([a-z-]+)\((.*)\)$/.exec(text) ?? [];
  if (kind === undefined) {
    const valueNs = readNs(text);
    return valueNs === undefined ? undefined : { kind: 'constant', valueNs };
  }
  const times = inside.split(',').map((part) => readNs(part.trim()));
  if (times.includes(undefined)) return undefined;
  const delay = delayOf(kind, times as number[]);
  return delay === undefined || (delay.kind !== 'never' && distributionProblem(delay) !== undefined)
    ? undefined
    : delay;
}

function delayOf(kind: string, times: readonly number[]): Delay | undefined {
  const [first = 0, second = 0] = times;
  switch (kind) {
    case 'constant':
      return times.length === 1 ? { kind, valueNs: first } : undefined;
    case 'exponential':
      return times.length === 1 ? { kind, meanNs: first } : undefined;
    case 'uniform':
      return times.length === 2 ? { kind, minNs: first, maxNs: second } : undefined;
    case 'log-normal':
      return times.length === 2 ? { kind, medianNs: first, p99Ns: second } : undefined;
    case 'empirical':
      return { kind, values: times.map((valueNs) => ({ valueNs, weight: 1 })) };
    default:
      return undefined;
  }
}

const timeUnits: Readonly<Record<string, number>> = { ns: 1, us: US, µs: US, ms: MS, s: SECOND, min: MINUTE, h: HOUR };

function readNs(text: string): number | undefined {
  if (text === '0') return 0;
  const [, digits, unit = ''] = /^([\d.]+) ?(ns|us|µs|ms|s|min|h)$/.exec(text) ?? [];
  const value = digits === undefined ? undefined : readNumber(digits);
  const ns = value === undefined ? Number.NaN : Math.round(value * timeUnits[unit]!);
  return Number.isSafeInteger(ns) ? ns : undefined;
}

/** Powers of 1024 with an i, powers of 1000 without. */
function readBytes(text: string, suffix: string): number | undefined {
  if (text === '0') return 0;
  const [, digits, letter = '', binary, end = ''] = /^([\d.]+) ?([kmgt]?)(i?)b(\/s)?$/.exec(text) ?? [];
  if (digits === undefined || end !== suffix || (letter === '' && binary !== '')) return undefined;
  const value = readNumber(digits);
  const bytes =
    value === undefined ? Number.NaN : value * (binary === 'i' ? 1024 : 1000) ** ('kmgt'.indexOf(letter || '?') + 1);
  return bytes <= Number.MAX_SAFE_INTEGER ? Math.round(bytes) : undefined;
}

function readPattern(text: string): Pattern | undefined {
  if (text === 'sequential' || text === 'random') return { kind: text };
  const exponent = readNumber(/^zipf\((.*)\)$/.exec(text)?.[1] ?? '');
  return exponent === undefined ? undefined : { kind: 'zipf', exponent };
}

function readNumber(text: string): number | undefined {
  return /^(\d+(\.\d*)?|\.\d+)$/.test(text) ? Number(text) : undefined;
}
