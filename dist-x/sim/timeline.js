import { enablePatches, produceWithPatches } from 'immer';
import { assertEnabled } from "./replay.js";
import { actionAt, choiceLabel, initialState, step } from "./step.js";
/**
 * Runs a trace and keeps every state on the way, unchanged parts shared. Meant for traces of tens of steps.
 *
 * @throws  Error when a choice is not enabled, as `replay` does
 */
export function timeline(model, trace) {
    enablePatches();
    const [initial] = produceWithPatches(initialState(model), () => { });
    let before = initial;
    const steps = trace.map((choice, at) => {
        assertEnabled(model, before, choice, at);
        const [after, patches] = produceWithPatches(before, (draft) => {
            step(model, draft, choice);
        });
        const taken = {
            choice,
            action: actionAt(model, choice.action),
            label: choiceLabel(model, choice),
            before,
            after,
            patches,
        };
        before = after;
        return taken;
    });
    return { initial, steps };
}
