import type { Command } from 'commander';
import type { Trace } from '../../../sim/model.ts';
import { randomWalk } from '../../../sim/random-walk.ts';
import { outcomeOf } from '../../../sim/storage/outcome.ts';
import { storageModel } from '../../../sim/storage/storage-model.ts';
import { buildWorld } from '../../../sim/storage/world.ts';
import { violationsOfRun } from '../../check/run-properties.ts';
import { traceNames } from '../../check/trace-names.ts';
import { runJson } from '../../report/run-json.ts';
import { runReportForm } from '../../report/run-report-forms.ts';
import { type RunReport, runText } from '../../report/run-text.ts';
import { savedRun } from '../../report/saved-run.ts';
import { scenarioWithRun } from '../../report/scenario-file.ts';
import { tellRun } from '../../report/tell.ts';
import type { Theme } from '../../report/theme.ts';
import { STEPS_MOST } from '../../timed/simulate.ts';
import { type Context, runs } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { loadOne } from '../input.ts';
import { givenOptions, keepReplayable, type RuleOptions, withOutput, withRules } from '../options.ts';
import { checkFilePlace, keepAllButRuns, keepInputs, writeWhole } from '../output.ts';
import {
  type FormatOptions,
  formatOf,
  type RunFormat,
  singleForm,
  type TimedForm,
  timedForm,
  withTimedFormat,
} from '../run-format.ts';
import { keepTimed, type TimedOptions, withTimed } from '../timed-options.ts';
import { UsageError } from '../usage-error.ts';
import { parseCount, parseRunSeed } from '../values.ts';
import { programHeader } from '../version.ts';
import { runInTime } from './run-in-time.ts';

interface Options extends FormatOptions<TimedForm>, RuleOptions, TimedOptions {
  readonly seed: string;
  readonly maxSteps?: number;
  readonly save?: string;
}

export function addRun(program: Command, context: Context): void {
  const command = program
    .command('run')
    .summary('one random run of a scenario, step by step')
    .description(
      'Takes one of the enabled steps at a time, each with equal chance, and prints the run. The same seed gives the same run. With --timed, each step takes as long as it does on real machines, and the one that is due first is taken.',
    )
    .argument('<file>', 'scenario file')
    .option('--seed <seed>', 'a number or a word; with --timed also SEED/NUMBER, one run of several', parseRunSeed, '0')
    .option(
      '--max-steps <count>',
      `stop after so many steps (default: ${DEFAULT_STEPS}, with --timed ${STEPS_MOST})`,
      parseCount,
    )
    .option('--save <file>', 'save the run as a scenario that "stalemate replay" accepts');
  withRules(withTimed(withTimedFormat(withOutput(command)))).addHelpText('after', examples);
  runs<Options>(command, context, ([path = ''], options, theme) => {
    const format = formatOf(options);
    keepTimed(options, givenOptions(command));
    if (timedForm(format) !== undefined && options.timed !== true)
      throw new UsageError(`--format ${format} goes with --timed only`);
    const { scenario, text } = loadOne(path, context.system);
    keepInputs('--output', options.output, [path]);
    keepInputs('--save', options.save, [path]);
    if (options.save !== undefined) {
      checkFilePlace(options.save);
      keepAllButRuns(options.save);
    }
    keepReplayable(options);
    if (options.timed === true) return runInTime({ scenario, text }, options, theme, context);
    const withoutRules = options.withoutRule ?? [];
    const world = buildWorld(scenario.litmus, { withoutRules });
    const model = storageModel(world);
    const { choices, final, quiescent } = randomWalk(model, {
      seed: options.seed,
      maxSteps: options.maxSteps ?? DEFAULT_STEPS,
    });
    const trace: Trace = choices;
    const report: RunReport = {
      header: {
        ...programHeader(context.words),
        scenarios: { count: 1, hash: scenario.hash },
        seed: options.seed,
        withoutRules,
      },
      scenario,
      trace,
      choices: traceNames(model, trace),
      told: tellRun(scenario.litmus, { withoutRules }, trace),
      outcome: outcomeOf(world, final),
      violations: violationsOfRun(model, trace),
      ended: quiescent,
    };
    if (options.save !== undefined) {
      const note = `A random run of ${scenario.path} (hash ${scenario.hash}) with seed ${options.seed}.`;
      writeWhole(options.save, scenarioWithRun(text, savedRun(scenario.litmus, report.choices), report.outcome, note));
    }
    return {
      text: reportText(report, format, theme),
      exitCode: exitCodes.asExpected,
      remarks: options.save === undefined ? [] : [`saved ${options.save}`],
    };
  });
}

function reportText(report: RunReport, format: RunFormat | TimedForm, theme: Theme): string {
  const form = singleForm(format);
  if (form !== undefined) return runReportForm(form, report, theme);
  return format === 'json' ? runJson('run', report) : runText(report, theme);
}

const DEFAULT_STEPS = 1000;

const examples = `
Examples:
  $ stalemate run scenario.yaml --seed 7
  $ stalemate run scenario.yaml --seed 7 --save run.yaml && stalemate replay run.yaml
  $ stalemate run scenario.yaml --timed --profile nfs-10gbe
  $ stalemate run scenario.yaml --timed --runs 1000 --set workload.reads=0.9 --set guest.memory=16GiB
`;
