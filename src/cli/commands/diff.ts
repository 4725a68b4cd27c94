import type { Command } from 'commander';
import { storageModel } from '../../../sim/storage/storage-model.ts';
import { buildWorld, type WorldOptions } from '../../../sim/storage/world.ts';
import { outcomesOfInSlices } from '../../check/outcomes-of.ts';
import { changedSince } from '../../check/recorded-run.ts';
import { withSimplestRuns } from '../../check/simplify.ts';
import { traceOfNames } from '../../check/trace-names.ts';
import { differentSettings } from '../../explain/settings.ts';
import { compareConfigurations, compareRuns } from '../../report/compare.ts';
import { type DiffReport, differs, isComplete } from '../../report/diff-report.ts';
import { diffText } from '../../report/diff-text.ts';
import { figuresJson, headerJson, jsonText } from '../../report/json.ts';
import { type ToldStep, tellRun } from '../../report/tell.ts';
import type { Scenario } from '../../scenario/types.ts';
import { type Context, runs } from '../command.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { combinedHash } from '../hash.ts';
import { loadOne } from '../input.ts';
import {
  givenOptions,
  type LimitOptions,
  limitsOf,
  type OutputOptions,
  type ReductionOptions,
  type RuleOptions,
  switchedOff,
  withLimits,
  withOutput,
  withReductions,
  withRules,
} from '../options.ts';
import { keepInputs } from '../output.ts';
import { createProgress } from '../progress.ts';
import { UsageError } from '../usage-error.ts';
import { programHeader } from '../version.ts';

type Options = OutputOptions & LimitOptions & ReductionOptions & RuleOptions;

export function addDiff(program: Command, context: Context): void {
  const command = program
    .command('diff')
    .summary('two scenarios, or two recorded runs, side by side, with the first difference marked')
    .description(
      'Says in which settings and verdicts two scenarios differ, and what becomes of a counterexample of the one in the other: the first step that is impossible there or does something else, and what stops it. Two files with recorded runs are compared step by step.',
    )
    .argument('<a>', 'scenario file')
    .argument('<b>', 'scenario file');
  withRules(withReductions(withLimits(withOutput(command)))).addHelpText('after', examples);
  runs<Options>(command, context, async ([a = '', b = ''], options, theme) => {
    const scenarios = { a: loadOne(a, context.system).scenario, b: loadOne(b, context.system).scenario };
    keepInputs('--output', options.output, [a, b]);
    if (scenarios.a.trace !== undefined && scenarios.b.trace !== undefined) onlyForSearches(givenOptions(command));
    const report = await compared(scenarios, options, context);
    return {
      remarks: remarksOn(scenarios, report),
      text: options.json === true ? diffJson(report) : diffText(report, theme),
      exitCode: exitCodeOf(report, context),
    };
  });
}

/** @throws UsageError where an option is about a search, and there will be none */
function onlyForSearches(given: readonly string[]): void {
  const idle = given.filter((option) => searching.includes(option));
  if (idle.length > 0)
    throw new UsageError(
      `${idle.join(', ')} ${idle.length === 1 ? 'is' : 'are'} about searches, and there is none where both files have a recorded run`,
    );
}

const searching: readonly string[] = ['--max-states', '--max-memory', '--time-limit'];

/** What a reader of the comparison should know about the recorded runs. */
function remarksOn({ a, b }: DiffReport['scenarios'], { compared: { kind }, header }: DiffReport): string[] {
  const recorded = [a, b].filter(({ trace }) => trace !== undefined);
  if (kind === 'configurations')
    return recorded.map(({ path }) => `${path}: its recorded run is not compared, because the other file has none`);
  if ((header.withoutRules ?? []).length > 0 || (header.withoutReductions ?? []).length > 0) return [];
  return recorded.flatMap((scenario) => {
    const read = traceOfNames(storageModel(buildWorld(scenario.litmus)), scenario.trace?.choices ?? []);
    return read.ok ? (changedSince(scenario, read.trace) ?? []) : [];
  });
}

async function compared(
  scenarios: DiffReport['scenarios'],
  options: Options,
  { system, words }: Context,
): Promise<DiffReport> {
  const { a, b } = scenarios;
  const world = switchedOff(options);
  const limits = limitsOf(options);
  const header = {
    ...programHeader(words),
    scenarios: { count: 2, hash: combinedHash([a, b]) },
    limits,
    ...world,
  };
  const settings = differentSettings(a.litmus, b.litmus);
  if (a.trace !== undefined && b.trace !== undefined) {
    const told = { a: recordedRun(a, world), b: recordedRun(b, world) };
    return { header, scenarios, settings, compared: compareRuns(told) };
  }
  const progress = createProgress(system);
  const searched = async ({ litmus, title }: Scenario, index: number) => {
    progress.begin(title, index, 2);
    const found = await outcomesOfInSlices(litmus, {
      limits,
      ...world,
      onProgress: progress.update,
      shouldStop: system.isInterrupted,
    });
    return withSimplestRuns(litmus, found, 'violations', world);
  };
  const sets = { a: await searched(a, 0), b: await searched(b, 1) };
  progress.clear();
  return { header, scenarios, settings, compared: compareConfigurations(scenarios, sets, world) };
}

/** @throws UsageError where the run does not fit its scenario any more */
function recordedRun({ litmus, path, trace }: Scenario, options: WorldOptions) {
  const read = traceOfNames(storageModel(buildWorld(litmus, options)), trace?.choices ?? []);
  if (!read.ok)
    throw new UsageError(`${path}: step ${read.unknown.index + 1}: there is no choice "${read.unknown.name}"`);
  try {
    return tellRun(litmus, options, read.trace).steps satisfies readonly ToldStep[];
  } catch (error) {
    throw new UsageError(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function exitCodeOf(report: DiffReport, { system }: Context): ExitCode {
  if (!isComplete(report)) return system.isInterrupted() ? exitCodes.interrupted : exitCodes.undecided;
  return differs(report) ? exitCodes.notAsExpected : exitCodes.asExpected;
}

function diffJson({ header, scenarios, settings, compared: found }: DiffReport): string {
  const file = ({ path, title, hash }: Scenario) => ({ path, title, hash });
  const content =
    found.kind === 'runs'
      ? found
      : {
          kind: found.kind,
          search: { a: figuresJson(found.sets.a), b: figuresJson(found.sets.b) },
          onlyIn: found.onlyIn,
          stories: found.stories.map(({ inOther, ...rest }) => ({ ...rest, end: inOther.end })),
        };
  return jsonText({
    schema: 'stalemate/diff/1',
    ...headerJson(header),
    files: { a: file(scenarios.a), b: file(scenarios.b) },
    settings,
    ...content,
  });
}

const examples = `
Examples:
  $ stalemate diff old.yaml new.yaml
  $ stalemate diff runs/a-stale-read-cause-1.yaml runs/a-stale-read-cause-2.yaml

Exit code: 0 the same, 1 they differ, 2 bad usage or input, 3 undecided (a limit was reached), 130 interrupted.
`;
