import { join } from 'node:path';
import { type Command, Option } from 'commander';
import { storageModel } from '../../../sim/storage/storage-model.ts';
import { buildWorld } from '../../../sim/storage/world.ts';
import { outcomesInParallel } from '../../check/outcomes-parallel.ts';
import { safetyOf } from '../../check/safety.ts';
import { withSimplestRuns } from '../../check/simplify.ts';
import { traceNames } from '../../check/trace-names.ts';
import { showsOutcomes } from '../../report/allowed-text.ts';
import { outcomesJson } from '../../report/outcomes-json.ts';
import { type OutcomesReport, outcomesText, type WitnessChoice } from '../../report/outcomes-text.ts';
import { savedRun } from '../../report/saved-run.ts';
import { scenarioWithRun } from '../../report/scenario-file.ts';
import { stopText } from '../../report/stop-text.ts';
import { DEFAULT_MAX_BYTES } from '../../search/limits.ts';
import { type Context, runs } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { type Loaded, loadOne } from '../input.ts';
import {
  givenOptions,
  keepReplayable,
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
import { checkFolderPlace, keepInputs } from '../output.ts';
import { createProgress } from '../progress.ts';
import { saveRuns } from '../save-runs.ts';
import {
  keepCheckpoints,
  mendable,
  oneThread,
  type SearchOptions,
  setUpSearch,
  withSearch,
} from '../search-options.ts';
import { UsageError } from '../usage-error.ts';
import { parseWitness } from '../values.ts';
import { programHeader } from '../version.ts';
import { sourceText, stemOf, violationFiles } from '../violation-files.ts';

interface Options extends OutputOptions, LimitOptions, ReductionOptions, RuleOptions, ThreadOptions, SearchOptions {
  readonly quietModel?: true;
  readonly witness: WitnessChoice;
  readonly save?: string;
}

export function addOutcomes(program: Command, context: Context): void {
  const command = program
    .command('outcomes')
    .summary('list every outcome of a scenario, each with a shortest run')
    .description(
      'Visits every interleaving of a scenario and lists the outcomes, each with a shortest run that ends with it.',
    )
    .argument('<file>', 'scenario file')
    .option('--quiet-model', 'only what the steps themselves cause: no spontaneous write-back, eviction, expiry')
    .addOption(
      new Option('--witness <which>', 'show the run to one outcome (by number), to all, or to none')
        .argParser(parseWitness)
        .default('all'),
    )
    .option('--save <folder>', 'save the run to each outcome as a scenario that "stalemate replay" accepts');
  withRules(
    withReductions(withSearch(withLimits(withOutput(withThreads(command, 'how many threads search together'))))),
  ).addHelpText('after', examples);
  runs<Options>(command, context, async ([path = ''], options, theme) => {
    const loaded = loadOne(path, context.system);
    keepInputs('--output', options.output, [path]);
    keepReplayable(options);
    if (options.save !== undefined) checkFolderPlace(options.save);
    keepCheckpoints(options);
    oneThread(options, givenOptions(command));
    if (options.json && options.witness !== 'all')
      throw new UsageError(`--witness ${options.witness} is about the text; --json has every run`);
    const { report, said } = await explore(loaded.scenario, options, context);
    const { outcomes, figures } = report.set;
    if (typeof options.witness === 'number' && options.witness > outcomes.length) {
      throw new UsageError(
        figures.complete
          ? `there is no outcome ${options.witness}; ${path} has ${outcomes.length}`
          : `outcome ${options.witness} was not found; the search ended early (${stopText(figures.stoppedBy)}) with ${outcomes.length}`,
      );
    }
    const remarks = [...said, ...(options.save === undefined ? [] : save(loaded, report, options.save))];
    const incomplete = figures.stoppedBy === 'interrupted' ? exitCodes.interrupted : exitCodes.undecided;
    return {
      text: options.json ? outcomesJson(report) : outcomesText(report, options.witness, theme),
      exitCode: figures.complete ? exitCodes.asExpected : incomplete,
      remarks,
    };
  });
}

async function explore(
  scenario: Loaded['scenario'],
  options: Options,
  { system, words }: Context,
): Promise<{ report: OutcomesReport; said: string[] }> {
  const progress = createProgress(system);
  const limits = limitsOf(options);
  const world = switchedOff(options);
  const quiet = options.quietModel === true;
  const { version, modelVersion } = programHeader(words);
  const { keep, createVisited, end } = setUpSearch(options, limits.maxBytes ?? DEFAULT_MAX_BYTES, {
    scenario: scenario.hash,
    program: version,
    'model version': modelVersion,
    'quiet model': quiet ? 'yes' : 'no',
    'rules switched off': world.withoutRules.join(', ') || 'none',
  });
  progress.begin(scenario.title, 0, 1);
  const search = () =>
    outcomesInParallel(scenario.litmus, {
      limits,
      quiet,
      ...world,
      keep,
      ...(createVisited && { createVisited }),
      onProgress: progress.update,
      shouldStop: system.isInterrupted,
      threads: options.workers,
    });
  let said: string[] = [];
  const found = await mendable(search).finally(() => {
    said = end();
  });
  const set = withSimplestRuns(scenario.litmus, found, 'violations and outcomes', { quiet, ...world });
  progress.clear();
  const header = { ...programHeader(words), scenarios: { count: 1, hash: scenario.hash }, limits, ...world };
  return { report: { header, scenario, set, quiet }, said };
}

/** @returns what to tell the user */
function save(loaded: Loaded, { set, quiet }: OutcomesReport, folder: string): string[] {
  const { scenario, text } = loaded;
  const { litmus, path: source, hash } = scenario;
  const model = storageModel(buildWorld(litmus, { quiet }));
  const many = `${set.outcomes.length}${set.figures.complete ? '' : ' found so far'}`;
  const outcomes = showsOutcomes(scenario) ? set.outcomes : [];
  const files = outcomes.map(({ outcome, witness }, index) => {
    const note = `Outcome ${index + 1} of ${many} of ${sourceText(source)} (hash ${hash}), a shortest run.`;
    return {
      path: join(folder, `${stemOf(source)}-outcome-${index + 1}.yaml`),
      text: scenarioWithRun(text, savedRun(litmus, traceNames(model, witness)), outcome, note),
    };
  });
  const { violations } = safetyOf(set.properties, set.figures);
  const violated = violations.map(({ property }) => property);
  return saveRuns([...files, ...violationFiles(loaded, violations, violated, folder, { quiet })], folder);
}

const examples = `
Examples:
  $ stalemate outcomes scenario.yaml
  $ stalemate outcomes scenario.yaml --witness 1
  $ stalemate outcomes scenario.yaml --save runs && stalemate replay runs/scenario-outcome-1.yaml

Exit code: 0 all outcomes found, 2 bad usage or input, 3 undecided (a limit was reached), 130 interrupted.
`;
