import { resolve } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { byteSize, grouped } from '../report/numbers.ts';
import { CheckpointError, checkPlace, type Identity } from '../search/checkpoint.ts';
import { columnsIn } from '../search/columns.ts';
import type { ExploreOptions } from '../search/exploration.ts';
import type { KeepOptions } from '../search/keeper.ts';
import { bitstateVisited, FIELD_BITS, FINGERPRINT_BITS, hashCompactVisited } from '../search/lossy-visited.ts';
import { createSpill, SpillError } from '../search/spill.ts';
import { visitedBeside } from '../search/visited.ts';
import type { OutputOptions, ThreadOptions } from './options.ts';
import { UsageError } from './usage-error.ts';
import { parseDuration } from './values.ts';

/** Options for searches that do not fit: where they keep what, and how they go on another time. */
export interface SearchOptions {
  readonly mode: 'exact' | 'hash-compact' | 'bitstate';
  readonly bits?: number;
  readonly hashSeed?: number;
  readonly spill?: string;
  readonly checkpoint?: string;
  readonly checkpointEvery?: number;
  readonly resume?: string;
}

export function withSearch(command: Command): Command {
  return command
    .option('--checkpoint <file>', 'save the search to a file when it ends early, and now and then')
    .addOption(
      new Option(
        '--checkpoint-every <time>',
        'how often, such as 30s or 5m; a number alone means seconds (default: 10m)',
      ).argParser(parseDuration),
    )
    .option('--resume <file>', 'continue the search that a checkpoint holds')
    .option(
      '--spill <folder>',
      'keep what is needed in order only in files there, not in memory; one thread. The folder is made where there is none, in one that is there',
    )
    .addOption(
      new Option(
        '--mode <kind>',
        'hash-compact and bitstate take less memory but can leave states out: for finding violations, never for proofs; one thread',
      )
        .choices(['exact', 'hash-compact', 'bitstate'])
        .default('exact'),
    )
    .option(
      '--bits <count>',
      `of each fingerprint (hash-compact, usually ${FINGERPRINT_BITS.usual}), or of the field as a power of two (bitstate, usually ${FIELD_BITS.usual})`,
      parseWhole,
    )
    .addOption(
      new Option('--hash-seed <number>', 'another one leaves other states out (default: 1)').argParser(parseWhole),
    );
}

/**
 * Several threads share an exact search in memory only.
 *
 * @param given  names of the options that the command line has itself
 * @throws UsageError where several were asked for
 */
export function oneThread({ workers, mode, spill }: SearchOptions & ThreadOptions, given: readonly string[]): void {
  if (workers === 1 || !given.includes('--workers')) return;
  const other = mode === 'exact' ? '--spill' : `--mode ${mode}`;
  if (mode !== 'exact' || spill !== undefined)
    throw new UsageError(`--workers ${workers} does not go with ${other}, which has one thread`);
}

/** @throws UsageError where the output would take the place of a checkpoint */
export function keepCheckpoints({ output, checkpoint, resume }: SearchOptions & Pick<OutputOptions, 'output'>): void {
  for (const [option, path] of Object.entries({ '--checkpoint': checkpoint, '--resume': resume }))
    if (output !== undefined && path !== undefined && resolve(path) === resolve(output))
      throw new UsageError(`--output and ${option} are the same file ${output}; give another name`);
}

export interface SearchSetup extends Pick<ExploreOptions<never>, 'createVisited'> {
  readonly keep: KeepOptions;
  /** Removes what was spilled; says how much it was, and where the search was saved. */
  readonly end: () => string[];
}

/**
 * @param identity  what else must be the same where a search is continued
 * @throws UsageError
 */
export function setUpSearch(options: SearchOptions, maxBytes: number, identity: Identity): SearchSetup {
  const { mode, bits, hashSeed, spill: folder, checkpoint, checkpointEvery: everyMs, resume } = options;
  const range = mode === 'bitstate' ? FIELD_BITS : FINGERPRINT_BITS;
  for (const [option, value] of [
    ['--bits', bits],
    ['--hash-seed', hashSeed],
  ] as const)
    if (value !== undefined && mode === 'exact')
      throw new UsageError(`${option} goes with --mode hash-compact or bitstate`);
  if (everyMs !== undefined && checkpoint === undefined)
    throw new UsageError('--checkpoint-every goes with --checkpoint');
  if (bits !== undefined && (bits < range.least || bits > range.most))
    throw new UsageError(`--bits must be ${range.least} to ${range.most} with --mode ${mode}`);
  if (mode !== 'exact' && (checkpoint !== undefined || resume !== undefined))
    throw new UsageError(`--checkpoint and --resume go with --mode exact: ${mode} does not keep the states`);
  const fieldBytes = 2 ** ((bits ?? range.usual) - 3);
  if (mode === 'bitstate' && fieldBytes > maxBytes / 2)
    throw new UsageError(
      `--bits ${bits ?? range.usual} needs ${byteSize(fieldBytes)} and as much beside it; --max-memory allows ${byteSize(maxBytes)}`,
    );

  if (checkpoint !== undefined) asUsage(() => checkPlace(checkpoint));
  const saved: string[] = [];
  const spill = folder === undefined ? undefined : asUsage(() => createSpill(folder));
  const endSpill = (): void => {
    process.off('exit', endSpill);
    spill?.end();
  };
  // A second Ctrl-C ends the program at once.
  if (spill !== undefined) process.on('exit', endSpill);
  const lossy = { bits: bits ?? range.usual, seed: hashSeed ?? 1, ...(spill && { log: spill.log }) };
  return {
    ...(mode === 'hash-compact' && { createVisited: (shape) => hashCompactVisited(shape, lossy) }),
    ...(mode === 'bitstate' && { createVisited: (shape) => bitstateVisited(shape, lossy) }),
    ...(mode === 'exact' &&
      spill && { createVisited: (shape) => visitedBeside(shape, columnsIn(spill.log('parents', 2))) }),
    keep: {
      identity,
      ...(everyMs === undefined ? {} : { everyMs }),
      ...(checkpoint === undefined ? {} : { checkpoint }),
      ...(resume === undefined ? {} : { resume }),
      onSaved: (path, bytes, states) => {
        saved[0] = `saved after ${grouped(states)} states to ${path} (${byteSize(bytes)}); to go on: the same command with --resume ${path}`;
      },
    },
    end: () => {
      const spilt = spill === undefined ? [] : [`spilled ${byteSize(spill.bytes())} to ${folder}`];
      endSpill();
      return [...saved, ...spilt];
    },
  };
}

/** What a search throws that the user can mend becomes an error of usage. */
export async function mendable<T>(search: () => Promise<T>): Promise<T> {
  try {
    return await search();
  } catch (error) {
    if (error instanceof CheckpointError || error instanceof SpillError) throw new UsageError(error.message);
    throw error;
  }
}

function asUsage<T>(act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (error instanceof SpillError || error instanceof CheckpointError) throw new UsageError(error.message);
    throw error;
  }
}

function parseWhole(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('Give a whole number.');
  return Number(text);
}
