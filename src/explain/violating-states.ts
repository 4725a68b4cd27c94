/** Every state in which a property begins to be violated, not only the first. */
import { codecOf } from '../../sim/codec.ts';
import type { Choice, Model, Property, Trace } from '../../sim/model.ts';
import { initialState, isFinished, isQuiescent } from '../../sim/step.ts';

export interface ViolatingStates {
  /** In order of their distance from the start. A state behind another violating one does not count. */
  readonly ids: readonly number[];
  /** A shortest run to one of them. */
  readonly trace: (id: number) => Trace;
  readonly states: number;
  /** False where the limit was reached: then there may be more. */
  readonly complete: boolean;
}

/** Breadth first, whole states compared; nothing behind a violation is looked at. */
export function violatingStates<S>(model: Model<S>, { holds, at }: Property<S>, maxStates: number): ViolatingStates {
  const codec = codecOf(model.shape);
  const instances = model.actions.flatMap(({ choices }, action) => choices.map((_, choice) => ({ action, choice })));
  const state = initialState(model);
  const target = new Uint32Array(codec.words);
  const halves = new Uint16Array(target.buffer);
  const known = new Set<string>();
  const packed: Uint32Array[] = [];
  const parents: number[] = [];
  const steps: number[] = [];
  const ids: number[] = [];
  const store = (parent: number, instance: number): void => {
    codec.pack(state, target, 0);
    const key = String.fromCharCode.apply(null, halves as unknown as number[]);
    if (known.has(key)) return;
    known.add(key);
    packed.push(target.slice());
    parents.push(parent);
    steps.push(instance);
  };
  store(-1, -1);
  let complete = true;
  for (let id = 0; id < packed.length; id++) {
    const source = packed[id]!;
    codec.unpack(source, 0, state);
    if (!holds(state) && (at === undefined || isQuiescent(model, state))) {
      ids.push(id);
      continue;
    }
    if (isFinished(model, state)) continue;
    if (packed.length >= maxStates) {
      complete = false;
      continue;
    }
    for (const [instance, { action, choice }] of instances.entries()) {
      const { enabled, apply } = model.actions[action]!;
      if (!enabled(state, choice)) continue;
      apply(state, choice);
      model.canonicalise?.(state);
      store(id, instance);
      codec.unpack(source, 0, state);
    }
  }
  return {
    ids,
    states: packed.length,
    complete,
    trace: (id) => {
      const backwards: Choice[] = [];
      for (let at = id; parents[at]! >= 0; at = parents[at]!) backwards.push(instances[steps[at]!]!);
      return backwards.reverse();
    },
  };
}
