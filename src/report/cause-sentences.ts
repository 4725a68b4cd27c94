/** Cause after cause, as numbered sentences: what each step left that matters, and what made it do so. */
import type { Part } from '../explain/causal-slice.ts';
import type { Cause } from '../explain/causes.ts';
import type { StepOf } from './copy-sentences.ts';

/** What makes a step happen that uses nothing of an earlier one. */
const origins = {
  script: 'the scenario asks for it',
  planned: 'nothing keeps it from doing so',
  chance: 'nothing keeps it from doing so',
  spontaneous: 'that may happen at any moment',
  fault: 'it is a fault, which may strike at any moment',
} as const satisfies Record<Cause['origin'], string>;

export interface NumberedSentence {
  readonly what: string;
  readonly cause: string;
}

/**
 * @param steps  of the run
 * @param ends  steps, as indices, that the violated property itself looks at
 * @param summary  what the property says about the end of the run
 */
export function causeSentences(
  causes: readonly Cause[],
  steps: readonly StepOf[],
  ends: readonly number[],
  summary: string,
): NumberedSentence[] {
  const numberOf = (step: number): number => causes.findIndex((one) => one.step === step) + 1;
  const sentences = causes.map(({ step, left, because, rules, dueAfter, origin }): NumberedSentence => {
    const told = steps[step]!;
    const what = `Step ${step + 1} (${told.actor}: ${told.text})${left.length === 0 ? '' : `: ${left.join('; ')}`}`;
    const causesOfIt = [
      ...because.map((one) => `(${numberOf(one)})`),
      ...(rules.length === 0 ? [] : [`the ${rules.length === 1 ? 'rule' : 'rules'} ${listed(rules)}`]),
    ];
    if (causesOfIt.length > 0) return { what, cause: listed(causesOfIt) };
    const due = origin === 'planned' && dueAfter !== undefined;
    return { what, cause: due ? `it was due after step ${dueAfter + 1}` : origins[origin] };
  });
  // What the last step did wrong says it already.
  if (ends.length === 0 || ends.every((step) => step === steps.length - 1)) return sentences;
  return [...sentences, { what: `So ${summary}`, cause: listed(ends.map((step) => `(${numberOf(step)})`)) }];
}

/** The sign in front of a step. */
export const partSigns = { moves: '*', allows: ' ', idle: '~' } as const satisfies Record<Part, string>;

/** What the signs mean, of those that occur. */
export function partLegend(parts: readonly Part[]): string {
  const idle = parts.includes('idle') ? '; ~ has no part in it' : '';
  return `* moves what the violation is made of; the others only let such a step happen${idle}`;
}

function listed(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
