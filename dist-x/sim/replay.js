import { choiceLabel, enabledChoices, initialState, step } from "./step.js";
/**
 * Runs a trace from the initial state.
 *
 * @returns the final state, mutable and owned by the caller
 * @throws  Error when a choice is not enabled, see `assertEnabled`
 */
export function replay(model, trace) {
    const state = initialState(model);
    trace.forEach((choice, at) => {
        assertEnabled(model, state, choice, at);
        step(model, state, choice);
    });
    return state;
}
/**
 * Throws unless the choice may happen in the state. The message names the choice, its step (counted from 1), and
 * everything that was enabled instead.
 */
export function assertEnabled(model, state, choice, at) {
    const enabled = enabledChoices(model, state);
    if (enabled.some((other) => other.action === choice.action && other.choice === choice.choice))
        return;
    const available = enabled.length === 0 ? 'nothing' : enabled.map((other) => choiceLabel(model, other)).join(', ');
    throw new Error(`step ${at + 1}: ${choiceLabel(model, choice)} is not enabled; enabled: ${available}`);
}
