/** The forms in which one run can be shown, beside text and JSON: each is drawn from its space-time description. */
import type { Trace } from '../../sim/model.ts';
import type { RuleId } from '../../sim/storage/rules.ts';
import type { Scenario } from '../scenario/types.ts';
import { type Header, headerLines } from './header.ts';
import { itfText } from './itf.ts';
import { headerJson } from './json.ts';
import { oneLine, wrap } from './layout.ts';
import { columnLines, staleLines, versionLines } from './space-time/columns-text.ts';
import { describeRun } from './space-time/describe-run.ts';
import { mermaidDiagram } from './space-time/mermaid.ts';
import { shivizLog } from './space-time/shiviz.ts';
import type { SpaceTime, Verdict } from './space-time/space-time.ts';
import { drawSpaceTime } from './space-time/svg/draw.ts';
import { storageLabel } from './storage-label.ts';
import { type ToldRun, tellRun } from './tell.ts';
import type { Theme } from './theme.ts';
import { witnessLines } from './witness-text.ts';

export const singleForms = ['columns', 'itf', 'mermaid', 'svg', 'shiviz'] as const;
export type SingleForm = (typeof singleForms)[number];

/** A run to be shown by itself. */
export interface ShownRun {
  readonly header: Header;
  readonly scenario: Scenario;
  readonly trace: Trace;
  readonly verdict: Verdict;
  /** The property that it violates with its last step. */
  readonly property?: string;
  readonly told?: ToldRun;
  /** For each step whether what comes of the run depends on it. */
  readonly matters?: readonly boolean[];
}

export function runForm(form: SingleForm, run: ShownRun, theme: Theme): string {
  const withoutRules = run.header.withoutRules ?? [];
  const origin = headerLines(run.header, Number.POSITIVE_INFINITY).join('; ');
  switch (form) {
    case 'columns':
      return columnsText(run, spaceTimeOf(run, withoutRules), theme);
    case 'itf':
      return itfText(run.scenario.litmus, run.trace, {
        withoutRules,
        source: run.scenario.path,
        origin: headerJson(run.header),
        description: `${run.scenario.title}: ${run.verdict.text}`,
      });
    case 'mermaid':
      return mermaidDiagram(spaceTimeOf(run, withoutRules), origin);
    case 'svg':
      return drawSpaceTime(spaceTimeOf(run, withoutRules), origin);
    case 'shiviz':
      return shivizLog(spaceTimeOf(run, withoutRules));
  }
}

export function spaceTimeOf(
  { scenario, trace, verdict, property, told, matters }: ShownRun,
  withoutRules: readonly RuleId[] = [],
): SpaceTime {
  return describeRun(scenario.litmus, trace, {
    withoutRules,
    storageLabel: storageLabel(scenario),
    verdict,
    ...(property === undefined ? {} : { property }),
    ...(told === undefined ? {} : { told }),
    ...(matters === undefined ? {} : { matters }),
  });
}

/** Where the terminal is too narrow for columns, the steps stand below each other. */
function columnsText({ header, scenario, trace, told, verdict }: ShownRun, run: SpaceTime, theme: Theme): string {
  const { paint, width } = theme;
  const columns = columnLines(run, theme);
  const { withoutRules = [] } = header;
  return [
    ...headerLines(header, width).map(paint.dim),
    '',
    `${paint.bold(oneLine(scenario.title))}  ${paint.dim(oneLine(scenario.path))}`,
    '',
    ...wrap(verdict.text, width, '  ').map(verdict.kind === 'bad' ? paint.bad : paint.neutral),
    '',
    ...(columns === null
      ? witnessLines(told ?? tellRun(scenario.litmus, { withoutRules }, trace), theme)
      : [...columns, '', ...versionLines(run, theme), ...staleLines(run, theme)]),
    '',
  ].join('\n');
}
