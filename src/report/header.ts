import type { RuleId } from '../../sim/storage/rules.ts';
import type { WorldOptions } from '../../sim/storage/world.ts';
import { visible } from '../scenario/problems.ts';
import type { WithoutReductions } from '../search/exploration.ts';
import type { Limits } from '../search/limits.ts';
import { widthOf, wrap } from './layout.ts';
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
  /** Reductions of the search that were switched off. */
  readonly withoutReductions?: WithoutReductions;
}

/** The same experiment for whoever builds the model again to tell a run. */
export function worldOptionsOf({
  withoutRules = [],
  withoutReductions = [],
}: Header): Pick<WorldOptions, 'withoutRules' | 'withoutReductions'> {
  return { withoutRules, withoutReductions };
}

/** Two lines; a third where rules are switched off, because then nothing below describes real systems. More where they are too long. */
export function headerLines(header: Header, width: number): string[] {
  const lines = [
    ...firstLines(header, width),
    ...wrap(
      [scenariosText(header), seedText(header), limitsText(header), reductionsText(header)]
        .filter((part) => part !== undefined)
        .join('; '),
      width,
      '  ',
    ),
  ];
  if (header.withoutRules !== undefined && header.withoutRules.length > 0) {
    const rules = `${header.withoutRules.length === 1 ? 'rule' : 'rules'} ${header.withoutRules.join(', ')}`;
    lines.push(...wrap(`experiment: without ${rules}`, width, '  '));
  }
  return lines.filter((line) => line !== '');
}

/** The command has lines of its own where it does not fit beside the versions; it can still be pasted. */
function firstLines({ version, modelVersion, node, arguments: words }: Header, width: number): string[] {
  const versions = `stalemate ${version}, model ${modelVersion}, Node ${node}:`;
  const command = commandLine(words);
  if (widthOf(`${versions} ${command}`) <= width) return [`${versions} ${command}`];
  const lines: string[] = [];
  let line = ' ';
  for (const word of shellWords(words)) {
    const longer = `${line} ${word}`;
    const fits = widthOf(longer) + widthOf(continued) <= width;
    if (!fits && line.trim() !== '') lines.push(line + continued);
    line = fits || line.trim() === '' ? longer : `    ${word}`;
  }
  return [versions, ...lines, line];
}

/** Tells a shell that the command goes on in the next line. */
const continued = ' \\';

/** A command that can be pasted into a shell. */
export function commandLine(words: readonly string[]): string {
  return shellWords(words).join(' ');
}

function shellWords(words: readonly string[]): string[] {
  return ['stalemate', ...words].map((word) => visible(quoted(word)));
}

function quoted(word: string): string {
  return /^[A-Za-z0-9_@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

function scenariosText({ scenarios }: Header): string | undefined {
  if (scenarios === undefined) return undefined;
  return `${counted(scenarios.count, 'scenario')}, hash ${scenarios.hash}`;
}

function reductionsText({ withoutReductions = [] }: Header): string | undefined {
  if (withoutReductions === 'all') return 'no reductions';
  return withoutReductions.length === 0 ? undefined : `without the reductions ${withoutReductions.join(', ')}`;
}

function seedText({ seed }: Header): string | undefined {
  return seed === undefined ? undefined : `seed ${seed}`;
}

function limitsText({ limits }: Header): string | undefined {
  if (limits === undefined) return undefined;
  const { maxStates, maxStatesOnceViolated, maxBytes, timeLimitMs } = limits;
  const parts = [
    maxStates === undefined ? undefined : `${grouped(maxStates)} states`,
    maxStatesOnceViolated === undefined ? undefined : `${grouped(maxStatesOnceViolated)} once something is violated`,
    maxBytes === undefined ? undefined : byteSize(maxBytes),
    timeLimitMs === undefined ? undefined : duration(timeLimitMs),
  ].filter((part) => part !== undefined);
  return `every interleaving, ${parts.length === 0 ? 'no limits' : `limits of each search: ${parts.join(', ')}`}`;
}
