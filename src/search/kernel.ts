import { type Codec, codecOf } from '../../sim/codec.ts';
import type { Choice, Model } from '../../sim/model.ts';
import { initialState, isFinished } from '../../sim/step.ts';
import { expandersOf } from './expand.ts';
import type { WithoutReductions } from './exploration.ts';
import { canonicalFormOf, reductionsInUse } from './reductions.ts';

/**
 * What every search needs of a model, whatever it stores and in whatever order it goes: one state object on which all
 * recipes work, its packed form, and all successors of a packed state, packed. Not re-entrant: one kernel, one user.
 */
export interface Kernel<S> {
  readonly codec: Codec<S>;
  /** Names of the reductions in use. */
  readonly reductions: readonly string[];
  /** 32-bit words per packed state. */
  readonly words: number;
  /** Every choice there can ever be, in model order; an instance is an index into this list. */
  readonly instances: readonly Choice[];
  /** The work object. Between `load` and the end of `expand` it is the loaded state, but inside `onSuccessor` the successor. */
  readonly state: S;
  /** The packed successor, while `onSuccessor` runs. */
  readonly target: Uint32Array;
  /** Packs the initial state into the start of `into`, and makes it the work object. */
  readonly loadInitial: (into: Uint32Array) => void;
  /** Makes the packed state at `words[offset]` the work object. */
  readonly load: (words: Uint32Array, offset: number) => void;
  /**
   * Takes every choice that is enabled in the loaded state, in model order.
   *
   * @returns how many of them must happen (are not optional): 0 means that the state is quiescent, and undefined that
   *          `onSuccessor` wanted to stop
   */
  readonly expand: () => number | undefined;
  /**
   * Throws when a recipe left something behind outside the declared leaves (an extra key, a resized or shared array).
   * It would stay in the one object for ever, so asking once at the end is enough.
   */
  readonly check: () => void;
}

/** Called with each successor, stored in `target` and in the work object; false stops the expansion. */
export type OnSuccessor = (instance: number) => boolean;

export function createKernel<S>(
  model: Model<S>,
  onSuccessor: OnSuccessor,
  withoutReductions?: WithoutReductions,
): Kernel<S> {
  const codec = codecOf(model.shape);
  const { pack, restore } = codec;
  const reductions = reductionsInUse(model, withoutReductions);
  const canonicalise = canonicalFormOf(model, reductions);
  const state = codec.initial();
  const source = new Uint32Array(codec.words);
  const target = new Uint32Array(codec.words);

  const expanders = expandersOf(model, state, (instance) => {
    if (canonicalise !== undefined) canonicalise(state);
    pack(state, target, 0);
    const goOn = onSuccessor(instance);
    restore(source, 0, target, 0, state);
    return goOn;
  });

  return {
    codec,
    reductions: reductions.map(({ name }) => name),
    words: codec.words,
    instances: model.actions.flatMap(({ choices }, action) => choices.map((_, choice) => ({ action, choice }))),
    state,
    target,
    loadInitial: (into) => {
      const initial = initialState(model);
      codec.check(initial);
      canonicalise?.(initial);
      codec.pack(initial, source, 0);
      codec.unpack(source, 0, state);
      into.set(source);
    },
    load: (words, offset) => {
      restore(words, offset, source, 0, state);
      for (let word = 0; word < source.length; word++) source[word] = words[offset + word] as number;
    },
    expand: () => {
      let mustHappen = 0;
      if (isFinished(model, state)) return mustHappen;
      for (const { expand, optional } of expanders) {
        const taken = expand();
        if (taken < 0) return undefined;
        if (!optional) mustHappen += taken;
      }
      return mustHappen;
    },
    check: () => codec.check(state),
  };
}
