import { enablePatches, type Patch, produce, produceWithPatches } from 'immer';
import type { Action, Choice, Model, Trace } from './model.ts';
import { assertEnabled } from './replay.ts';
import { actionAt, choiceLabel, initialState, step } from './step.ts';

/** One step of a timeline, with the states around it and exactly what changed. */
export interface TimelineStep<S> {
  readonly choice: Choice;
  readonly action: Action<S>;
  readonly label: string; // of the choice, as `choiceLabel` prints it
  readonly before: S; // frozen; shares every unchanged part with `after`
  readonly after: S; // frozen
  readonly patches: readonly Patch[]; // paths as in `Field.path`
}

/**
 * Runs a trace and keeps every state on the way, unchanged parts shared. Meant for traces of tens of steps.
 *
 * @throws  Error when a choice is not enabled, as `replay` does
 */
export function timeline<S extends object>(model: Model<S>, trace: Trace): { initial: S; steps: TimelineStep<S>[] } {
  const initial = timelineStart(model);
  let before = initial;
  const steps = trace.map((choice, at) => {
    const taken = timelineStep(model, before, choice, at);
    before = taken.after;
    return taken;
  });
  return { initial, steps };
}

/** The initial state, frozen. */
export function timelineStart<S extends object>(model: Model<S>): S {
  return produce(initialState(model), () => {});
}

/**
 * Takes one more step of a timeline.
 *
 * @param before  frozen, as `timelineStart` or an earlier step left it
 * @param at      how many steps were taken before it
 * @throws  Error when the choice is not enabled
 */
export function timelineStep<S extends object>(
  model: Model<S>,
  before: S,
  choice: Choice,
  at: number,
): TimelineStep<S> {
  enablePatches();
  assertEnabled(model, before, choice, at);
  const [after, patches] = produceWithPatches(before, (draft) => {
    step(model, draft as S, choice);
  });
  return { choice, action: actionAt(model, choice.action), label: choiceLabel(model, choice), before, after, patches };
}
