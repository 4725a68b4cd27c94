/**
 * One small function per action. Each is compiled from source of its own, so that the engine sees exactly one guard
 * and one recipe at each call and can inline them; one shared loop would call through both for every action.
 */
export function expandersOf(model, state, commit) {
    let firstInstance = 0;
    return model.actions.map((action) => {
        const expand = compileExpander(action, firstInstance, state, commit) ?? closeExpander(action, firstInstance, state, commit);
        firstInstance += action.choices.length;
        return { expand, optional: action.optional === true };
    });
}
const SOURCE = `"use strict"; return function expand() {
  let taken = 0;
  for (let choice = 0; choice < choices; choice++) {
    if (enabled(state, choice)) {
      apply(state, choice);
      if (!commit(firstInstance + choice)) return taken;
      taken++;
    }
  }
  return taken;
}`;
function compileExpander({ choices, enabled, apply }, firstInstance, state, commit) {
    try {
        const make = new Function('enabled', 'apply', 'commit', 'state', 'choices', 'firstInstance', SOURCE);
        return make(enabled, apply, commit, state, choices.length, firstInstance);
    }
    catch (error) {
        if (error instanceof EvalError)
            return undefined;
        throw error;
    }
}
/** The same in plain source, where a content security policy forbids compiling. */
function closeExpander({ choices, enabled, apply }, firstInstance, state, commit) {
    return () => {
        let taken = 0;
        for (let choice = 0; choice < choices.length; choice++) {
            if (!enabled(state, choice))
                continue;
            apply(state, choice);
            if (!commit(firstInstance + choice))
                return taken;
            taken++;
        }
        return taken;
    };
}
