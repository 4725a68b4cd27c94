/** The mutants of the model: small changes of its source, all of them put into one text behind switches. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Instrumenter, type InstrumenterOptions } from '@stryker-mutator/instrumenter';

/** One change of one place. */
export interface Mutant {
  /** Its number in this run. */
  readonly id: string;
  /** The same in every run, as long as its file stays as it is. */
  readonly key: string;
  /** From the root of the repository. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** What kind of change, for example `ConditionalExpression`. */
  readonly mutator: string;
  readonly original: string;
  readonly replacement: string;
}

export interface Mutated {
  readonly mutants: readonly Mutant[];
  /** The source of each file with every mutant of it behind a switch. */
  readonly sources: ReadonlyMap<string, string>;
}

/**
 * Left out: what the type checker would refuse (a word that is none of a union's, an object without its fields, a
 * function that returns nothing), and words for people, which are judged by reading them.
 */
const leftOut = ['StringLiteral', 'ObjectLiteral', 'ArrowFunction', 'Regex'];

/** @param files  paths from the root */
export async function mutantsOf(root: string, files: readonly string[]): Promise<Mutated> {
  const inputs = files.map((name) => ({ name, mutate: true, content: readFileSync(join(root, name), 'utf8') }));
  const options = { plugins: null, excludedMutations: leftOut, ignorers: [] } satisfies InstrumenterOptions;
  const { files: outputs, mutants } = await new Instrumenter(silent).instrument(inputs, options);
  const hashes = new Map(inputs.map(({ name, content }) => [name, hashOf(content)] as const));
  const lines = new Map(inputs.map(({ name, content }) => [name, content.split('\n')] as const));
  return {
    sources: new Map(outputs.map(({ name, content }) => [name, content])),
    mutants: mutants
      .filter(({ status, mutatorName, replacement }) => status !== 'Ignored' && !isRefused(mutatorName, replacement))
      .map(({ id, fileName, location: { start, end }, mutatorName, replacement }) => ({
        id,
        key: `${hashes.get(fileName)} ${fileName}:${start.line + 1}:${start.column + 1}-${end.line + 1}:${end.column + 1} ${mutatorName} ${hashOf(replacement)}`,
        file: fileName,
        line: start.line + 1,
        column: start.column + 1,
        mutator: mutatorName,
        original: excerpt(lines.get(fileName)!, start, end),
        replacement,
      })),
  };
}

/** A list of strings where there was an empty list of something else. */
const isRefused = (mutator: string, replacement: string): boolean =>
  mutator === 'ArrayDeclaration' && replacement.includes('Stryker was here');

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);

/** Every source file of the model. */
export function modelFiles(root: string): string[] {
  return readdirSync(join(root, 'sim'), { recursive: true, encoding: 'utf8' })
    .map((name) => `sim/${name.replaceAll('\\', '/')}`)
    .filter((name) => name.endsWith('.ts'))
    .sort();
}

interface Position {
  readonly line: number;
  readonly column: number;
}

function excerpt(lines: readonly string[], start: Position, end: Position): string {
  const whole = lines.slice(start.line, end.line + 1);
  whole[whole.length - 1] = whole.at(-1)!.slice(0, end.column);
  whole[0] = whole[0]!.slice(start.column);
  return whole.join('\n');
}

const nothing = (): void => undefined;
const never = (): boolean => false;
const silent = {
  isTraceEnabled: never,
  isDebugEnabled: never,
  isInfoEnabled: never,
  isWarnEnabled: never,
  isErrorEnabled: never,
  isFatalEnabled: never,
  trace: nothing,
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  fatal: nothing,
};
