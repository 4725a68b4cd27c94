import type { WorldOptions } from '../../sim/storage/world.ts';
import type { OutcomeSet, ReachedOutcome } from '../check/collect.ts';
import { figuresOf, type Verdict } from '../check/judge.ts';
import type { Scenario } from '../scenario/types.ts';
import { allowedText, shorterAllowedTexts } from './allowed-text.ts';
import { type CheckedScenario, type CheckReport, type CheckTotals, coverageOf, totalsOf } from './check-report.ts';
import { storyLines } from './check-stories.ts';
import { coverageLines } from './coverage-text.ts';
import { findingLines, type WitnessPrinter } from './findings-text.ts';
import { headerLines, worldOptionsOf } from './header.ts';
import { type Cell, type Column, oneLine, table, wrap } from './layout.ts';
import { counted, duration, grouped } from './numbers.ts';
import { observedText, shorterObservedTexts } from './observed-text.ts';
import { reductionsInUseText } from './searched-text.ts';
import { storageLabel } from './storage-label.ts';
import { tellRun } from './tell.ts';
import type { PaintName, Theme } from './theme.ts';
import { witnessLines } from './witness-text.ts';

/** What `stalemate check` prints: one line a scenario under the name of its file, grouped by folder, then why some are not as expected, then totals. */
export function checkText(report: CheckReport, theme: Theme): string {
  const groups = groupedByFolder(report.checked);
  // The folder of a single file stands in the command line already.
  const headed = groups.length > 1 || (report.checked.length > 1 && groups[0]?.[0] !== '.');
  const rows = groups.flatMap(([folder, checked]) => [
    ...(headed ? [theme.paint.bold(oneLine(folder))] : []),
    ...checked.map((one) => rowOf(one, theme)),
  ]);
  const coverage = coverageOf(report);
  return [
    ...headerLines(report.header, theme.width).map(theme.paint.dim),
    '',
    ...(rows.length > 0 ? table(columns, rows, theme) : []),
    ...report.checked
      .filter(({ result }) => result.verdict === 'not-as-expected' || result.verdict === 'undecided')
      .flatMap((one) => ['', ...detailLines(one, worldOptionsOf(report.header), theme)]),
    '',
    ...storyLines(report, theme),
    ...(coverage === null ? [] : coverageLines(coverage, theme)),
    ...legendLines(report, theme),
    ...wrap(summaryText(report), theme.width, '  '),
    '',
  ].join('\n');
}

const columns: readonly Column[] = [
  { heading: '' },
  // What one types to ask more about a scenario, so it is never cut.
  { heading: 'scenario', whole: true, least: 40 },
  { heading: 'title', share: 3, least: 24, leaveOut: 1 },
  { heading: 'storage', share: 1.8, leaveOut: 2 },
  { heading: 'the model allows', share: 3 },
  { heading: 'real systems', share: 2, leaveOut: 4 },
  { heading: 'states', align: 'right', leaveOut: 3 },
];

function rowOf({ scenario, result }: CheckedScenario, theme: Theme): Cell[] {
  const { paint, signs } = theme;
  const { verdict, sets, observed } = result;
  const { full } = sets;
  const storage = storageLabel(scenario);
  return [
    { text: signs[paintOf[verdict]], paint: paint[paintOf[verdict]] },
    { text: oneLine(fileName(scenario)) },
    { text: oneLine(scenario.title) },
    { text: storage, shorter: [storage.replace(/,.*/, '')] },
    {
      text: allowedText(scenario, full, theme),
      shorter: shorterAllowedTexts(scenario, full, theme),
      ...(hasOld(full.outcomes) || hasViolation(full) ? { paint: paint.doubtful } : {}),
    },
    {
      text: observedText(observed, theme),
      shorter: shorterObservedTexts(observed, theme),
      ...(observed.some(({ standing }) => standing === 'outside') ? { paint: paint.bad } : {}),
    },
    // Of the full search, as in "outcomes"; what the quiet one needed beside it is in --json.
    { text: grouped(full.figures.states), paint: paint.dim },
  ];
}

function hasOld(outcomes: readonly ReachedOutcome[]): boolean {
  return outcomes.some(({ outcome }) => outcome.registers.some(({ old }) => old));
}

function hasViolation({ properties }: OutcomeSet): boolean {
  return properties.some(({ kind, found }) => kind === 'always' && found !== undefined);
}

const paintOf = {
  'as-expected': 'good',
  'not-as-expected': 'bad',
  undecided: 'doubtful',
  'nothing-expected': 'neutral',
} as const satisfies Record<Verdict, PaintName>;

const verdictText = {
  'as-expected': 'as expected',
  'not-as-expected': 'not as expected',
  undecided: 'undecided',
  'nothing-expected': 'nothing expected',
} as const satisfies Record<Verdict, string>;

function detailLines({ scenario, result }: CheckedScenario, world: WorldOptions, theme: Theme): string[] {
  const { paint, signs } = theme;
  const name = paintOf[result.verdict];
  const printWitness: WitnessPrinter = (trace, quiet) =>
    witnessLines(tellRun(scenario.litmus, { ...world, quiet }, trace), { ...theme, width: theme.width - 2 });
  return [
    `${paint[name](`${signs[name]} ${verdictText[result.verdict]}`)}: ${oneLine(scenario.title)}  ${paint.dim(oneLine(scenario.path))}`,
    ...findingLines(result, scenario, printWitness, theme).map((line) => `  ${line}`),
  ];
}

/** Explains the signs that a first-time reader cannot guess, as far as they occur. */
function legendLines({ checked }: CheckReport, { paint, signs, width }: Theme): string[] {
  const marked = checked.some(({ result }) => hasOld(result.sets.full.outcomes));
  const seen = checked.some(({ result }) => result.observed.length > 0);
  const idle = checked.some(({ result }) => result.verdict === 'nothing-expected');
  const parts = [
    idle ? `${signs.neutral} nothing expected: the file has no "outcomes", so there was nothing to compare` : undefined,
    marked ? '! old data: not what the guest wrote last' : undefined,
    reductionsInUseText(checked.flatMap(({ result }) => figuresOf(result.sets))),
    seen
      ? `20 ${signs.times} aa ${signs.good}  on real systems: aa in 20 runs, an outcome that the model allows`
      : undefined,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? [] : [...parts.flatMap((part) => wrap(part, width, '  ')).map(paint.dim), ''];
}

function summaryText(report: CheckReport): string {
  const { verdicts } = totalsOf(report);
  const idle = verdicts['nothing-expected'];
  const parts = [
    `${counted(report.checked.length, 'scenario')}: ${verdicts['as-expected']} as expected, ${verdicts['not-as-expected']} not, ${verdicts.undecided} undecided${idle === 0 ? '' : `, ${idle} with nothing expected`}`,
    runsText(totalsOf(report)),
    report.notReached === 0 ? undefined : `interrupted: ${grouped(report.notReached)} not checked`,
    duration(report.elapsedMs),
  ];
  return parts.filter((part) => part !== undefined).join('; ');
}

function runsText({ runs, runsOutside, runsNotReached }: CheckTotals): string | undefined {
  if (runs === 0) return undefined;
  const text = `${counted(runs, 'run')} on real systems`;
  if (runsOutside > 0) return `${text}, ${grouped(runsOutside)} outside the model's sets`;
  return runsNotReached > 0
    ? `${text}, ${grouped(runsNotReached)} not reached`
    : `${text}, all inside the model's sets`;
}

function groupedByFolder(checked: readonly CheckedScenario[]): [folder: string, CheckedScenario[]][] {
  const groups = new Map<string, CheckedScenario[]>();
  for (const one of checked) {
    const folder = folderOf(one.scenario);
    groups.set(folder, [...(groups.get(folder) ?? []), one]);
  }
  return [...groups];
}

/** Without `.yaml`, which goes without saying. */
function fileName({ path }: Pick<Scenario, 'path'>): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/(?<=.)\.yaml$/, '');
}

function folderOf({ path }: Pick<Scenario, 'path'>): string {
  const end = path.lastIndexOf('/');
  return end < 0 ? '.' : path.slice(0, end);
}
