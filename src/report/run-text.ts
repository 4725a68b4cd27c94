import type { Trace } from '../../sim/model.ts';
import { type Outcome, outcomeText } from '../check/outcome.ts';
import type { Scenario } from '../scenario/types.ts';
import { type Header, headerLines } from './header.ts';
import { oneLine, wrap } from './layout.ts';
import { counted } from './numbers.ts';
import type { ToldRun } from './tell.ts';
import type { Theme } from './theme.ts';
import { witnessLines } from './witness-text.ts';

/** One run of one scenario, drawn by a seed or read from a file. */
export interface RunReport {
  readonly header: Header;
  readonly scenario: Scenario;
  readonly trace: Trace;
  readonly choices: readonly string[];
  readonly told: ToldRun;
  readonly outcome: Outcome;
  /** False where something that must still happen was left when the run ended. */
  readonly ended: boolean;
}

export function runText(report: RunReport, theme: Theme): string {
  const { header, scenario, told } = report;
  const length = counted(told.steps.length, 'step');
  return [
    ...headerLines(header, theme.width).map(theme.paint.dim),
    '',
    ...titleLines(scenario, theme),
    '',
    report.ended ? `a run of ${length}` : `the first ${length} of a run`,
    ...runLines(report.outcome, told, theme),
    '',
  ].join('\n');
}

/** An outcome and how it came about: the same text wherever a run is shown. */
export function runLines(outcome: Outcome, told: ToldRun, theme: Theme): string[] {
  return [theme.paint.bold(outcomeText(outcome)), ...witnessLines(told, theme)];
}

export function titleLines({ title, shows, path }: Scenario, { paint, width }: Theme): string[] {
  return [
    `${paint.bold(oneLine(title))}  ${paint.dim(oneLine(path))}`,
    ...(shows === undefined ? [] : wrap(oneLine(shows), width)),
  ];
}
