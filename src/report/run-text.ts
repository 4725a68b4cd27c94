import type { Trace } from '../../sim/model.ts';
import { type Outcome, outcomeText } from '../check/outcome.ts';
import type { RunViolation } from '../check/run-properties.ts';
import type { Scenario } from '../scenario/types.ts';
import { shortStory } from './explain-report.ts';
import { type Header, headerLines, worldOptionsOf } from './header.ts';
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
  /** What the run violates, in the order in which it happens. */
  readonly violations: readonly RunViolation[];
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
    ...violationLines(report, theme),
    ...(showsOutcome(report) ? runLines(report.outcome, told, theme) : witnessLines(told, theme)),
    '',
  ].join('\n');
}

/** A run that fills no register, but violates something, has more to say than that. */
function showsOutcome({ outcome, violations }: RunReport): boolean {
  return outcome.registers.length > 0 || violations.length === 0;
}

/** `violates stale-read in step 7: …` */
function violationLines({ violations, scenario, trace, header }: RunReport, { paint, width }: Theme): string[] {
  return violations.flatMap(({ property, explanation, step }) => {
    const when = step === 0 ? 'from the start' : `in step ${step}`;
    const until = { property, explanation, trace: trace.slice(0, step) };
    const why = shortStory(scenario.litmus, until, worldOptionsOf(header));
    return wrap(`violates ${property} ${when}: ${oneLine(why)}`, width, '  ').map(paint.bad);
  });
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
