import type { Choice, Model } from './model.ts';
import { createRng } from './rng.ts';
import { enabledChoices, initialState, isQuiescent, step } from './step.ts';

export interface RandomWalkOptions {
  readonly seed: string;
  readonly maxSteps: number;
}

/** A walk; `replay(model, choices)` reaches `final` again. */
export interface RandomWalk<S> {
  readonly choices: readonly Choice[];
  readonly final: S;
  readonly quiescent: boolean; // only optional actions, or none, are enabled in `final`, or it is `finished`
}

/**
 * Walks from the initial state, each time taking one of the enabled choices with equal chance, optional ones too.
 * Ends when nothing is enabled, in a `finished` state, or after `maxSteps` steps.
 */
export function randomWalk<S>(model: Model<S>, { seed, maxSteps }: RandomWalkOptions): RandomWalk<S> {
  const rng = createRng(seed);
  const state = initialState(model);
  const choices: Choice[] = [];
  while (choices.length < maxSteps) {
    const enabled = enabledChoices(model, state);
    const choice = enabled.length === 0 ? undefined : enabled[rng.below(enabled.length)];
    if (choice === undefined) break;
    step(model, state, choice);
    choices.push(choice);
  }
  return { choices, final: state, quiescent: isQuiescent(model, state) };
}
