import fc, { type Arbitrary, type Command } from 'fast-check';
import type { Choice, Model } from '../../sim/model.ts';
import { actionAt, choiceLabel, isFinished, step } from '../../sim/step.ts';

/** How a system of one's own does what the model does. */
export interface Implementation<S, Real> {
  /** Takes the step; `name` is that of the choice. */
  readonly take: (real: Real, name: string, choice: Choice) => void;
  /** Throws where the two differ after a step. */
  readonly compare?: (state: Readonly<S>, real: Real, name: string) => void;
}

/**
 * Every action of a model as a command of fast-check: `fc.commands(modelCommands(model, mine), {size: 'max'})`, run with
 * `fc.modelRun(() => ({model: initialState(model), real: create()}), commands)`. A command that the model does not allow
 * is left out, as fast-check does.
 */
export function modelCommands<S extends object, Real>(
  model: Model<S>,
  implementation: Implementation<S, Real>,
): Arbitrary<Command<S, Real>>[] {
  return model.actions.map(({ choices }, action) =>
    fc.nat(choices.length - 1).map((choice) => createCommand(model, { action, choice }, implementation)),
  );
}

function createCommand<S extends object, Real>(
  model: Model<S>,
  choice: Choice,
  { take, compare }: Implementation<S, Real>,
): Command<S, Real> {
  const name = choiceLabel(model, choice);
  return {
    check: (state) =>
      !isFinished(model, state as S) && actionAt(model, choice.action).enabled(state as S, choice.choice),
    run: (state, real) => {
      step(model, state, choice);
      take(real, name, choice);
      compare?.(state, real, name);
    },
    toString: () => name,
  };
}
