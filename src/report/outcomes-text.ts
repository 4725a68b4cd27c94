import type { OutcomeSet, ReachedOutcome } from '../check/collect.ts';
import { outcomeText } from '../check/outcome.ts';
import { isVacuous, safetyOf, type Violation } from '../check/safety.ts';
import type { Scenario } from '../scenario/types.ts';
import { safetyText, showsOutcomes } from './allowed-text.ts';
import { type Header, headerLines, worldOptionsOf } from './header.ts';
import { wrap } from './layout.ts';
import { counted, grouped } from './numbers.ts';
import { memoryText, omissionText } from './omission-text.ts';
import { outcomeSetText } from './outcome-set.ts';
import { runLines, titleLines } from './run-text.ts';
import { stopText } from './stop-text.ts';
import { tellRun } from './tell.ts';
import type { Theme } from './theme.ts';
import { witnessLines } from './witness-text.ts';

/** Everything `stalemate outcomes` found out. */
export interface OutcomesReport {
  readonly header: Header;
  readonly scenario: Scenario;
  readonly set: OutcomeSet;
  /** Without spontaneous actions. */
  readonly quiet: boolean;
}

/** The outcomes for which a run is shown, counted from 1. */
export type WitnessChoice = number | 'all' | 'none';

export function outcomesText(report: OutcomesReport, witness: WitnessChoice, theme: Theme): string {
  const { header, scenario, set } = report;
  const { figures, outcomes } = set;
  return [
    ...headerLines(header, theme.width).map(theme.paint.dim),
    '',
    ...titleLines(scenario, theme),
    '',
    setText(report, theme),
    ...safetyLines(report, theme),
    searchText(report),
    ...(showsOutcomes(scenario) ? outcomes : []).flatMap((reached, index) => [
      '',
      ...outcomeLines(report, reached, index, isShown(witness, index), theme),
    ]),
    ...violationsOf(report).flatMap((violation) => [
      '',
      ...violationLines(report, violation, witness === 'all', theme),
    ]),
    '',
    ...(figures.complete ? [] : [...wrap(endText(figures), theme.width), '']),
  ].join('\n');
}

/** Where states can have been left out, there may be a shorter way to the same. */
function runText({ figures }: OutcomeSet, steps: number): string {
  return `${figures.omission === undefined ? 'the shortest run' : 'a run'} takes ${counted(steps, 'step')}`;
}

/** Why what stands above may not be all. */
function endText({ stoppedBy, omission }: OutcomeSet['figures']): string {
  const because = [
    ...(stoppedBy === 'lossy' ? [] : [stopText(stoppedBy)]),
    ...(omission === undefined ? [] : [omissionText(omission)]),
  ];
  return `${because.join('; ')}: more outcomes may be possible`;
}

/** What the run of a virtual machine can violate; nothing where there is none. */
function violationsOf({ scenario: { litmus }, set }: OutcomesReport): readonly Violation[] {
  return litmus.machine === undefined ? [] : safetyOf(set.properties, set.figures).violations;
}

function safetyLines({ scenario: { litmus }, set }: OutcomesReport, { width }: Theme): string[] {
  if (litmus.machine === undefined) return [];
  const safety = safetyOf(set.properties, set.figures);
  const never = isVacuous(safety) ? `: nothing is violated, but no run reaches ${safety.notReached.join(', ')}` : '';
  return wrap(`${safetyText(safety)}${never}`, width, '  ');
}

function violationLines(
  { scenario, set, quiet, header }: OutcomesReport,
  { property, explanation, trace }: Violation,
  shown: boolean,
  theme: Theme,
): string[] {
  const { paint, width } = theme;
  const title = `violates ${property}; ${runText(set, trace.length)}`;
  const text = wrap(`${property}: ${explanation}`, width, '  ').map(paint.bold);
  if (!shown) return [paint.dim(title), ...text];
  const options = { quiet, ...worldOptionsOf(header) };
  return [paint.dim(title), ...text, ...witnessLines(tellRun(scenario.litmus, options, trace), theme)];
}

/** `2 outcomes: after ∈ {0!, 1}; before = 0`, or only how many there are where no step fills a register. */
function setText({ set, quiet }: OutcomesReport, theme: Theme): string {
  const { outcomes, figures } = set;
  const found = outcomes.length === 0 && !figures.complete ? 'no outcome' : counted(outcomes.length, 'outcome');
  const name = `${found}${quiet ? ' by the steps alone' : ''}${figures.complete ? '' : ' found so far'}`;
  if (outcomes.length === 0) return figures.complete ? `${name}: no run comes to an end` : name;
  const hasRegisters = outcomes.some(({ outcome }) => outcome.registers.length > 0);
  const known = { outcomes, figures: { complete: true } };
  return hasRegisters ? `${name}: ${outcomeSetText(known, theme)}` : `${name}: no step fills a register`;
}

function isShown(witness: WitnessChoice, index: number): boolean {
  return witness === 'all' || witness === index + 1;
}

function outcomeLines(
  { scenario, set, quiet, header }: OutcomesReport,
  { outcome, witness }: ReachedOutcome,
  index: number,
  shown: boolean,
  theme: Theme,
): string[] {
  const many = `${set.outcomes.length}${set.figures.complete ? '' : ' found so far'}`;
  const title = `outcome ${index + 1} of ${many}; ${runText(set, witness.length)}`;
  const key = theme.paint.bold(outcomeText(outcome));
  if (!shown) return [theme.paint.dim(title), key];
  const options = { quiet, ...worldOptionsOf(header) };
  return [theme.paint.dim(title), ...runLines(outcome, tellRun(scenario.litmus, options, witness), theme)];
}

function searchText({ set: { figures } }: OutcomesReport): string {
  const visited = `${counted(figures.states, 'state')}, ${counted(figures.transitions, 'transition')}, depth ${grouped(figures.depth)}`;
  const reductions = figures.reductions.length === 0 ? '' : `; reductions: ${figures.reductions.join(', ')}`;
  return `${figures.complete ? 'searched completely' : 'not complete'}: ${visited}${memoryText(figures)}${reductions}`;
}
