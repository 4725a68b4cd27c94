/** `stalemate run --timed`: one run with the time of each step, or many and what they say together. */
import { replay } from '../../../sim/replay.ts';
import { outcomeOf } from '../../../sim/storage/outcome.ts';
import { storageModel } from '../../../sim/storage/storage-model.ts';
import { buildWorld } from '../../../sim/storage/world.ts';
import { violationsOfRun } from '../../check/run-properties.ts';
import { traceNames } from '../../check/trace-names.ts';
import { runReportForm } from '../../report/run-report-forms.ts';
import { savedRun } from '../../report/saved-run.ts';
import { scenarioWithRun } from '../../report/scenario-file.ts';
import { tellRun } from '../../report/tell.ts';
import type { Theme } from '../../report/theme.ts';
import { timedCsv, timedJsonLines, timedJunit } from '../../report/timed-data.ts';
import { timedHtml } from '../../report/timed-html.ts';
import { timedRunJson, timedSummaryJson } from '../../report/timed-json.ts';
import type { TimedReport, TimedRunReport } from '../../report/timed-report.ts';
import { timedRunText, timedSummaryText } from '../../report/timed-text.ts';
import { createSimulator } from '../../timed/simulate.ts';
import { seedsOf, summarise } from '../../timed/summary.ts';
import type { TimedRun } from '../../timed/timed-run.ts';
import type { CommandResult, Context } from '../command.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import type { Loaded } from '../input.ts';
import type { RuleOptions } from '../options.ts';
import { writeWhole } from '../output.ts';
import { createCounter } from '../progress.ts';
import { type FormatOptions, formatOf, type RunFormat, singleForm, type TimedForm, timedForm } from '../run-format.ts';
import { profileOf, type TimedOptions } from '../timed-options.ts';
import { UsageError } from '../usage-error.ts';
import { programHeader } from '../version.ts';

interface Options extends FormatOptions<TimedForm>, RuleOptions, TimedOptions {
  readonly seed: string;
  readonly maxSteps?: number;
  readonly save?: string;
}

export async function runInTime(
  loaded: Loaded,
  options: Options,
  theme: Theme,
  context: Context,
): Promise<CommandResult> {
  const { scenario } = loaded;
  const { runs, seed, until, maxSteps, withoutRule: withoutRules = [] } = options;
  const format = formatOf(options);
  const form = singleForm(format);
  if (runs > 1 && form !== undefined) throw new UsageError(`--format ${format} shows one run: leave --runs out`);
  if ((runs > 1 || timedForm(format) !== undefined) && options.save !== undefined)
    throw new UsageError(
      '--save keeps one run, shown as text or JSON: leave --runs out, and give the seed of the run with --seed',
    );
  const profile = profileOf(options, scenario, context.system);
  const simulator = createSimulator(scenario.litmus, profile, {
    withoutRules,
    ...(until === undefined ? {} : { untilNs: until }),
    ...(maxSteps === undefined ? {} : { maxSteps }),
  });
  const shared = {
    header: { ...programHeader(context.words), scenarios: { count: 1, hash: scenario.hash }, seed, withoutRules },
    scenario,
    profile,
    settings: (options.set ?? []).map(({ text }) => text),
  };
  const again = (own: string): TimedRun => simulator.run({ seed: own, keepsTrace: true });
  if (runs > 1 || timedForm(format) !== undefined) {
    return manyRuns({ ...shared, wanted: runs }, (report) => summaryText(report, format, theme, again), collectRuns);
  }

  const run = again(seed);
  const report = oneRun(shared, run, withoutRules);
  if (options.save !== undefined) save(options.save, loaded, report, profile.name);
  return {
    text:
      form !== undefined
        ? runReportForm(form, { ...report, told: tellRun(scenario.litmus, { withoutRules }, run.trace) }, theme)
        : format === 'json'
          ? timedRunJson(report)
          : timedRunText(report, theme),
    exitCode: exitCodes.asExpected,
    remarks: options.save === undefined ? [] : [`saved ${options.save}`],
  };

  async function collectRuns(): Promise<{ found: TimedRun[]; stopped?: TimedReport['stopped'] }> {
    const counter = createCounter(context.system, 'runs', runs);
    const found: TimedRun[] = [];
    const startMs = performance.now();
    let pauseMs = startMs;
    for (const own of seedsOf(seed, runs)) {
      if (context.system.isInterrupted()) break;
      if (found.length > 0 && performance.now() - startMs >= (options.timeLimit ?? Number.POSITIVE_INFINITY)) break;
      found.push(simulator.run({ seed: own }));
      if (performance.now() - pauseMs < BETWEEN_PAUSES_MS) continue;
      counter.update(found.length);
      await new Promise((resolve) => setImmediate(resolve)); // lets Ctrl-C in
      pauseMs = performance.now();
    }
    counter.clear();
    if (found.length === runs) return { found };
    return { found, stopped: context.system.isInterrupted() ? 'interrupted' : 'time-limit' };
  }
}

const BETWEEN_PAUSES_MS = 100;

async function manyRuns(
  shared: Omit<TimedReport, 'summary' | 'stopped'>,
  textOf: (report: TimedReport) => string,
  collectRuns: () => Promise<{ found: TimedRun[]; stopped?: TimedReport['stopped'] }>,
): Promise<CommandResult> {
  const { found, stopped } = await collectRuns();
  const exitCode: ExitCode =
    stopped === 'interrupted'
      ? exitCodes.interrupted
      : stopped === 'time-limit'
        ? exitCodes.undecided
        : exitCodes.asExpected;
  if (found.length === 0) return { text: '', exitCode, remarks: ['interrupted before the first run had ended'] };
  const model = storageModel(buildWorld(shared.scenario.litmus));
  const properties = model.properties.filter(({ kind }) => kind === 'always').map(({ name }) => name);
  const report: TimedReport = {
    ...shared,
    summary: summarise(found, properties),
    ...(stopped === undefined ? {} : { stopped }),
  };
  return { text: textOf(report), exitCode };
}

function summaryText(
  report: TimedReport,
  format: RunFormat | TimedForm,
  theme: Theme,
  again: (seed: string) => TimedRun,
): string {
  switch (format) {
    case 'json':
      return timedSummaryJson(report);
    case 'jsonl':
      return timedJsonLines(report);
    case 'csv':
      return timedCsv(report);
    case 'junit':
      return timedJunit(report);
    case 'html':
      return timedHtml(report, again);
    default:
      return timedSummaryText(report, theme);
  }
}

type Shared = Pick<TimedRunReport, 'header' | 'scenario' | 'profile' | 'settings'>;

function oneRun(shared: Shared, run: TimedRun, withoutRules: RuleOptions['withoutRule'] = []): TimedRunReport {
  const world = buildWorld(shared.scenario.litmus, { withoutRules });
  const model = storageModel(world);
  return {
    ...shared,
    run,
    trace: run.trace,
    choices: traceNames(model, run.trace),
    outcome: outcomeOf(world, replay(model, run.trace)),
    violations: violationsOfRun(model, run.trace),
    ended: run.ended === 'quiescent',
  };
}

function save(path: string, { scenario, text }: Loaded, report: TimedRunReport, profile: string): void {
  const note = `A run of ${scenario.path} (hash ${scenario.hash}) in virtual time, with profile ${profile} and seed ${report.run.seed}.`;
  writeWhole(path, scenarioWithRun(text, savedRun(scenario.litmus, report.choices), report.outcome, note));
}
