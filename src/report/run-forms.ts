/** The forms in which one run can be shown, beside text and JSON: each is drawn from its space-time description. */
import type { Trace } from '../../sim/model.ts';
import type { WorldOptions } from '../../sim/storage/world.ts';
import type { Scenario } from '../scenario/types.ts';
import { type Header, headerLines, worldOptionsOf } from './header.ts';
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
  const world = worldOptionsOf(run.header);
  const origin = headerLines(run.header, Number.POSITIVE_INFINITY).join('; ');
  switch (form) {
    case 'columns':
      return columnsText(run, spaceTimeOf(run, world), theme);
    case 'itf':
      return itfText(run.scenario.litmus, run.trace, {
        ...world,
        source: run.scenario.path,
        origin: headerJson(run.header),
        description: `${run.scenario.title}: ${run.verdict.text}`,
      });
    case 'mermaid':
      return mermaidDiagram(spaceTimeOf(run, world), origin);
    case 'svg':
      return drawSpaceTime(spaceTimeOf(run, world), { origin });
    case 'shiviz':
      return shivizLog(spaceTimeOf(run, world));
  }
}

export function spaceTimeOf(
  { scenario, trace, verdict, property, told, matters }: ShownRun,
  world: WorldOptions = {},
): SpaceTime {
  return describeRun(scenario.litmus, trace, {
    ...world,
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
  return [
    ...headerLines(header, width).map(paint.dim),
    '',
    `${paint.bold(oneLine(scenario.title))}  ${paint.dim(oneLine(scenario.path))}`,
    '',
    ...wrap(verdict.text, width, '  ').map(verdict.kind === 'bad' ? paint.bad : paint.neutral),
    '',
    ...(columns === null
      ? witnessLines(told ?? tellRun(scenario.litmus, worldOptionsOf(header), trace), theme)
      : [...columns, '', ...versionLines(run, theme), ...staleLines(run, theme)]),
    '',
  ].join('\n');
}
