import { InvalidArgumentError } from 'commander';
import { type ReductionName, reductionNames } from '../../sim/storage/reductions.ts';
import { type RuleId, ruleIds } from '../../sim/storage/rules.ts';
import type { WitnessChoice } from '../report/outcomes-text.ts';
import { nearest } from '../scenario/nearest.ts';

/** Readers for the values of options; commander puts the option's name in front of what they throw. */

/** `200000`, `200_000`, `2e6`, `5M`. */
export function parseCount(text: string): number {
  const [, digits = '', unit = ''] = /^(\d[\d_]*(?:\.\d+)?(?:e\d+)?)([kM]?)$/.exec(text) ?? [];
  const count = Number(digits.replaceAll('_', '')) * ({ '': 1, k: 1e3, M: 1e6 }[unit] ?? Number.NaN);
  if (!Number.isSafeInteger(count) || count < 1)
    throw new InvalidArgumentError('Give a whole number above 0, such as 200000, 5M or 2e6.');
  return count;
}

/** The first tables of a search take up to this much, so a lower limit could not be kept. */
const LEAST_BYTES = 2 ** 20;

/** `512M`, `2G`, `2GiB`; units are powers of 1024, and one is needed: `--max-memory 2` is a slip. Returns bytes. */
export function parseBytes(text: string): number {
  const [, digits = '', unit = '?'] = /^(\d+(?:\.\d+)?)([KMGT])(?:i?B)?$/i.exec(text) ?? [];
  const bytes =
    digits === '' ? Number.NaN : Math.floor(Number(digits) * 1024 ** (1 + 'KMGT'.indexOf(unit.toUpperCase())));
  if (!Number.isSafeInteger(bytes) || bytes < LEAST_BYTES)
    throw new InvalidArgumentError('Give a size with its unit, such as 512M or 2G, and at least 1M.');
  return bytes;
}

/** Every time that a command takes is written so, of the wall clock or virtual: see `parseTimeNs`. Returns milliseconds. */
export function parseDuration(text: string): number {
  return parseTimeNs(text) / 1e6;
}

const nsOf: Readonly<Record<string, number>> = {
  ns: 1,
  us: 1e3,
  µs: 1e3,
  ms: 1e6,
  s: 1e9,
  m: 60e9,
  min: 60e9,
  h: 3600e9,
};

/** `500ms`, `30s`, `5m`, `1h`, also with a space before the unit; a number alone means seconds. Returns whole nanoseconds. */
export function parseTimeNs(text: string): number {
  const [, digits = '', unit = 's'] = /^(\d+(?:\.\d+)?) ?([a-zµ]+)?$/.exec(text) ?? [];
  const ns = digits === '' ? Number.NaN : Math.round(Number(digits) * (nsOf[unit] ?? Number.NaN));
  if (!(ns > 0)) throw new InvalidArgumentError('Give a time such as 30s, 500ms or 5m; a number alone means seconds.');
  if (!Number.isSafeInteger(ns)) throw new InvalidArgumentError('Give a time below 2500h.');
  return ns;
}

export const MOST_THREADS = 64;

export function parseThreads(text: string): number {
  const threads = /^\d+$/.test(text) ? Number(text) : 0;
  if (threads < 1 || threads > MOST_THREADS)
    throw new InvalidArgumentError(`Give a whole number from 1 to ${MOST_THREADS}.`);
  return threads;
}

/** Of one run: a seed, or that of one of several runs, which are called SEED/1, SEED/2 and so on. */
export function parseRunSeed(text: string): string {
  const seed = parseSeed(text);
  const [, several, index] = /^(.*)\/([^/]*)$/.exec(seed) ?? [];
  if (several === '' || (index !== undefined && !/^[1-9]\d*$/.test(index)))
    throw new InvalidArgumentError(
      'Give a number or a word, or SEED/NUMBER for one of several runs; their numbers begin with 1, such as 7/1.',
    );
  return seed;
}

/** Of a search: what it draws has seeds of its own, such as SEED/3/41, which no search can begin with. */
export function parseSearchSeed(text: string): string {
  const seed = parseSeed(text);
  const [whole = '', ...rest] = seed.split('/');
  if (rest.length === 0) return seed;
  throw new InvalidArgumentError(
    `Give a number or a word without "/"${whole === '' ? '' : `: the run ${seed} is found by the search with the seed ${whole}`}.`,
  );
}

export function parseSeed(text: string): string {
  if (!/^[\x21-\x7e]{1,100}$/.test(text)) throw new InvalidArgumentError('Give a number or a word.');
  return text;
}

export function parseWitness(text: string): WitnessChoice {
  if (text === 'all' || text === 'none') return text;
  const number = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (number < 1) throw new InvalidArgumentError('Give "all", "none", or the number of an outcome.');
  return number;
}

/** Repeatable: collects the rules given so far. */
export function collectRule(text: string, sofar: readonly RuleId[] = []): RuleId[] {
  const rule = ruleIds.find((id) => id === text);
  if (rule !== undefined) return [...sofar, rule];
  const similar = nearest(text, ruleIds);
  throw new InvalidArgumentError(
    `There is no such rule${similar === undefined ? '' : `; did you mean ${similar}?`} "stalemate rules" lists them.`,
  );
}

/** Repeatable: collects the reductions given so far. */
export function collectReduction(text: string, sofar: readonly ReductionName[] = []): ReductionName[] {
  const reduction = reductionNames.find((name) => name === text);
  if (reduction !== undefined) return [...sofar, reduction];
  const similar = nearest(text, reductionNames);
  throw new InvalidArgumentError(
    `There is no such reduction${similar === undefined ? '.' : `; did you mean ${similar}?`} There are ${reductionNames.join(', ')}.`,
  );
}
