import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { propertyNames } from '../../../sim/machine/words.ts';
import { ruleIds } from '../../../sim/storage/rules.ts';
import type { Figures, OutcomeSet } from '../../check/collect.ts';
import { outcomesInParallel } from '../../check/outcomes-parallel.ts';
import type { FoundState } from '../../check/properties.ts';
import { safetyOf } from '../../check/safety.ts';
import { withSimplestRuns } from '../../check/simplify.ts';
import { COUNTERFACTUAL_STATES_MAX } from '../../explain/attempt.ts';
import { explainViolation } from '../../explain/explain.ts';
import { allCausesJson, allCausesText } from '../../report/all-causes-report.ts';
import { explainForm } from '../../report/explain-forms.ts';
import { explainJson } from '../../report/explain-json.ts';
import type { ExplainReport } from '../../report/explain-report.ts';
import { explainText } from '../../report/explain-text.ts';
import { type Header, worldOptionsOf } from '../../report/header.ts';
import { wrap } from '../../report/layout.ts';
import { ruleLines } from '../../report/rules-text.ts';
import { tellRun } from '../../report/tell.ts';
import { tellCauses } from '../../report/tell-causes.ts';
import type { Theme } from '../../report/theme.ts';
import { errorCodes } from '../../scenario/error-codes.ts';
import { nearest } from '../../scenario/nearest.ts';
import { explainError } from '../../scenario/reference.ts';
import type { Scenario } from '../../scenario/types.ts';
import { type CommandResult, type Context, runs } from '../command.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { explainPage } from '../explain-page.ts';
import { explorerFiles } from '../explorer-files.ts';
import { type Loaded, loadOne, standardInput } from '../input.ts';
import {
  givenOptions,
  keepReplayable,
  type LimitOptions,
  limitsOf,
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
import { checkFilePlace, checkFolderPlace, keepInputs, writeWhole } from '../output.ts';
import { createProgress } from '../progress.ts';
import { type FormatOptions, formatOf, type RunFormat, singleForm, withFormat } from '../run-format.ts';
import { saveRuns } from '../save-runs.ts';
import { UsageError } from '../usage-error.ts';
import { programHeader } from '../version.ts';
import { type RunToSave, violationFiles } from '../violation-files.ts';

interface Options extends FormatOptions, LimitOptions, ReductionOptions, RuleOptions, ThreadOptions {
  readonly property?: string;
  readonly all?: true;
  readonly save?: string;
  readonly html?: string;
}

export function addExplain(program: Command, context: Context): void {
  const command = program
    .command('explain')
    .summary('say why a scenario goes wrong, or more about an error code or a rule')
    .description(
      'Says why each property that a scenario violates is violated: a shortest run step by step, which copy was old and what it missed, which step of the handoff should have kept it true, and which single setting, or step left out, would prevent it. Also says what an error code or a rule means.',
    )
    .argument('<what>', 'a scenario file (- for standard input), an error code such as V012, or the name of a rule')
    .option('--property <name>', `explain only one property: ${propertyNames.join(', ')}`)
    .option('--all', 'every distinct cause of each violation, told in short, instead of one shortest run')
    .option('--save <folder>', 'save each run that is shown as a scenario that "stalemate replay" accepts')
    .option(
      '--html <file>',
      'also write the first run as a page that needs nothing else, to step through in a browser',
    );
  const threaded = withThreads(command, 'how many threads search together');
  withRules(withReductions(withLimits(withFormat(withOutput(threaded))))).addHelpText('after', examples);
  runs<Options>(command, context, ([word = ''], options, theme) => {
    if (word === standardInput || existsSync(word)) return explained(word, options, context, theme);
    const forFiles = givenOptions(command).filter((option) => !ofWords.includes(option));
    if (forFiles.length > 0)
      throw new UsageError(
        `${forFiles.join(', ')} ${forFiles.length === 1 ? 'goes' : 'go'} with a scenario file, and there is no file "${word}"`,
      );
    return { text: `${explanation(word, theme).join('\n')}\n`, exitCode: exitCodes.asExpected };
  });
}

/** Options that also go with an error code or a rule; all others are about a search. */
const ofWords: readonly string[] = ['--output', '--no-color'];

async function explained(path: string, options: Options, context: Context, theme: Theme): Promise<CommandResult> {
  const loaded = loadOne(path, context.system);
  keepInputs('--output', options.output, [path]);
  keepReplayable(options);
  if (options.save !== undefined) checkFolderPlace(options.save);
  if (options.html !== undefined) checkPagePlace(options.html, path, options);
  const format = formatOf(options);
  if (options.all === true) return allExplained(loaded, options, format, context, theme);
  const report = await explainScenario(loaded.scenario, options, context);
  const runs = report.explained.map(({ property, summary, trace }) => ({ property, explanation: summary, trace }));
  return {
    text: explanationText(report, format, theme),
    exitCode: exitCodeOf(report.set.figures),
    remarks: [
      ...(options.save === undefined ? [] : saveViolated(loaded, report.set, runs, options.save)),
      ...(options.html === undefined ? [] : [writePage(report, loaded.text, options.html)]),
    ],
  };
}

/** Before anything is searched. */
function checkPagePlace(html: string, path: string, { all, withoutRule = [] }: Options): void {
  if (all === true) throw new UsageError('--html shows one run; it does not go with --all');
  if (withoutRule.length > 0) throw new UsageError('--html does not go with --without-rule: the page has all rules');
  checkFilePlace(html);
  keepInputs('--html', html, [path]);
  explorerFiles();
}

/** @returns what to tell the user */
function writePage(report: ExplainReport, text: string, file: string): string {
  const page = explainPage(report, text);
  if (page === null) return 'no page was written: nothing goes wrong, so there is no run to show';
  writeWhole(file, page);
  return `a page to step through: ${file}`;
}

async function allExplained(
  loaded: Loaded,
  options: Options,
  format: RunFormat,
  context: Context,
  theme: Theme,
): Promise<CommandResult> {
  if (format !== 'text' && format !== 'json')
    throw new UsageError(`--all does not go with --format ${format}, which shows one run`);
  const { scenario } = loaded;
  const { header, set, violated } = await searched(scenario, options, context);
  const { figures } = set;
  const { limits } = header;
  const properties = violated.map(({ name, found }) =>
    tellCauses(scenario.litmus, name, found, { ...worldOptionsOf(header), ...(limits && { limits }) }),
  );
  const report = { header, scenario, set, properties };
  const runs = properties.flatMap(({ property, summary, causes }) =>
    causes.map(({ trace }, index) => ({ property, explanation: summary, trace, suffix: `-cause-${index + 1}` })),
  );
  return {
    text: format === 'json' ? allCausesJson(report) : allCausesText(report, theme),
    exitCode: exitCodeOf({ ...figures, complete: figures.complete && properties.every(({ complete }) => complete) }),
    remarks: options.save === undefined ? [] : saveViolated(loaded, set, runs, options.save),
  };
}

function exitCodeOf({ complete, stoppedBy }: Figures): ExitCode {
  if (complete) return exitCodes.asExpected;
  return stoppedBy === 'interrupted' ? exitCodes.interrupted : exitCodes.undecided;
}

/** @throws UsageError where a form needs a run, and nothing goes wrong */
function explanationText(report: ExplainReport, format: RunFormat, theme: Theme): string {
  const form = singleForm(format);
  if (form === undefined) return format === 'json' ? explainJson(report) : explainText(report, theme);
  const text = explainForm(form, report, theme);
  if (text !== null) return text;
  const nothing = report.set.figures.complete ? 'nothing goes wrong' : 'nothing wrong was found within the limits';
  throw new UsageError(`${report.scenario.path}: ${nothing}, so there is no run to show; "stalemate run" shows one`);
}

/** @returns what to tell the user */
function saveViolated(loaded: Loaded, set: OutcomeSet, runs: readonly RunToSave[], folder: string): string[] {
  const violated = safetyOf(set.properties, set.figures).violations.map(({ property }) => property);
  if (runs.length === 0) return ['nothing to save: nothing is violated'];
  return saveRuns(violationFiles(loaded, runs, violated, folder), folder);
}

async function explainScenario(scenario: Scenario, options: Options, context: Context): Promise<ExplainReport> {
  const { litmus } = scenario;
  const { header, set: found, violated } = await searched(scenario, options, context);
  const world = worldOptionsOf(header);
  const maxStates = header.limits?.maxStates;
  const runsOf = litmus.machine === undefined ? 'violations and outcomes' : 'violations';
  const set = withSimplestRuns(litmus, found, runsOf, world);
  return {
    header,
    scenario,
    set,
    explained: violated.map(({ name }) => {
      const one = explainViolation(litmus, name, set.properties, {
        ...world,
        // Trials have a limit of their own, which a higher one does not lift.
        ...(maxStates !== undefined && maxStates < COUNTERFACTUAL_STATES_MAX && { maxStates }),
      });
      return { ...one, told: tellRun(litmus, world, one.trace) };
    }),
  };
}

interface Searched {
  readonly header: Header;
  readonly set: OutcomeSet;
  /** Violated properties that are to be explained. */
  readonly violated: readonly { readonly name: string; readonly found: FoundState }[];
}

async function searched(scenario: Scenario, options: Options, { system, words }: Context): Promise<Searched> {
  const { litmus, title, hash } = scenario;
  const world = switchedOff(options);
  const limits = limitsOf(options);
  const progress = createProgress(system);
  progress.begin(title, 0, 1);
  const set = await outcomesInParallel(litmus, {
    limits,
    ...world,
    onProgress: progress.update,
    shouldStop: system.isInterrupted,
    threads: options.workers,
  });
  progress.clear();
  const violated = set.properties.flatMap(({ name, kind, found }) =>
    kind === 'always' && found !== undefined ? [{ name, found }] : [],
  );
  const names = violated.map(({ name }) => name);
  // A form that shows one run shows the first violation, unless another is asked for.
  const { property = singleForm(formatOf(options)) === undefined ? undefined : names[0] } = options;
  if (property !== undefined && !names.includes(property)) throw new UsageError(notViolated(property, names));
  return {
    header: { ...programHeader(words), scenarios: { count: 1, hash }, limits, ...world },
    set,
    violated: violated.filter(({ name }) => property === undefined || name === property),
  };
}

function notViolated(property: string, violated: readonly string[]): string {
  if (!propertyNames.some((name) => name === property)) {
    const similar = nearest(property, [...propertyNames]);
    return `there is no property "${property}"${similar === undefined ? `; there are ${propertyNames.join(', ')}` : `; did you mean ${similar}?`}`;
  }
  return `${property} is not violated; ${violated.length === 0 ? 'nothing is' : `${violated.join(', ')} can be`}`;
}

function explanation(word: string, theme: Theme): string[] {
  const rule = ruleIds.find((id) => id === word);
  if (rule !== undefined) return ruleLines(rule, theme);
  const code = word.toUpperCase();
  const error = explainError(code);
  if (error === undefined) {
    const similar = nearest(word, [...Object.keys(errorCodes), ...ruleIds]);
    throw new UsageError(
      `there is no file, error code or rule "${word}"${similar === undefined ? '' : `; did you mean ${similar}?`}`,
    );
  }
  const { title, meaning, remedy } = error;
  return [theme.paint.bold(`${code}: ${title}`), ...wrap(meaning, theme.width), ...wrap(remedy, theme.width)];
}

const examples = `
Examples:
  $ stalemate explain scenario.yaml
  $ stalemate explain scenario.yaml --property stale-read --json
  $ stalemate explain scenario.yaml --format svg -o run.svg
  $ stalemate explain scenario.yaml --all
  $ stalemate explain scenario.yaml --save runs && stalemate replay runs/scenario-stale-read.yaml
  $ stalemate explain scenario.yaml --html run.html
  $ stalemate explain V012
  $ stalemate explain page-cache.hit

--all compares the causal slices of the states in which a violation begins: what is left of a run when only the steps
that move its data count. It looks at up to 100 of them, among up to 100,000 states, and says of how many.

Exit code: 0 explained, 2 bad usage or input, 3 undecided (a limit was reached), 130 interrupted.
`;
