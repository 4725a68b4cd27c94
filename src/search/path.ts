import { codecOf } from '../../sim/codec.ts';
import type { Choice, Model } from '../../sim/model.ts';
import { step } from '../../sim/step.ts';
import { concreteTrace, type PathStep } from './concrete-trace.ts';
import type { WithoutReductions } from './exploration.ts';
import { canonicalFormOf, reductionsInUse } from './reductions.ts';
import type { Visited } from './visited.ts';

/** Goes the way of a search again, from the parents and instances that it has kept: the states need not be kept. */
export interface Paths<S> {
  /** A run of the model itself, also where the search went through representatives. */
  readonly trace: (visited: Visited, id: number) => Choice[];
  /** The state that the search had stored under this id. */
  readonly state: (visited: Visited, id: number) => S;
}

export function createPaths<S>(
  model: Model<S>,
  without: WithoutReductions | undefined,
  instances: readonly Choice[],
): Paths<S> {
  const codec = codecOf(model.shape);
  const inUse = reductionsInUse(model, without);
  const merging = inUse.filter(({ representative }) => representative !== undefined);
  const represent = canonicalFormOf(model, inUse);

  const choicesTo = (visited: Visited, id: number): Choice[] => {
    checkId(visited, id);
    const backwards: Choice[] = [];
    for (let at = id; at !== 0; at = visited.parent(at)) {
      const { action, choice } = instances[visited.instance(at)] as Choice;
      backwards.push({ action, choice });
    }
    return backwards.reverse();
  };

  const pathAlong = (choices: readonly Choice[]): { state: S; path: PathStep[] } => {
    const state = model.shape.zero();
    model.initialise?.(state);
    represent?.(state);
    const path = choices.map((choice) => {
      step(model, state, choice);
      represent?.(state);
      const packed = new Uint32Array(codec.words);
      codec.pack(state, packed, 0);
      return { choice, packed };
    });
    return { state, path };
  };

  return {
    trace: (visited, id) => {
      const choices = choicesTo(visited, id);
      return merging.length === 0 ? choices : concreteTrace(model, merging, pathAlong(choices).path);
    },
    state: (visited, id) => {
      checkId(visited, id);
      if (visited.keepsStates) {
        const packed = new Uint32Array(codec.words);
        visited.load(id, packed);
        const state = codec.initial();
        codec.unpack(packed, 0, state);
        return state;
      }
      return pathAlong(choicesTo(visited, id)).state;
    },
  };
}

function checkId(visited: Visited, id: number): void {
  if (!Number.isInteger(id) || id < 0 || id >= visited.count()) {
    throw new Error(`there is no state ${id}; ids are 0..${visited.count() - 1}`);
  }
}
