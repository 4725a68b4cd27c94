import type { Command } from 'commander';
import type { Trace } from '../../../sim/model.ts';
import { replay } from '../../../sim/replay.ts';
import { isQuiescent } from '../../../sim/step.ts';
import { outcomeOf } from '../../../sim/storage/outcome.ts';
import { storageModel } from '../../../sim/storage/storage-model.ts';
import { modelVersion } from '../../../sim/storage/version.ts';
import { buildWorld } from '../../../sim/storage/world.ts';
import { outcomeText } from '../../check/outcome.ts';
import { matches, patternText } from '../../check/patterns.ts';
import { cannotRepeat, changedSince, unknownChoiceText } from '../../check/recorded-run.ts';
import { violationsOfRun } from '../../check/run-properties.ts';
import { traceOfNames } from '../../check/trace-names.ts';
import { runJson } from '../../report/run-json.ts';
import { runReportForm } from '../../report/run-report-forms.ts';
import { type RunReport, runText } from '../../report/run-text.ts';
import { withoutOutcomes } from '../../report/scenario-file.ts';
import { tellRun } from '../../report/tell.ts';
import type { Theme } from '../../report/theme.ts';
import { loadScenario } from '../../scenario/load.ts';
import type { Scenario } from '../../scenario/types.ts';
import { type Context, runs } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { errorsText, read } from '../input.ts';
import { withOutput } from '../options.ts';
import { hasRecordedRun, keepInputs } from '../output.ts';
import { type FormatOptions, formatOf, type RunFormat, singleForm, withFormat } from '../run-format.ts';
import { UsageError } from '../usage-error.ts';
import { programHeader } from '../version.ts';

export function addReplay(program: Command, context: Context): void {
  const command = program
    .command('replay')
    .summary('repeat the run that is recorded in a scenario file')
    .description(
      'Repeats the recorded run, choice by choice, and prints it exactly as it was printed when it was saved.',
    )
    .argument('<file>', 'scenario file with a "trace"')
    .option('--anyway', 'show what the recorded choices do now, even where that is not the run that was recorded');
  withFormat(withOutput(command)).addHelpText('after', examples);
  runs<FormatOptions & { readonly anyway?: true }>(command, context, ([path = ''], options, theme) => {
    const format = formatOf(options);
    const scenario = loadRun(path, context);
    keepInputs('--output', options.output, [path]);
    const report = replayed(scenario, context);
    const changed = unexpected(scenario, report) ?? changedSince(scenario, report.trace);
    if (changed !== undefined && options.anyway !== true)
      return {
        text: '',
        exitCode: exitCodes.notAsExpected,
        remarks: [changed, '  --anyway shows what the same choices do now'],
      };
    const remarks = [otherModel(scenario), changed].filter((remark) => remark !== undefined);
    return { text: reportText(report, format, theme), exitCode: exitCodes.asExpected, remarks };
  });
}

/** @throws UsageError that says so where only what the run recorded does not fit the steps any more */
function loadRun(path: string, { system }: Context): Scenario {
  const { text, result } = read(path, system);
  if (result.ok) return result.scenario;
  if (hasRecordedRun(text) && loadScenario(withoutOutcomes(text), path).ok) {
    const reasons = result.errors.map(({ line, message }) => `\n  line ${line}: ${message}`).join('');
    throw new UsageError(
      `${path}: the scenario was changed since the run was recorded, so the run does not fit it any more${reasons}`,
    );
  }
  throw new UsageError(errorsText(result.errors, text));
}

function replayed(scenario: Scenario, { words }: Context): RunReport {
  const world = buildWorld(scenario.litmus);
  const model = storageModel(world);
  const { names, trace } = recordedTrace(scenario);
  let final: ReturnType<typeof model.shape.zero>;
  try {
    final = replay(model, trace);
  } catch (error) {
    throw new UsageError(cannotRepeat(scenario, error instanceof Error ? error.message : String(error)));
  }
  return {
    header: { ...programHeader(words), scenarios: { count: 1, hash: scenario.hash } },
    scenario,
    trace,
    choices: names,
    told: tellRun(scenario.litmus, {}, trace),
    outcome: outcomeOf(world, final),
    violations: violationsOfRun(model, trace),
    ended: isQuiescent(model, final),
  };
}

function recordedTrace(scenario: Scenario): { names: readonly string[]; trace: Trace } {
  if (scenario.trace === undefined) {
    throw new UsageError(
      `${scenario.path} has no recorded run; "stalemate outcomes FILE --save FOLDER" and "stalemate run FILE --save FILE" make one`,
    );
  }
  const names = scenario.trace.choices;
  const read = traceOfNames(storageModel(buildWorld(scenario.litmus)), names);
  if (read.ok) return { names, trace: read.trace };
  throw new UsageError(cannotRepeat(scenario, unknownChoiceText(read.unknown)));
}

/** Worth saying even where the run is still the same: what it shows may be explained otherwise. */
function otherModel({ path, trace }: Scenario): string | undefined {
  if (trace === undefined || trace.model === modelVersion) return undefined;
  return `${path}: recorded with version ${trace.model} of the model; this is version ${modelVersion}`;
}

/** The file of a saved run expects the outcome it had, or lists what it violates among what can be violated. */
function unexpected(
  { path, expectation: { sometimes = [] }, properties }: Scenario,
  { outcome, violations }: RunReport,
): string | undefined {
  const changed = 'the scenario or the model was changed since it was recorded';
  if (sometimes.length > 0 && !sometimes.some((pattern) => matches(pattern, outcome, 'as-written'))) {
    const expected = sometimes.map(patternText).join(' or ');
    return `${path}: the run ends with ${outcomeText(outcome)}, the file expects ${expected}; ${changed}`;
  }
  const expected = properties?.violated ?? [];
  if (expected.length === 0 || violations.some(({ property }) => expected.includes(property))) return undefined;
  return `${path}: the run does not violate ${expected.join(' or ')}; ${changed}`;
}

function reportText(report: RunReport, format: RunFormat, theme: Theme): string {
  const form = singleForm(format);
  if (form !== undefined) return runReportForm(form, report, theme);
  return format === 'json' ? runJson('replay', report) : runText(report, theme);
}

const examples = `
Examples:
  $ stalemate run scenario.yaml --seed 7 --save run.yaml
  $ stalemate replay run.yaml
  $ stalemate replay run.yaml --format svg -o run.svg

A saved run has a digest of every state on its way. Where the scenario or the model was changed so that the same choices
do something else, nothing is printed but that; also where a run without a digest is of another version of the model.

Exit code: 0 repeated, or shown with --anyway; 1 the run goes or ends otherwise than when it was recorded, or nobody can
tell; 2 bad usage, or it cannot be repeated.
`;
