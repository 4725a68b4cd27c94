import type { Command } from 'commander';
import { storageModel } from '../../../sim/storage/storage-model.ts';
import { buildWorld } from '../../../sim/storage/world.ts';
import { outcomesOfInSlices } from '../../check/outcomes-of.ts';
import { withSimplestRuns } from '../../check/simplify.ts';
import { traceOfNames } from '../../check/trace-names.ts';
import { differentSettings } from '../../explain/settings.ts';
import { compareConfigurations, compareRuns } from '../../report/compare.ts';
import { type DiffReport, differs, isComplete } from '../../report/diff-report.ts';
import { diffText } from '../../report/diff-text.ts';
import { headerJson, jsonText } from '../../report/json.ts';
import { type ToldStep, tellRun } from '../../report/tell.ts';
import type { Scenario } from '../../scenario/types.ts';
import { type Context, runs } from '../command.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { combinedHash } from '../hash.ts';
import { loadOne } from '../input.ts';
import {
  type LimitOptions,
  limitsOf,
  type OutputOptions,
  type RuleOptions,
  withLimits,
  withOutput,
  withRules,
} from '../options.ts';
import { keepInputs } from '../output.ts';
import { createProgress } from '../progress.ts';
import { UsageError } from '../usage-error.ts';
import { programHeader } from '../version.ts';

type Options = OutputOptions & LimitOptions & RuleOptions;

export function addDiff(program: Command, context: Context): void {
  const command = program
    .command('diff')
    .summary('two scenarios, or two recorded runs, side by side, with the first difference marked')
    .description(
      'Says in which settings and verdicts two scenarios differ, and what becomes of a counterexample of the one in the other: the first step that is impossible there or does something else, and what stops it. Two files with recorded runs are compared step by step.',
    )
    .argument('<a>', 'scenario file')
    .argument('<b>', 'scenario file');
  withRules(withLimits(withOutput(command))).addHelpText('after', examples);
  runs<Options>(command, context, async ([a = '', b = ''], options, theme) => {
    const scenarios = { a: loadOne(a, context.system).scenario, b: loadOne(b, context.system).scenario };
    keepInputs('--output', options.output, [a, b]);
    const report = await compared(scenarios, options, context);
    return {
      text: options.json === true ? diffJson(report) : diffText(report, theme),
      exitCode: exitCodeOf(report, context),
    };
  });
}

async function compared(
  scenarios: DiffReport['scenarios'],
  options: Options,
  { system, words }: Context,
): Promise<DiffReport> {
  const { a, b } = scenarios;
  const withoutRules = options.withoutRule ?? [];
  const limits = limitsOf(options);
  const header = {
    ...programHeader(words),
    scenarios: { count: 2, hash: combinedHash([a, b]) },
    limits,
    withoutRules,
  };
  const settings = differentSettings(a.litmus, b.litmus);
  if (a.trace !== undefined && b.trace !== undefined) {
    const told = { a: recordedRun(a, withoutRules), b: recordedRun(b, withoutRules) };
    return { header, scenarios, settings, compared: compareRuns(told) };
  }
  const progress = createProgress(system);
  const searched = async ({ litmus, title }: Scenario, index: number) => {
    progress.begin(title, index, 2);
    const found = await outcomesOfInSlices(litmus, {
      limits,
      withoutRules,
      onProgress: progress.update,
      shouldStop: system.isInterrupted,
    });
    return withSimplestRuns(litmus, found, 'violations', { withoutRules });
  };
  const sets = { a: await searched(a, 0), b: await searched(b, 1) };
  progress.clear();
  return { header, scenarios, settings, compared: compareConfigurations(scenarios, sets, { withoutRules }) };
}

/** @throws UsageError where the run does not fit its scenario any more */
function recordedRun({ litmus, path, trace }: Scenario, withoutRules: NonNullable<Options['withoutRule']>) {
  const read = traceOfNames(storageModel(buildWorld(litmus, { withoutRules })), trace?.choices ?? []);
  if (!read.ok)
    throw new UsageError(`${path}: step ${read.unknown.index + 1}: there is no choice "${read.unknown.name}"`);
  try {
    return tellRun(litmus, { withoutRules }, read.trace).steps satisfies readonly ToldStep[];
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
