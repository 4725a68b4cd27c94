import { enablePatches, type Patch, produceWithPatches } from 'immer';
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
  enablePatches();
  const [initial] = produceWithPatches(initialState(model), () => {});
  let before: S = initial;
  const steps = trace.map((choice, at) => {
    assertEnabled(model, before, choice, at);
    const [after, patches] = produceWithPatches(before, (draft) => {
      step(model, draft as S, choice);
    });
    const taken = {
      choice,
      action: actionAt(model, choice.action),
      label: choiceLabel(model, choice),
      before,
      after,
      patches,
    };
    before = after;
    return taken;
  });
  return { initial, steps };
}
