import type { Trace } from '../../sim/model.ts';
import { type Outcome, outcomeText } from '../check/outcome.ts';
import type { Scenario } from '../scenario/types.ts';
import { type Header, headerLines } from './header.ts';
import { wrap } from './layout.ts';
import { counted } from './numbers.ts';
import type { ToldStep } from './tell.ts';
import type { Theme } from './theme.ts';
import { witnessLines } from './witness-text.ts';

/** One run of one scenario, drawn by a seed or read from a file. */
export interface RunReport {
  readonly header: Header;
  readonly scenario: Scenario;
  readonly trace: Trace;
  readonly choices: readonly string[];
  readonly steps: readonly ToldStep[];
  readonly outcome: Outcome;
  /** False where something that must still happen was left when the run ended. */
  readonly ended: boolean;
}

export function runText(report: RunReport, theme: Theme): string {
  const { header, scenario, steps } = report;
  return [
    ...headerLines(header).map(theme.paint.dim),
    '',
    ...titleLines(scenario, theme),
    '',
    report.ended ? `a run of ${counted(steps.length, 'step')}` : `the first ${counted(steps.length, 'step')} of a run`,
    ...runLines(report.outcome, steps, theme),
    '',
  ].join('\n');
}

/** An outcome and how it came about: the same text wherever a run is shown. */
export function runLines(outcome: Outcome, steps: readonly ToldStep[], theme: Theme): string[] {
  return [theme.paint.bold(outcomeText(outcome)), ...witnessLines(steps, theme)];
}

export function titleLines({ title, shows, path }: Scenario, { paint, width }: Theme): string[] {
  return [`${paint.bold(title)}  ${paint.dim(path)}`, ...(shows === undefined ? [] : wrap(shows, width))];
}
