import { type Command, InvalidArgumentError } from 'commander';
import { formatError } from '../scenario/format-error.ts';
import { nearest } from '../scenario/nearest.ts';
import type { Scenario } from '../scenario/types.ts';
import type { Profile } from '../timed/figures.ts';
import { profileFor, profiles } from '../timed/profiles/index.ts';
import { profileNamed, readProfile, readSetting, type Setting, withSettings } from '../timed/read-profile.ts';
import { errorsText, read, standardInput } from './input.ts';
import type { System } from './system.ts';
import { UsageError } from './usage-error.ts';
import { parseCount, parseDuration, parseTimeNs } from './values.ts';

/** Options of "run --timed". */
export interface TimedOptions {
  readonly timed?: true;
  readonly profile?: string;
  readonly set?: readonly TextSetting[];
  readonly runs: number;
  /** Virtual nanoseconds. */
  readonly until?: number;
  /** Milliseconds of the wall clock. */
  readonly timeLimit?: number;
}

interface TextSetting {
  readonly text: string;
  readonly setting: Extract<Setting, { ok: true }>;
}

export function withTimed(command: Command): Command {
  return command
    .option('--timed', 'in virtual time: how long each step takes decides what happens next')
    .option(
      '--profile <name>',
      `with --timed, how long things take: ${profiles.map(({ name }) => name).join(', ')}, or a file; what fits the storage unless given`,
    )
    .option(
      '--set <name=value>',
      'with --timed, another value for one figure of the profile (repeatable)',
      collectSetting,
    )
    .option(
      '--runs <count>',
      'with --timed, so many runs with seeds derived from --seed, and their statistics',
      parseCount,
      1,
    )
    .option(
      '--until <time>',
      'with --timed, end a run at this virtual time, such as 500ms, 60s or 5m; a number alone means seconds (default: 10m)',
      parseTimeNs,
    )
    .option(
      '--time-limit <time>',
      'with --timed, begin no further run after this time, such as 30s; a number alone means seconds',
      parseDuration,
    );
}

/** @throws UsageError where an option needs --timed and has it not */
export function keepTimed({ timed }: TimedOptions, given: readonly string[]): void {
  if (timed === true) return;
  const alone = given.find((one) => ['--profile', '--set', '--runs', '--until', '--time-limit'].includes(one));
  if (alone !== undefined) throw new UsageError(`${alone} goes with --timed only`);
}

/** @throws UsageError on a profile that there is not, or that does not make sense */
export function profileOf({ profile, set = [] }: TimedOptions, { litmus }: Scenario, system: System): Profile {
  return withSettings(
    chosen(profile ?? profileFor(litmus.storage.kind), system),
    set.map(({ setting }) => setting),
  );
}

function chosen(name: string, system: System): Profile {
  const known = profileNamed(name);
  if (known !== undefined) return known;
  if (name !== standardInput && !/[./\\]/.test(name)) {
    const names = profiles.map((one) => one.name);
    const similar = nearest(name, names);
    throw new UsageError(
      `V071: no profile is called "${name}"${similar === undefined ? '.' : `; did you mean ${similar}?`} The profiles are ${names.join(', ')}; a file is named with its path, such as ./mine.yaml`,
    );
  }
  const { text, result: asScenario } = read(name, system);
  const unread = !asScenario.ok && asScenario.errors.some(({ line }) => line === 0);
  if (text === undefined || unread)
    throw new UsageError(asScenario.ok ? `cannot read ${name}` : errorsText(asScenario.errors, undefined));
  const result = readProfile(text, name);
  if (!result.ok) throw new UsageError(result.errors.map((error) => formatError(error, text)).join('\n'));
  return result.profile;
}

/** Repeatable: collects the settings given so far. */
function collectSetting(text: string, sofar: readonly TextSetting[] = []): TextSetting[] {
  const setting = readSetting(text);
  if (!setting.ok) throw new InvalidArgumentError(setting.message);
  return [...sofar, { text, setting }];
}
