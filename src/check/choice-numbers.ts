import type { Model, Trace } from '../../sim/model.ts';

/** The number of each choice of a run in the order of all choices of the model, counted from 0: for links. */
export function choiceNumbers<S>({ actions }: Model<S>, trace: Trace): number[] {
  const firsts: number[] = [];
  let first = 0;
  for (const { choices } of actions) {
    firsts.push(first);
    first += choices.length;
  }
  return trace.map(({ action, choice }) => firsts[action]! + choice);
}
