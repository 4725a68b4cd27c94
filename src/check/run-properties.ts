import type { Model, Trace } from '../../sim/model.ts';
import { initialState, isQuiescent, step } from '../../sim/step.ts';

/** A property that a run violates, where it does so first, counted in steps; 0 is the start. */
export interface RunViolation {
  readonly property: string;
  readonly explanation: string;
  readonly step: number;
}

/** What one run violates, in the order in which it happens. The trace must be enabled throughout. */
export function violationsOfRun<S>(model: Model<S>, trace: Trace): RunViolation[] {
  const found: RunViolation[] = [];
  const state = initialState(model);
  const look = (at: number): void => {
    const open = model.properties.filter(
      ({ name, kind }) => kind === 'always' && !found.some(({ property }) => property === name),
    );
    const violated = open.filter(
      (property) => !property.holds(state) && (property.at === undefined || isQuiescent(model, state)),
    );
    found.push(...violated.map(({ name, explain }) => ({ property: name, explanation: explain(state), step: at })));
  };
  look(0);
  for (const [index, choice] of trace.entries()) {
    step(model, state, choice);
    look(index + 1);
  }
  return found;
}

/** Every `always` property that a state violates. */
export function violatedIn<S>(model: Model<S>, state: S): Omit<RunViolation, 'step'>[] {
  return model.properties
    .filter(
      ({ kind, at, holds }) => kind === 'always' && !holds(state) && (at === undefined || isQuiescent(model, state)),
    )
    .map(({ name, explain }) => ({ property: name, explanation: explain(state) }));
}
