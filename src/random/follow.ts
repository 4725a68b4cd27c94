import type { Choice, Model, Trace } from '../../sim/model.ts';
import { actionAt, initialState, isFinished, step } from '../../sim/step.ts';

export interface Followed<S> {
  /** What was taken. */
  readonly trace: readonly Choice[];
  /** How many choices were not possible when their turn came. */
  readonly skipped: number;
  /** The state that it was wanted for. */
  readonly reached: boolean;
  /** After the last choice that was taken; owned by the caller. */
  readonly final: S;
}

/** Takes what is enabled, skips what is not, and ends at the first state that is wanted, or when all choices were tried. */
export function followChoices<S>(model: Model<S>, choices: Trace, isWanted: (state: S) => boolean): Followed<S> {
  const final = initialState(model);
  const trace: Choice[] = [];
  let skipped = 0;
  if (isWanted(final)) return { trace, skipped, reached: true, final };
  for (const choice of choices) {
    if (isFinished(model, final) || !actionAt(model, choice.action).enabled(final, choice.choice)) {
      skipped++;
      continue;
    }
    step(model, final, choice);
    trace.push(choice);
    if (isWanted(final)) return { trace, skipped, reached: true, final };
  }
  return { trace, skipped, reached: false, final };
}
