import { availableParallelism } from 'node:os';
import { type Command, Option } from 'commander';
import type { ReductionName } from '../../sim/storage/reductions.ts';
import type { RuleId } from '../../sim/storage/rules.ts';
import type { WorldOptions } from '../../sim/storage/world.ts';
import type { WithoutReductions } from '../search/exploration.ts';
import { DEFAULT_MAX_BYTES, type Limits } from '../search/limits.ts';
import { UsageError } from './usage-error.ts';
import {
  collectReduction,
  collectRule,
  MOST_THREADS,
  parseBytes,
  parseCount,
  parseDuration,
  parseThreads,
} from './values.ts';

/** Options that several commands share, each declared once. */

/** The options that the command line has itself, not their defaults: `['--workers']`. */
export function givenOptions(command: Command): string[] {
  return command.options
    .filter((option) => command.getOptionValueSource(option.attributeName()) === 'cli')
    .map(({ long, flags }) => long ?? flags);
}

export interface OutputOptions {
  readonly json?: true;
  readonly output?: string;
  /** False after --no-color. */
  readonly color: boolean;
}

export function withOutput(command: Command, json = 'print one JSON object instead of text'): Command {
  return command
    .option('--json', json)
    .option('-o, --output <file>', 'write to a file; nothing is written when the command fails')
    .option('--no-color', 'no colours; NO_COLOR in the environment does the same');
}

export interface LimitOptions {
  readonly maxStates?: number;
  readonly maxMemory: number;
  readonly timeLimit?: number;
}

export function withLimits(command: Command): Command {
  return command
    .option('--max-states <count>', 'stop each search after so many states, such as 5M', parseCount)
    .addOption(
      new Option('--max-memory <size>', 'stop each search whose tables need more; with a unit, and at least 1M')
        .argParser(parseBytes)
        .default(DEFAULT_MAX_BYTES, '2G'),
    )
    .option(
      '--time-limit <time>',
      'stop each search after this time, such as 500ms, 30s or 5m; a number alone means seconds',
      parseDuration,
    );
}

export function limitsOf({ maxStates, maxMemory, timeLimit }: LimitOptions): Limits {
  return {
    ...(maxStates === undefined ? {} : { maxStates }),
    maxBytes: maxMemory,
    ...(timeLimit === undefined ? {} : { timeLimitMs: timeLimit }),
  };
}

export interface ThreadOptions {
  readonly workers: number;
}

export function withThreads(command: Command, what: string): Command {
  return command.addOption(
    new Option('--workers <count>', `${what}; the answer is the same whatever the number`)
      .argParser(parseThreads)
      .default(Math.min(availableParallelism(), MOST_THREADS), 'as many as there are cores'),
  );
}

export interface RuleOptions {
  readonly withoutRule?: readonly RuleId[];
}

export function withRules(command: Command): Command {
  return command.option(
    '--without-rule <id>',
    'an experiment: switch a rule of the model off (repeatable)',
    collectRule,
  );
}

export interface ReductionOptions {
  /** False after --no-reduction. */
  readonly reduction?: boolean;
  readonly withoutReduction?: readonly ReductionName[];
}

export function withReductions(command: Command): Command {
  return command
    .option('--no-reduction', 'search without any reduction: the same verdicts and outcomes from more states')
    .option('--without-reduction <name>', 'search without one reduction (repeatable)', collectReduction);
}

export function withoutReductionsOf({ reduction, withoutReduction = [] }: ReductionOptions): WithoutReductions {
  if (reduction === false && withoutReduction.length > 0)
    throw new UsageError('--no-reduction switches all reductions off; --without-reduction has nothing left to do');
  return reduction === false ? 'all' : withoutReduction;
}

/** The reductions that are switched off, as words for a command line. */
export function reductionWords(options: ReductionOptions): string[] {
  const without = withoutReductionsOf(options);
  return without === 'all' ? ['--no-reduction'] : without.flatMap((name) => ['--without-reduction', name]);
}

/** What is switched off, for whoever builds the model again. */
export function switchedOff(
  options: RuleOptions & ReductionOptions,
): Required<Pick<WorldOptions, 'withoutRules' | 'withoutReductions'>> {
  return { withoutRules: options.withoutRule ?? [], withoutReductions: withoutReductionsOf(options) };
}

/**
 * A saved run is repeated in the model as it is.
 *
 * @throws UsageError where runs are to be saved and something is switched off
 */
export function keepReplayable({
  save,
  ...options
}: RuleOptions & ReductionOptions & { readonly save?: string }): void {
  if (save === undefined) return;
  const { withoutRules, withoutReductions } = switchedOff(options);
  if (withoutRules.length > 0)
    throw new UsageError('--save does not go with --without-rule: the full model could not replay such a run');
  if (withoutReductions.length > 0)
    throw new UsageError('--save does not go with switched off reductions: replays use all of them');
}
