import { rules } from '../../sim/storage/rules.ts';
import { outcomeText } from '../check/outcome.ts';
import { partLegend } from './cause-sentences.ts';
import {
  type ExplainedViolation,
  type ExplainReport,
  numberedCauses,
  remedySentences,
  storyOfIt,
} from './explain-report.ts';
import { headerLines, worldOptionsOf } from './header.ts';
import { oneLine, wrap } from './layout.ts';
import { counted } from './numbers.ts';
import { runLines, titleLines } from './run-text.ts';
import { searchedText, violatedText } from './searched-text.ts';
import { tellRun } from './tell.ts';
import type { Theme } from './theme.ts';
import { witnessLines } from './witness-text.ts';

/** What `stalemate explain FILE` prints: for every violated property a shortest run, and why it goes wrong. */
export function explainText(report: ExplainReport, theme: Theme): string {
  const { header, scenario, explained } = report;
  return [
    ...headerLines(header, theme.width).map(theme.paint.dim),
    '',
    ...titleLines(scenario, theme),
    '',
    ...wrap(verdictText(report), theme.width),
    ...explained.flatMap((one) => ['', ...violationLines(one, theme)]),
    ...oldDataLines(report, theme),
    '',
  ].join('\n');
}

function verdictText({ scenario, set: { properties, figures }, explained }: ExplainReport): string {
  const violated = properties.filter(({ kind, found }) => kind === 'always' && found !== undefined);
  if (scenario.litmus.machine === undefined)
    return `no virtual machine, so no property to violate (${searchedText(figures)})`;
  const names = violated.map(({ name }) => name);
  const shown =
    explained.length < violated.length
      ? `; explained here: ${explained.map(({ property }) => property).join(', ')}`
      : '';
  return `${violatedText(names, figures)}${shown}`;
}

function violationLines(violation: ExplainedViolation, theme: Theme): string[] {
  const { paint, width } = theme;
  const { property, summary, told, simplest, slice, causes, rules: behind } = violation;
  const lacking = remedySentences(violation);
  const parts = slice.steps.map(({ part }) => part);
  return [
    ...wrap(`${property}: ${oneLine(summary)}`, width, '  ').map(paint.bad),
    `${simplest ? 'the simplest of the shortest runs' : 'a shortest run'} takes ${counted(told.steps.length, 'step')}`,
    ...wrap(partLegend(parts), width, '  ').map(paint.dim),
    ...witnessLines(told, theme, parts),
    '',
    paint.bold('why'),
    ...paragraphs(storyOfIt(violation), theme),
    ...(causes.length === 0 ? [] : [paint.bold('cause after cause')]),
    ...numberedCauses(violation).flatMap(({ what, cause }, index) =>
      wrap(`(${index + 1}) ${what}. Cause: ${cause}.`, width - 2, '    ').map((line) => `  ${line}`),
    ),
    ...(lacking.length === 0 ? [] : [paint.bold('what would prevent it')]),
    ...paragraphs(lacking, theme),
    ...(behind.length === 0
      ? []
      : [
          paint.bold(`the ${behind.length === 1 ? 'rule' : 'rules'} behind it`),
          ...behind.flatMap((id) =>
            wrap(`${id}: ${rules[id].text} [${rules[id].source.join('; ')}]`, width - 2, '  ').map((line) =>
              paint.dim(`  ${line}`),
            ),
          ),
        ]),
  ];
}

const paragraphs = (sentences: readonly string[], { width }: Theme): string[] =>
  sentences.flatMap((sentence) => wrap(sentence, width - 2, '  ').map((line) => `  ${line}`));

/** A scenario without properties may still read old data. */
function oldDataLines({ header, scenario: { litmus }, set, explained }: ExplainReport, theme: Theme): string[] {
  if (litmus.machine !== undefined || explained.length > 0) return [];
  return set.outcomes
    .filter(({ outcome }) => outcome.registers.some(({ old }) => old))
    .flatMap(({ outcome, witness }) => [
      '',
      theme.paint.dim(`old data: ${outcomeText(outcome)}`),
      ...runLines(outcome, tellRun(litmus, worldOptionsOf(header), witness), theme),
    ]);
}
