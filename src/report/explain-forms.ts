/** One run of an explanation in a form that shows one run: of the first violation explained, or the first with old data. */
import { outcomeText } from '../check/outcome.ts';
import { type ExplainReport, storySentences } from './explain-report.ts';
import { oneLine } from './layout.ts';
import { runForm, type ShownRun, type SingleForm } from './run-forms.ts';
import type { Theme } from './theme.ts';

/** @returns null where nothing goes wrong, so that there is no run to show */
export function explainForm(form: SingleForm, report: ExplainReport, theme: Theme): string | null {
  const run = runToShow(report);
  return run === null ? null : runForm(form, run, theme);
}

/** @returns null where nothing goes wrong */
export function runToShow({ header, scenario, set, explained }: ExplainReport): ShownRun | null {
  const [violation] = explained;
  if (violation !== undefined) {
    const { property, trace, told, story, summary, slice } = violation;
    // What only allows other steps to happen is drawn as lightly as what does nothing.
    const matters = slice.steps.map(({ part }) => part === 'moves');
    const [first = summary] = storySentences(story, told.steps, summary);
    const text = `${property}: ${oneLine(first)}`;
    return { header, scenario, trace, told, property, matters, verdict: { kind: 'bad', text } };
  }
  const reached = set.outcomes.find(({ outcome }) => outcome.registers.some(({ old }) => old));
  if (reached === undefined) return null;
  const text = `old data: ${outcomeText(reached.outcome)}`;
  return { header, scenario, trace: reached.witness, verdict: { kind: 'bad', text } };
}
