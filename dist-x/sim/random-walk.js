import { createRng } from "./rng.js";
import { enabledChoices, initialState, isQuiescent, step } from "./step.js";
/**
 * Walks from the initial state, each time taking one of the enabled choices with equal chance, optional ones too.
 * Ends when nothing is enabled, in a `finished` state, or after `maxSteps` steps.
 */
export function randomWalk(model, { seed, maxSteps }) {
    const rng = createRng(seed);
    const state = initialState(model);
    const choices = [];
    while (choices.length < maxSteps) {
        const enabled = enabledChoices(model, state);
        const choice = enabled.length === 0 ? undefined : enabled[rng.below(enabled.length)];
        if (choice === undefined)
            break;
        step(model, state, choice);
        choices.push(choice);
    }
    return { choices, final: state, quiescent: isQuiescent(model, state) };
}
