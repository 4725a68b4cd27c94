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

/** `500ms`, `30s`, `5m`, `1h`; a number alone means seconds. Returns milliseconds. */
export function parseDuration(text: string): number {
  const [, digits = '', unit = 's'] = /^(\d+(?:\.\d+)?)(ms|s|m|min|h)?$/.exec(text) ?? [];
  const ms = Number(digits) * ({ ms: 1, s: 1e3, m: 6e4, min: 6e4, h: 36e5 }[unit] ?? Number.NaN);
  if (digits === '' || !(ms > 0))
    throw new InvalidArgumentError('Give a time such as 30s, 500ms or 5m; a number alone means seconds.');
  return ms;
}

export const MOST_THREADS = 64;

export function parseThreads(text: string): number {
  const threads = /^\d+$/.test(text) ? Number(text) : 0;
  if (threads < 1 || threads > MOST_THREADS)
    throw new InvalidArgumentError(`Give a whole number from 1 to ${MOST_THREADS}.`);
  return threads;
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
