import { join } from 'node:path';
import { type Command, Option } from 'commander';
import { type FuzzBudget, type FuzzResult, fuzz, NothingPossibleError } from '../../fuzz/fuzz.ts';
import { type Strategy, strategies } from '../../fuzz/strategy.ts';
import { findingFiles } from '../../report/fuzz-files.ts';
import { fuzzCsv, fuzzEvents, fuzzJson, fuzzJunit } from '../../report/fuzz-forms.ts';
import { type FileOfFinding, type FuzzPageFiles, fuzzHtml } from '../../report/fuzz-html.ts';
import { type FuzzReport, type ToldFinding, tellFinding } from '../../report/fuzz-report.ts';
import { fuzzText } from '../../report/fuzz-text.ts';
import { counted } from '../../report/numbers.ts';
import type { Theme } from '../../report/theme.ts';
import { wordsAgain } from '../../report/words-again.ts';
import { type Context, runs } from '../command.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { type FuzzSpaceOptions, givenSpaceOptions, spaceOf, withSpace } from '../fuzz-options.ts';
import { type Loaded, loadOne } from '../input.ts';
import { givenOptions, type OutputOptions, type ThreadOptions, withOutput, withThreads } from '../options.ts';
import { checkFolderPlace, keepInputs } from '../output.ts';
import { createProgress } from '../progress.ts';
import { saveRuns } from '../save-runs.ts';
import { UsageError } from '../usage-error.ts';
import { parseCount, parseDuration, parseSearchSeed } from '../values.ts';
import { programHeader } from '../version.ts';

const forms = ['text', 'json', 'jsonl', 'csv', 'junit', 'html'] as const;
type Form = (typeof forms)[number];

interface Options extends OutputOptions, ThreadOptions, FuzzSpaceOptions {
  readonly seed: string;
  readonly strategy: Strategy;
  readonly depth: number;
  readonly runs?: number;
  readonly timeLimit?: number;
  readonly maxSteps: number;
  readonly format?: Form;
  readonly jsonl?: true;
  readonly save?: string;
}

const RUNS = 2000;
/** Deeper bugs are rarer than any promise that could be made about them. */
const DEPTH_MAX = 10;

export function addFuzz(program: Command, context: Context): void {
  const command = program
    .command('fuzz')
    .summary('search configurations and schedules at random for violations')
    .description(
      'Draws configurations and runs of them until a budget ends. Each violation is told once, in the smallest configuration that still has it and with a run as short as could be found. With a scenario file only its schedules are searched. The same seed and number of runs find the same.',
    )
    .argument('[file]', 'a scenario file with machines; without it, configurations are drawn')
    .option('--seed <seed>', 'a number or a word', parseSearchSeed, '0')
    .addOption(
      new Option('--strategy <name>', 'how schedules are drawn; mixed takes turns')
        .choices(strategies)
        .default('mixed'),
    )
    .option('--depth <count>', 'of runs by priorities (pct): how many steps have to come in order', parseDepth, 3)
    .option('--runs <count>', `stop after so many runs (default: ${RUNS}, or no limit with --time-limit)`, parseCount)
    .option(
      '--time-limit <time>',
      'stop after this time, such as 30s or 5m; a number alone means seconds. The report says how many runs that were',
      parseDuration,
    )
    .option('--max-steps <count>', 'end each run after so many steps', parseCount, 1000);
  withSpace(command)
    .option('--save <folder>', 'save each finding as a scenario that "stalemate replay" and "stalemate check" accept')
    .addOption(new Option('--format <form>', `how to print: ${forms.join(', ')}`).choices(forms))
    .option('--jsonl', 'short for --format jsonl: one JSON object a line, each finding as soon as it is known');
  withThreads(withOutput(command), 'how many threads search').addHelpText('after', examples);
  runs<Options>(command, context, async ([path], options, theme) => {
    const form = formOf(options);
    const given = givenScenario(path, command, options, context);
    if (options.save !== undefined) checkFolderPlace(options.save);
    if (options.fencing !== undefined && options.arbiter === undefined)
      throw new UsageError('--fencing goes with --arbiter: without an arbiter nobody asks for fencing');
    if ((options.strategy === 'uniform' || options.strategy === 'swarm') && givenOptions(command).includes('--depth'))
      throw new UsageError(`--depth goes with --strategy pct or mixed: ${options.strategy} has no priorities`);
    const stream = startStream(form, options, context);
    const report = await search(given, options, context, stream);
    // Each takes a search.
    const files = options.save === undefined && form !== 'html' ? [] : filesOf(report, options);
    const remarks = options.save === undefined ? [] : saveRuns(files, options.save);
    const text =
      form === 'jsonl'
        ? `${stream.kept()}${fuzzEvents.end(report)}`
        : reportText(report, form, theme, { files, saved: options.save !== undefined });
    return { text, exitCode: exitCodeOf(report.result), remarks };
  });
}

function formOf({ json, jsonl, format }: Options): Form {
  const asked = [
    ...(format === undefined ? [] : [format]),
    ...(json ? ['json' as const] : []),
    ...(jsonl ? ['jsonl' as const] : []),
  ];
  const [first = 'text', ...others] = new Set(asked);
  if (others.length > 0) throw new UsageError(`${first} and ${others[0]} are two forms of the same output; give one`);
  return first;
}

function givenScenario(
  path: string | undefined,
  command: Command,
  { output }: Options,
  { system }: Context,
): Loaded | undefined {
  if (path === undefined) return undefined;
  const [axis] = givenSpaceOptions(givenOptions(command));
  if (axis !== undefined) throw new UsageError(`${axis} chooses configurations; ${path} is one already`);
  keepInputs('--output', output, [path]);
  const loaded = loadOne(path, system);
  if (loaded.scenario.litmus.machine === undefined)
    throw new UsageError(
      `${path} has no "machines", so there is no property to violate; "stalemate outcomes" searches it`,
    );
  return loaded;
}

async function search(
  given: Loaded | undefined,
  options: Options,
  { system, words }: Context,
  stream: EventStream,
): Promise<FuzzReport> {
  const { seed, strategy, depth, maxSteps, workers } = options;
  const progress = createProgress(system);
  const header = {
    ...programHeader(words),
    ...(given === undefined ? {} : { scenarios: { count: 1, hash: given.scenario.hash } }),
    seed,
  };
  stream.write(() => fuzzEvents.start({ header, strategy, maxSteps }));
  const findings: ToldFinding[] = [];
  const result = await fuzz({
    subject:
      given === undefined
        ? { kind: 'space', space: spaceOf(options) }
        : { kind: 'scenario', litmus: given.scenario.litmus },
    seed,
    strategy,
    depth,
    maxSteps,
    budget: budgetOf(options),
    threads: workers,
    shouldStop: system.isInterrupted,
    onFinding: (finding) => {
      const told = tellFinding(finding, given);
      findings.push(told);
      stream.write(() => fuzzEvents.finding(told));
    },
    onProgress: ({ runs: done, findings: found }) =>
      progress.begin(`${counted(done, 'run')}, ${counted(found, 'distinct violation')}`, 0, 1),
  }).catch((error: unknown) => {
    if (error instanceof NothingPossibleError)
      throw new UsageError(`no configuration of these is possible: ${error.message}`);
    throw error;
  });
  progress.clear();
  const again = wordsAgain(words, ['--seed', '--runs', '--time-limit', '--save', '-o', '--output', '--workers']);
  // An interrupt leaves batches unfinished, so no number of runs stands for what was done.
  const repeat = [
    ...again,
    '--seed',
    seed,
    ...(result.stoppedBy === 'interrupted' ? [] : ['--runs', `${result.runs}`]),
  ];
  // The counts of a finding go on growing after it was told.
  const told = findings.map((one, index) => ({ ...one, finding: result.findings[index]! }));
  return { header, strategy, maxSteps, repeat, result, findings: told };
}

function budgetOf({ runs: count, timeLimit }: Options): FuzzBudget {
  if (count !== undefined && timeLimit !== undefined)
    throw new UsageError('--runs and --time-limit are two budgets; give one');
  return timeLimit === undefined ? { kind: 'runs', runs: count ?? RUNS } : { kind: 'time', timeLimitMs: timeLimit };
}

interface EventStream {
  readonly write: (event: () => string) => void;
  /** What is still to be printed. */
  readonly kept: () => string;
}

/** Events go out as they come, but into a file as a whole. */
function startStream(form: Form, { output }: Options, { system }: Context): EventStream {
  const kept: string[] = [];
  return {
    write: (event) => {
      if (form !== 'jsonl') return;
      if (output === undefined) system.stdout.write(event());
      else kept.push(event());
    },
    kept: () => kept.join(''),
  };
}

/** Where each finding is saved, or would be. */
function filesOf(report: FuzzReport, { save = '' }: Options): FileOfFinding[] {
  return findingFiles(report).map(({ name, text }) => ({ path: join(save, name), text }));
}

function reportText(report: FuzzReport, form: Exclude<Form, 'jsonl'>, theme: Theme, pageFiles: FuzzPageFiles): string {
  switch (form) {
    case 'text':
      return fuzzText(report, theme);
    case 'json':
      return fuzzJson(report);
    case 'csv':
      return fuzzCsv(report);
    case 'junit':
      return fuzzJunit(report);
    case 'html':
      return fuzzHtml(report, pageFiles);
  }
}

function exitCodeOf({ stoppedBy, findings }: FuzzResult): ExitCode {
  if (stoppedBy === 'interrupted') return exitCodes.interrupted;
  return findings.length > 0 ? exitCodes.notAsExpected : exitCodes.asExpected;
}

function parseDepth(text: string): number {
  const depth = parseCount(text);
  if (depth > DEPTH_MAX) throw new UsageError(`--depth ${text}: at most ${DEPTH_MAX}`);
  return depth;
}

const examples = `
Examples:
  $ stalemate fuzz
  $ stalemate fuzz --time-limit 5m --save findings --seed 7
  $ stalemate fuzz --storage nfs --image raw --qemu 10.0 --faults message-loss=1 --runs 20000
  $ stalemate fuzz scenario.yaml --strategy pct --depth 2
  $ stalemate fuzz --jsonl | jq 'select(.event == "finding") | .title'

Nothing found is no proof of safety: "stalemate check" and "stalemate matrix" search every interleaving.
Exit code: 0 no violation found, 1 a violation found, 2 bad usage, 130 interrupted; what was found is printed.
`;
