import type { Command } from 'commander';
import type { WorldOptions } from '../../../sim/storage/world.ts';
import { type CheckItem, checkJob } from '../../check/check-job.ts';
import { figuresOf, judge, type Verdict, worst } from '../../check/judge.ts';
import { withSimplestRuns } from '../../check/simplify.ts';
import { measureCoverage } from '../../coverage/measure.ts';
import { checkJson } from '../../report/check-json.ts';
import type { CheckedScenario, CheckReport } from '../../report/check-report.ts';
import { withStories } from '../../report/check-stories.ts';
import { checkText } from '../../report/check-text.ts';
import type { Scenario } from '../../scenario/types.ts';
import { spread } from '../../threads/spread.ts';
import { type Context, runs } from '../command.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { combinedHash } from '../hash.ts';
import { loadAll } from '../input.ts';
import {
  type LimitOptions,
  limitsOf,
  type OutputOptions,
  type ReductionOptions,
  type RuleOptions,
  switchedOff,
  type ThreadOptions,
  withLimits,
  withOutput,
  withReductions,
  withRules,
  withThreads,
} from '../options.ts';
import { keepInputs } from '../output.ts';
import { createProgress } from '../progress.ts';
import { programHeader } from '../version.ts';

type Options = ReductionOptions &
  OutputOptions &
  LimitOptions &
  RuleOptions &
  ThreadOptions & { readonly coverage?: true };

export function addCheck(program: Command, context: Context): void {
  const command = program
    .command('check')
    .summary('compare every outcome of scenarios with what their files expect')
    .description(
      'Visits every interleaving of each scenario, and compares the outcomes with what the file expects and with what was seen on real systems.',
    )
    .argument('<file...>', 'scenario files, folders, patterns in quotes, or - for standard input')
    .option('--coverage', 'search each scenario once more and say what never took part; takes several times as long');
  const threaded = withThreads(command, 'how many threads search: several scenarios at once, or one together');
  withRules(withReductions(withLimits(withOutput(threaded)))).addHelpText('after', examples);
  runs<Options>(command, context, async (paths, options, theme) => {
    const scenarios = loadAll(paths, context.system).map(({ scenario }) => scenario);
    keepInputs(
      '--output',
      options.output,
      scenarios.map(({ path }) => path),
    );
    const report = await checkAll(scenarios, options, context);
    return { text: options.json ? checkJson(report) : checkText(report, theme), exitCode: exitCodeOf(report, context) };
  });
}

async function checkAll(
  scenarios: readonly Scenario[],
  options: Options,
  { system, words }: Context,
): Promise<CheckReport> {
  const startMs = performance.now();
  const progress = createProgress(system);
  const limits = limitsOf(options);
  const world = switchedOff(options);
  // One search is shared by all threads; of several each has one.
  const threads = scenarios.length === 1 ? options.workers : 1;
  const results = await spread(
    scenarios.map((scenario): CheckItem => ({ scenario, limits, ...world, threads })),
    checkJob,
    {
      threads: options.workers,
      shouldStop: system.isInterrupted,
      onBegin: (index) => progress.begin(scenarios[index]?.title ?? '', index, scenarios.length),
      onProgress: (_, searched) => progress.update(searched),
    },
  );
  const checked: CheckedScenario[] = [];
  for (const [index, result] of results.entries()) {
    const scenario = scenarios[index];
    if (result === undefined || scenario === undefined) continue;
    if (options.coverage !== true) {
      checked.push({ scenario, result });
      continue;
    }
    const coverage = await measureCoverage(scenario.litmus, {
      limits,
      ...world,
      onProgress: progress.update,
      shouldStop: system.isInterrupted,
    });
    checked.push({ scenario, result, coverage });
  }
  progress.clear();
  return {
    header: {
      ...programHeader(words),
      scenarios: { count: scenarios.length, hash: combinedHash(scenarios) },
      limits,
      ...world,
    },
    checked: simplified(checked, world),
    notReached: scenarios.length - checked.length,
    elapsedMs: performance.now() - startMs,
  };
}

/** With the simplest runs where sentences will tell them. */
function simplified(
  checked: readonly CheckedScenario[],
  world: Pick<WorldOptions, 'withoutRules' | 'withoutReductions'>,
): CheckedScenario[] {
  const told = withStories(checked);
  return checked.map((one) => {
    if (!told.includes(one)) return one;
    const { scenario, result } = one;
    const full = withSimplestRuns(scenario.litmus, result.sets.full, 'violations', world);
    // Judged anew, so that what differs from the expectation shows the same runs.
    return { ...one, result: judge(scenario, { ...result.sets, full }) };
  });
}

function exitCodeOf({ checked, notReached }: CheckReport, { system }: Context): ExitCode {
  const cut =
    notReached > 0 ||
    checked.some(({ result }) => figuresOf(result.sets).some(({ stoppedBy }) => stoppedBy === 'interrupted'));
  if (cut && system.isInterrupted()) return exitCodes.interrupted;
  return verdictCodes[worst(checked.map(({ result }) => result.verdict))];
}

const verdictCodes = {
  'as-expected': exitCodes.asExpected,
  'not-as-expected': exitCodes.notAsExpected,
  undecided: exitCodes.undecided,
  'nothing-expected': exitCodes.asExpected,
} as const satisfies Record<Verdict, ExitCode>;

const examples = `
Examples:
  $ stalemate check scenarios
  $ stalemate check 'scenarios/litmus/m-nfs-*.yaml' --json -o result.json
  $ stalemate check scenarios --without-rule page-cache.spontaneous-eviction
  $ stalemate check scenarios/litmus/l02-machines-2011.yaml --coverage

Limits hold for each search. A scenario takes one, or two where its file has outcomes.quiet: the quiet model is searched
too. The table counts the states of the full model; --json has both.

--coverage names the rules and actions that never took part, the values that no field of a layer ever had, and the
properties that were never at risk: no event was judged that could have gone wrong, and no state was one value away from
a violation, among the values that its fields had elsewhere.

Exit code: 0 as expected, 1 not as expected, 2 bad usage or input, 3 undecided (a limit was reached), 130 interrupted.
`;
