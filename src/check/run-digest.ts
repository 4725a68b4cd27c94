import type { Model, Trace } from '../../sim/model.ts';
import { initialState, step } from '../../sim/step.ts';
import { sha256 } from '../scenario/sha256.ts';

/**
 * Identifies what a run does to the state, step by step: 16 hexadecimal digits. A saved run carries it, so that a model
 * which takes the same choices elsewhere is noticed. Leaves at their first value do not count: a model that learns
 * something new, which this run does not use, repeats the run as before.
 *
 * @param trace  must be enabled throughout
 */
export function runDigest<S>(model: Model<S>, trace: Trace): string {
  const state = initialState(model);
  const told = [stateText(model, state)];
  for (const choice of trace) {
    step(model, state, choice);
    told.push(stateText(model, state));
  }
  return digestOfTexts(told);
}

/** The same from the text of every state on the way, the initial one first. */
export function digestOfTexts(told: readonly string[]): string {
  return sha256(told.join('\n')).slice(0, 16);
}

/** What of a state goes into the digest. */
export function stateText<S>(model: Model<S>, state: S): string {
  return model.shape.fields
    .flatMap(({ name, path, labels }) => {
      const value = path.reduce<unknown>((part, key) => (part as Record<string | number, unknown>)[key], state);
      return value === 0 || value === false || value === labels[0] ? [] : [`${name}=${String(value)}`];
    })
    .join(' ');
}
