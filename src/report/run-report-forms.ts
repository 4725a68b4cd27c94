/** A run drawn by a seed or read from a file, in a form that shows one run. */
import { outcomeText } from '../check/outcome.ts';
import { oneLine } from './layout.ts';
import { runForm, type SingleForm } from './run-forms.ts';
import type { RunReport } from './run-text.ts';
import type { Verdict } from './space-time/space-time.ts';
import type { Theme } from './theme.ts';

export function runReportForm(form: SingleForm, report: RunReport, theme: Theme): string {
  const { header, scenario, trace, told, violations } = report;
  // The story of a violation is about a run that ends with it.
  const ending = violations.find(({ step }) => step === trace.length);
  return runForm(
    form,
    {
      header,
      scenario,
      trace,
      told,
      verdict: verdictOf(report),
      ...(ending === undefined ? {} : { property: ending.property }),
    },
    theme,
  );
}

function verdictOf({ violations, outcome, ended, trace }: RunReport): Verdict {
  if (violations.length > 0) {
    const texts = violations.map(
      ({ property, explanation, step }) => `${property} in step ${step}: ${oneLine(explanation)}`,
    );
    return { kind: 'bad', text: `violates ${texts.join('; ')}` };
  }
  const what = outcome.registers.length === 0 ? 'nothing is violated' : outcomeText(outcome);
  const text = ended ? what : `the first ${trace.length} steps of a run; ${what}`;
  return { kind: outcome.registers.some(({ old }) => old) ? 'bad' : ended ? 'good' : 'none', text };
}
