import { type Arbitrary, type Command, cloneMethod } from 'fast-check';
import type { Choice, Model } from '../../sim/model.ts';
import { choiceLabel, enabledChoices, isFinished, step } from '../../sim/step.ts';
import { plainestFirst, stepDraws } from './steppers.ts';

/** How a system of one's own does what the model does. */
export interface Implementation<S, Real> {
  /** Takes the step; `name` is that of the choice. */
  readonly take: (real: Real, name: string, choice: Choice) => void;
  /** Throws where the two differ after a step. */
  readonly compare?: (state: Readonly<S>, real: Real, name: string) => void;
}

/**
 * The steps of a model as commands of fast-check: `fc.commands(modelCommands(model, mine), {maxCommands: 60, size:
 * 'max'})`, run with `fc.modelRun(() => ({model: initialState(model), real: create()}), commands)`. Each takes one of the
 * choices that are possible when its turn comes, so every command is an executed step until nothing is possible. Without
 * `maxCommands` the size 'max' has no end, and without a size there are hardly any.
 */
export function modelCommands<S extends object, Real>(
  model: Model<S>,
  implementation: Implementation<S, Real>,
): Arbitrary<Command<S, Real>>[] {
  return [stepDraws.map((draw) => createCommand(model, draw, implementation))];
}

function createCommand<S extends object, Real>(
  model: Model<S>,
  draw: number,
  implementation: Implementation<S, Real>,
): Command<S, Real> {
  const { take, compare } = implementation;
  const enabled = (state: S): Choice[] => (isFinished(model, state) ? [] : enabledChoices(model, state));
  let taken = 'not run';
  const command = {
    check: (state: Readonly<S>) => enabled(state as S).length > 0,
    run: (state: S, real: Real) => {
      const choices = plainestFirst(model, enabled(state), undefined);
      const choice = choices[draw % choices.length]!;
      taken = choiceLabel(model, choice);
      step(model, state, choice);
      take(real, taken, choice);
      compare?.(state, real, taken);
    },
    toString: () => taken,
    // A copy runs in another place, where it takes another step.
    [cloneMethod]: () => createCommand(model, draw, implementation),
  };
  return command;
}
