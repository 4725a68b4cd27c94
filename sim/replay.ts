import type { Choice, Model, Trace } from './model.ts';
import { choiceLabel, enabledChoices, initialState, isFinished, step } from './step.ts';

/**
 * Runs a trace from the initial state.
 *
 * @returns the final state, mutable and owned by the caller
 * @throws  Error when a choice is not enabled, see `assertEnabled`
 */
export function replay<S>(model: Model<S>, trace: Trace): S {
  const state = initialState(model);
  trace.forEach((choice, at) => {
    assertEnabled(model, state, choice, at);
    step(model, state, choice);
  });
  return state;
}

/**
 * Throws unless the choice may happen in the state. The message names the choice, its step (counted from 1), and
 * everything that was enabled instead.
 */
export function assertEnabled<S>(model: Model<S>, state: S, choice: Choice, at: number): void {
  const action = model.actions[choice.action];
  const isThere = action !== undefined && choice.choice in action.choices;
  // Most are, and then nobody has to know what else is.
  if (isThere && !isFinished(model, state) && action.enabled(state, choice.choice)) return;
  const enabled = enabledChoices(model, state);
  const available = enabled.length === 0 ? 'nothing' : enabled.map((other) => choiceLabel(model, other)).join(', ');
  throw new Error(`step ${at + 1}: ${choiceLabel(model, choice)} is not enabled; enabled: ${available}`);
}
