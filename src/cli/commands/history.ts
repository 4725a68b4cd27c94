import type { Command } from 'commander';
import type { Litmus } from '../../../sim/storage/scenario.ts';
import { type Cell, ownHandoff } from '../../matrix/axes.ts';
import { cellScenario } from '../../matrix/cell-scenario.ts';
import { noFaults } from '../../matrix/fault-choice.ts';
import { history } from '../../matrix/history.ts';
import { readImageChoice } from '../../matrix/image-choice.ts';
import { scopeOfCell, scopeText } from '../../matrix/scope.ts';
import { type HistoryReport, historyJson, historyText } from '../../report/history-report.ts';
import { cacheModeNames, defaultQemu, imageFormats, noArbiter } from '../../scenario/machine-names.ts';
import { nearest } from '../../scenario/nearest.ts';
import { storageNames } from '../../scenario/storage-options.ts';
import type { Scenario } from '../../scenario/types.ts';
import { type Context, runs } from '../command.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { loadOne } from '../input.ts';
import {
  type CircumstanceOptions,
  cellLimits,
  type ScopeOptions,
  scopeOf,
  settingOf,
  withCircumstances,
  withScope,
} from '../matrix-options.ts';
import {
  type LimitOptions,
  type OutputOptions,
  type ReductionOptions,
  withLimits,
  withOutput,
  withoutReductionsOf,
  withReductions,
} from '../options.ts';
import { keepInputs } from '../output.ts';
import { createProgress } from '../progress.ts';
import { UsageError } from '../usage-error.ts';
import { parseThreads } from '../values.ts';
import { programHeader } from '../version.ts';

interface Options extends OutputOptions, LimitOptions, ReductionOptions, ScopeOptions, CircumstanceOptions {
  readonly jobs: number;
}

export function addHistory(program: Command, context: Context): void {
  const command = program
    .command('history')
    .summary('which version of QEMU made a configuration safe, and what still is not')
    .description(
      'Decides one configuration under every version of QEMU that changed what migration does to a disk. The machines of a scenario file keep everything but their version and its handoff.',
    )
    .argument('<config>', 'STORAGE/CACHE/FORMAT, such as nfs/writeback/qcow2, or a scenario file with machines')
    .option('--jobs <count>', 'how many searches run at once', parseThreads, 2);
  withReductions(withLimits(withOutput(withCircumstances(withScope(command))))).addHelpText('after', examples);
  runs<Options>(command, context, async ([config = ''], options, theme) => {
    const subject = subjectOf(config, options, context);
    const report = await decideAll(subject, options, context);
    return {
      text: options.json ? historyJson(report) : historyText(report, theme),
      exitCode: exitCodeOf(report, context),
    };
  });
}

interface Subject {
  readonly title: string;
  readonly scenario: Scenario;
  readonly scope?: string;
}

function subjectOf(config: string, options: Options, { system }: Context): Subject {
  const plain = cellOf(config);
  if (plain !== undefined) {
    const scope = scopeOf(options);
    const cell = {
      ...plain,
      arbiter: only(options, 'arbiter') ?? noArbiter,
      faults: only(options, 'faults') ?? noFaults,
    };
    const made = cellScenario(cell, scope, settingOf(options));
    if (!made.possible) throw new UsageError(`${config} is not possible: ${made.reason}`);
    return {
      title: made.scenario.title.replace(/, QEMU [^,]*/, ''),
      scenario: made.scenario,
      scope: scopeText(scopeOfCell(scope, made.scenario.litmus)),
    };
  }
  const given = ofCells.find((name) => options[name] !== undefined);
  if (given !== undefined)
    throw new UsageError(`--${given} is for STORAGE/CACHE/FORMAT; a file says these things itself`);
  const { scenario } = loadOne(config, system);
  keepInputs('--output', options.output, [config]);
  if (scenario.litmus.machine === undefined)
    throw new UsageError(`${config} has no "machines", so no version of QEMU changes anything`);
  return { title: scenario.title, scenario };
}

const ofCells = ['writes', 'reads', 'flushes', 'resizes', 'arbiter', 'fencing', 'faults'] as const;

/** A history is about one configuration, not several. */
function only(options: CircumstanceOptions, name: 'arbiter' | 'faults'): string | undefined {
  const [first, ...others] = options[name] ?? [];
  if (others.length > 0) throw new UsageError(`--${name}: a history has one, not ${others.length + 1}`);
  return first;
}

/** Undefined for what looks like a path. */
function cellOf(config: string): Cell | undefined {
  const [storage = '', cache = '', image = '', ...rest] = config.split('/');
  if (rest.length > 0 || image === '' || /\.ya?ml$/.test(config)) return undefined;
  known('storage system', storage, storageNames);
  known('cache mode', cache, cacheModeNames);
  const words = readImageChoice(image);
  if ('unknown' in words) known('format', words.unknown[0] ?? image, imageFormats);
  return {
    storage,
    cache: cacheModeNames.find((name) => name === cache)!,
    image,
    qemu: defaultQemu,
    handoff: ownHandoff,
    arbiter: noArbiter,
    faults: noFaults,
  };
}

function known(what: string, word: string, names: readonly string[]): void {
  if (names.includes(word)) return;
  const similar = nearest(word, names);
  const hint = similar === undefined ? `there are: ${names.join(', ')}` : `did you mean ${similar}?`;
  throw new UsageError(`there is no ${what} "${word}"; ${hint}`);
}

async function decideAll(subject: Subject, options: Options, { system, words }: Context): Promise<HistoryReport> {
  const startMs = performance.now();
  const progress = createProgress(system);
  const limits = cellLimits(options);
  const withoutReductions = withoutReductionsOf(options);
  const { title, scenario, scope } = subject;
  const litmus: Litmus = scenario.litmus;
  progress.begin(title, 0, 1);
  const entries = await history(litmus, {
    jobs: options.jobs,
    limits,
    withoutReductions,
    shouldStop: system.isInterrupted,
    onProgress: (_index, one) => progress.update(one),
  });
  progress.clear();
  return {
    header: { ...programHeader(words), scenarios: { count: 1, hash: scenario.hash }, limits, withoutReductions },
    title,
    hash: scenario.hash,
    ...(scope === undefined ? {} : { scope }),
    entries,
    elapsedMs: performance.now() - startMs,
  };
}

function exitCodeOf({ entries }: HistoryReport, { system }: Context): ExitCode {
  const cut = entries.some(({ decision }) => decision === undefined || decision.figures.stoppedBy === 'interrupted');
  if (cut && system.isInterrupted()) return exitCodes.interrupted;
  return entries.some(({ decision }) => decision?.verdict === 'undecided') ? exitCodes.undecided : exitCodes.asExpected;
}

const examples = `
Examples:
  $ stalemate history nfs/writeback/qcow2
  $ stalemate history nfs/none/qed+needs-check --json
  $ stalemate history scenario.yaml

Exit code: 0 every version decided, 2 bad usage or input, 3 some version undecided (a limit was reached), 130 interrupted.
`;
