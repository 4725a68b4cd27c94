/** `OPERATION -> REGISTER`: what stands on either side of the arrow. */
import { type Problem, problem, quote, type Span } from './problems.ts';
import type { RawStep, Word } from './raw-steps.ts';
import { words } from './words.ts';

export interface Register {
  readonly name: string;
  readonly span: Span;
}

/** The words of a step, and where its result goes. */
export interface Arrow {
  readonly words: readonly Word[];
  readonly arrow?: Word;
  readonly register?: Register;
}

/** Takes the register off the words of a step; undefined and a problem where the arrow makes no sense. */
export function splitArrow(step: RawStep, problems: Problem[]): Arrow | undefined {
  const at = step.words.findIndex(({ text }) => text === '->');
  const arrow = step.words[at];
  if (arrow === undefined) {
    const glued = step.words.find(({ text }) => text.includes('->'));
    if (glued !== undefined) {
      problems.push(
        problem('V028', glued.span, `${quote(glued.text)} is one word`, { hint: 'put blanks around "->"' }),
      );
      return undefined;
    }
    return { words: step.words };
  }
  const [register, surplus] = step.words.slice(at + 1);
  const before = step.words.slice(0, at);
  if (register === undefined) {
    problems.push(problem('V028', arrow.span, 'the name of a register is missing after "->"'));
    return { words: before, arrow };
  }
  if (surplus !== undefined) {
    problems.push(problem('V028', surplus.span, `${quote(surplus.text)} is one word too many after the register`));
  }
  if (!words.register.test(register.text)) {
    problems.push(problem('V020', register.span, `${quote(register.text)} is not a name for a register`));
  }
  return { words: before, arrow, register: { name: register.text, span: register.span } };
}

/** Reports a register that the operation cannot fill, or one that is missing. */
export function checkResult(
  rule: { readonly name: string; readonly result: 'none' | 'optional' | 'required' },
  arrow: Arrow,
  first: Word,
  step: RawStep,
  problems: Problem[],
): void {
  if (rule.result === 'none' && arrow.arrow !== undefined) {
    problems.push(problem('V028', arrow.arrow.span, `"${rule.name}" has no result that could be kept`));
  }
  if (rule.result === 'required' && arrow.arrow === undefined) {
    const hint = `for example: ${step.text} -> ${rule.name}`;
    problems.push(
      problem('V028', first.span, `"${rule.name}" is of no use without a register for its result`, { hint }),
    );
  }
}
