import { codecOf } from '../../sim/codec.ts';
import type { Choice, Model, Reduction } from '../../sim/model.ts';
import { enabledChoices, initialState, step } from '../../sim/step.ts';
import { canonicalFormOf } from './reductions.ts';

/** One step of a path through representatives: the choice that was taken, and the packed representative it led to. */
export interface PathStep {
  readonly choice: Choice;
  readonly packed: Uint32Array;
}

/**
 * Turns a path through representatives into a run of the model itself, of the same length.
 *
 * A choice of a representative need not have the same name in the state it stands for (a write to sector 0 of the sorted
 * state is one to sector 2 of the real one). But some choice of the real state leads to the same class: that is what
 * makes the reduction sound, so that failing to find one means that a reduction is wrong.
 *
 * @throws Error naming the step, when no choice leads where the path goes
 */
export function concreteTrace<S>(
  model: Model<S>,
  reductions: readonly Reduction<S>[],
  path: readonly PathStep[],
): Choice[] {
  const codec = codecOf(model.shape);
  const represent = canonicalFormOf(model, reductions);
  const packed = new Uint32Array(codec.words);
  const real = new Uint32Array(codec.words);
  const state = initialState(model);
  const scratch = codec.initial();
  const leadsTo = (choice: Choice, wanted: Uint32Array): boolean => {
    codec.unpack(real, 0, scratch);
    step(model, scratch, choice);
    represent?.(scratch);
    codec.pack(scratch, packed, 0);
    return packed.every((word, at) => word === wanted[at]);
  };
  return path.map(({ choice: usual, packed: wanted }, index) => {
    codec.pack(state, real, 0);
    const enabled = enabledChoices(model, state);
    const same = enabled.find(({ action, choice }) => action === usual.action && choice === usual.choice);
    const found =
      same !== undefined && leadsTo(same, wanted) ? same : enabled.find((choice) => leadsTo(choice, wanted));
    if (found === undefined)
      throw new Error(
        `step ${index + 1} of a path through representatives has no counterpart in ${model.name}: ${reductions.map(({ name }) => name).join(', ')} merged states with different futures (this is a fault of the program; --no-reduction searches without them)`,
      );
    step(model, state, found);
    return found;
  });
}
