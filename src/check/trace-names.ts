import type { Choice, Model, Trace } from '../../sim/model.ts';
import { choiceLabel } from '../../sim/step.ts';
import { nearest } from '../scenario/nearest.ts';

/** A run as it is written into a file: the label of each choice, which survives a reordering of the model's actions. */
export function traceNames<S>(model: Model<S>, trace: Trace): string[] {
  return trace.map((choice) => choiceLabel(model, choice));
}

/** The run that a file names. */
export function traceOfNames<S>(
  model: Model<S>,
  names: readonly string[],
): { ok: true; trace: Trace } | { ok: false; unknown: UnknownChoice } {
  const known = choicesByName(model);
  const trace: Choice[] = [];
  for (const [index, name] of names.entries()) {
    const choice = known.get(name);
    if (choice === undefined) {
      const similar = nearest(name, [...known.keys()]);
      return { ok: false, unknown: { index, name, ...(similar === undefined ? {} : { nearest: similar }) } };
    }
    trace.push(choice);
  }
  return { ok: true, trace };
}

/** A name that no choice of the model has, at `index` of the list. */
export interface UnknownChoice {
  readonly index: number;
  readonly name: string;
  readonly nearest?: string;
}

function choicesByName<S>(model: Model<S>): Map<string, Choice> {
  const known = new Map<string, Choice>();
  for (const [action, { choices }] of model.actions.entries()) {
    for (const choice of choices.keys()) {
      const name = choiceLabel(model, { action, choice });
      if (known.has(name)) throw new Error(`model ${model.name} has two choices named ${name}`);
      known.set(name, { action, choice });
    }
  }
  return known;
}
