import type { Command } from 'commander';
import { Option } from 'commander';
import type { Safety } from '../../check/safety.ts';
import { cellName, cellsOf } from '../../matrix/axes.ts';
import { matrix, type PossibleCell } from '../../matrix/matrix.ts';
import { counterexampleText } from '../../report/counterexample-text.ts';
import { matrixCsv } from '../../report/matrix-csv.ts';
import { matrixHtml } from '../../report/matrix-html.ts';
import { impossibleRemarks, matrixJson } from '../../report/matrix-json.ts';
import { matrixMarkdown } from '../../report/matrix-markdown.ts';
import { isDecided, type MatrixReport } from '../../report/matrix-report.ts';
import { matrixText } from '../../report/matrix-text.ts';
import { counted } from '../../report/numbers.ts';
import { stopText } from '../../report/stop-text.ts';
import type { Theme } from '../../report/theme.ts';
import { type Context, runs } from '../command.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import {
  type AxisOptions,
  axesOf,
  cellLimits,
  parseProperty,
  type ScopeOptions,
  scopeOf,
  settingOf,
  settingWords,
  withAxes,
  withScope,
} from '../matrix-options.ts';
import {
  givenOptions,
  keepReplayable,
  type LimitOptions,
  type OutputOptions,
  type ReductionOptions,
  reductionWords,
  withLimits,
  withOutput,
  withoutReductionsOf,
  withReductions,
} from '../options.ts';
import { checkFolderPlace } from '../output.ts';
import { createProgress } from '../progress.ts';
import { saveViolations } from '../save-violations.ts';
import type { System } from '../system.ts';
import { UsageError } from '../usage-error.ts';
import { parseThreads } from '../values.ts';
import { programHeader } from '../version.ts';

interface Options extends OutputOptions, LimitOptions, ReductionOptions, AxisOptions, ScopeOptions {
  readonly as: 'text' | 'table' | 'list' | 'markdown' | 'csv' | 'html';
  readonly jobs: number;
  readonly counterexample?: string;
  readonly save?: string;
}

export function addMatrix(program: Command, context: Context): void {
  const command = program
    .command('matrix')
    .summary('which storage, cache mode and image format is safe to migrate, with which QEMU')
    .description(
      'Decides every combination of storage, cache mode, image format and QEMU version by exhaustive search. Without options: the table of 2011 with the QEMU of then and the current one side by side.',
    );
  withScope(withAxes(command))
    .addOption(
      new Option('--as <form>', 'text: a table, or a list where that is shorter')
        .choices(['text', 'table', 'list', 'markdown', 'csv', 'html'])
        .default('text'),
    )
    .option('--counterexample <property>', 'print a shortest run that violates it; for a single cell', parseProperty)
    .option('--save <folder>', 'save a run to each violation as a scenario that "stalemate replay" accepts')
    .option('--jobs <count>', 'how many searches run at once', parseThreads, 2);
  withReductions(withLimits(withOutput(command, 'print a JSON array with one object for each cell'))).addHelpText(
    'after',
    examples,
  );
  runs<Options>(command, context, async (_words, options, theme) => {
    checkClashes(options, command);
    const report = await decideAll(options, context);
    const single = options.counterexample === undefined ? undefined : singleCell(report, options.counterexample);
    const remarks = [
      ...(options.save === undefined ? [] : saveViolations(report, options.save)),
      ...(options.json ? impossibleRemarks(report.matrix.cells) : []),
    ];
    return {
      text:
        single === undefined
          ? reportText(report, options, theme)
          : counterexampleText(report, single, options.counterexample ?? '', theme),
      exitCode: exitCodeOf(report, context.system),
      remarks,
    };
  });
}

function checkClashes(options: Options, command: Command): void {
  const { as, json, counterexample } = options;
  keepReplayable(options);
  if (options.save !== undefined) checkFolderPlace(options.save);
  const given = givenOptions(command);
  if (json && given.includes('--as'))
    throw new UsageError(`--json and --as ${as} are two forms of the same output; give one`);
  if (counterexample !== undefined && (json || given.includes('--as')))
    throw new UsageError(
      '--counterexample prints text, so it goes with neither --as nor --json, where every cell has its counterexamples',
    );
}

async function decideAll(options: Options, { system, words }: Context): Promise<MatrixReport> {
  const progress = createProgress(system);
  const limits = cellLimits(options);
  const withoutReductions = withoutReductionsOf(options);
  const cells = cellsOf(axesOf(options));
  if (options.counterexample !== undefined && cells.length > 1)
    throw new UsageError(
      `--counterexample is for a single cell; these options choose ${cells.length}, such as ${cells.slice(0, 3).map(cellName).join(' and ')}`,
    );
  const found = await matrix(cells, scopeOf(options), {
    jobs: options.jobs,
    limits,
    withoutReductions,
    setting: settingOf(options),
    shouldStop: system.isInterrupted,
    onBegin: (cell, index, total) => progress.begin(cellName(cell), index, total),
    onProgress: (_cell, one) => progress.update(one),
  });
  progress.clear();
  return {
    header: { ...programHeader(words), limits, withoutReductions },
    matrix: found,
    settingWords: [...settingWords(options), ...reductionWords(options)],
  };
}

function singleCell({ matrix: { cells } }: MatrixReport, property: string): PossibleCell {
  const [one] = cells;
  if (one === undefined) throw new UsageError('interrupted before the search began');
  if (!isDecided(one)) throw new UsageError(`${cellName(one.cell)} is not possible: ${one.reason}`);
  const { violations, figures } = one.decision;
  if (violations.some((violation) => violation.property === property)) return one;
  const searched = figures.complete
    ? ''
    : ` (${stopText(figures.stoppedBy)} after ${counted(figures.states, 'state')})`;
  const others = violations.length === 0 ? 'nothing' : `only ${violations.map((other) => other.property).join(', ')}`;
  throw new UsageError(
    `${cellName(one.cell)} ${figures.complete ? 'does not violate' : 'was not seen to violate'} ${property}; it violates ${others}${searched}`,
  );
}

function reportText(report: MatrixReport, { json, as }: Options, theme: Theme): string {
  if (json) return matrixJson(report);
  switch (as) {
    case 'markdown':
      return matrixMarkdown(report);
    case 'csv':
      return matrixCsv(report);
    case 'html':
      return matrixHtml(report);
    case 'text':
      return matrixText(report, theme);
    case 'table':
    case 'list':
      return matrixText(report, theme, as);
  }
}

function exitCodeOf({ matrix: { cells, notReached } }: MatrixReport, { isInterrupted }: System): ExitCode {
  const decisions = cells.filter(isDecided).map(({ decision }) => decision);
  const cut = notReached > 0 || decisions.some(({ figures }) => figures.stoppedBy === 'interrupted');
  if (cut && isInterrupted()) return exitCodes.interrupted;
  const verdicts: Safety['verdict'][] = decisions.map(({ verdict }) => verdict);
  return verdicts.includes('undecided') ? exitCodes.undecided : exitCodes.asExpected;
}

const examples = `
Examples:
  $ stalemate matrix
  $ stalemate matrix --storage nfs --cache none,writeback --format raw,qcow2
  $ stalemate matrix --storage nfs --cache writeback --format raw --qemu 2011 --counterexample stale-read
  $ stalemate matrix --handoff close-before-last-chunk --faults none --faults message-loss=1 --storage nfs --cache none
  $ stalemate matrix --as html -o matrix.html

Nothing is expected of a matrix, so a cell that is unsafe is no failure.
Exit code: 0 every cell decided, 2 bad usage, 3 some cell undecided (a limit was reached), 130 interrupted.
`;
