import type { RuleId } from '../../sim/storage/rules.ts';
import { visible } from '../scenario/problems.ts';
import type { Limits } from '../search/limits.ts';
import { byteSize, counted, duration, grouped } from './numbers.ts';

/** What somebody needs to get the same output again. Stands at the top of every report. */
export interface Header {
  /** Version of the program. */
  readonly version: string;
  readonly modelVersion: string;
  /** Version of Node.js. */
  readonly node: string;
  /** The words after the program's name. */
  readonly arguments: readonly string[];
  /** One scenario: its hash. Several: a hash over theirs. Absent where no scenario takes part. */
  readonly scenarios?: { readonly count: number; readonly hash: string };
  readonly limits?: Limits;
  /** Of a random walk. */
  readonly seed?: string;
  /** Rules switched off for an experiment. */
  readonly withoutRules?: readonly RuleId[];
}

/** Two lines; a third where rules are switched off, because then nothing below describes real systems. */
export function headerLines(header: Header): string[] {
  const lines = [
    `stalemate ${header.version}, model ${header.modelVersion}, Node ${header.node}: ${commandLine(header.arguments)}`,
    [scenariosText(header), seedText(header), limitsText(header)].filter((part) => part !== undefined).join('; '),
  ];
  if (header.withoutRules !== undefined && header.withoutRules.length > 0) {
    lines.push(
      `experiment: without ${header.withoutRules.length === 1 ? 'rule' : 'rules'} ${header.withoutRules.join(', ')}`,
    );
  }
  return lines.filter((line) => line !== '');
}

/** A command that can be pasted into a shell. */
export function commandLine(words: readonly string[]): string {
  return visible(['stalemate', ...words].map(quoted).join(' '));
}

function quoted(word: string): string {
  return /^[A-Za-z0-9_@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

function scenariosText({ scenarios }: Header): string | undefined {
  if (scenarios === undefined) return undefined;
  return `${counted(scenarios.count, 'scenario')}, hash ${scenarios.hash}`;
}

function seedText({ seed }: Header): string | undefined {
  return seed === undefined ? undefined : `seed ${seed}`;
}

function limitsText({ limits }: Header): string | undefined {
  if (limits === undefined) return undefined;
  const { maxStates, maxBytes, timeLimitMs } = limits;
  const parts = [
    maxStates === undefined ? undefined : `${grouped(maxStates)} states`,
    maxBytes === undefined ? undefined : byteSize(maxBytes),
    timeLimitMs === undefined ? undefined : duration(timeLimitMs),
  ].filter((part) => part !== undefined);
  return `every interleaving, ${parts.length === 0 ? 'no limits' : `limits: ${parts.join(', ')}`}`;
}
