import type { Action, Model } from '../../sim/model.ts';

/** Called right after a recipe ran; uses the successor and undoes the recipe. False: the search must stop. */
export type Commit = (instance: number) => boolean;

export interface Expander {
  /** Takes every enabled choice of one action in the current state; returns how many there were, -1 to stop. */
  readonly expand: () => number;
  readonly optional: boolean;
}

/**
 * One small function per action. Each is compiled from source of its own, so that the engine sees exactly one guard
 * and one recipe at each call and can inline them; one shared loop would call through both for every action.
 */
export function expandersOf<S>(model: Model<S>, state: S, commit: Commit): Expander[] {
  let firstInstance = 0;
  return model.actions.map((action) => {
    const expand =
      compileExpander(action, firstInstance, state, commit) ?? closeExpander(action, firstInstance, state, commit);
    firstInstance += action.choices.length;
    return { expand, optional: action.optional === true };
  });
}

const SOURCE = `"use strict"; return function expand() {
  let taken = 0;
  for (let choice = 0; choice < choices; choice++) {
    if (enabled(state, choice)) {
      apply(state, choice);
      if (!commit(firstInstance + choice)) return -1;
      taken++;
    }
  }
  return taken;
}`;

function compileExpander<S>(
  { choices, enabled, apply }: Action<S>,
  firstInstance: number,
  state: S,
  commit: Commit,
): (() => number) | undefined {
  try {
    const make = new Function('enabled', 'apply', 'commit', 'state', 'choices', 'firstInstance', SOURCE);
    return make(enabled, apply, commit, state, choices.length, firstInstance) as () => number;
  } catch (error) {
    if (error instanceof EvalError) return undefined;
    throw error;
  }
}

/** The same in plain source, where a content security policy forbids compiling. */
function closeExpander<S>(
  { choices, enabled, apply }: Action<S>,
  firstInstance: number,
  state: S,
  commit: Commit,
): () => number {
  return () => {
    let taken = 0;
    for (let choice = 0; choice < choices.length; choice++) {
      if (!enabled(state, choice)) continue;
      apply(state, choice);
      if (!commit(firstInstance + choice)) return -1;
      taken++;
    }
    return taken;
  };
}
