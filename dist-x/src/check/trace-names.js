import { choiceLabel } from "../../sim/step.js";
import { nearest } from "../scenario/nearest.js";
/** A run as it is written into a file: the label of each choice, which survives a reordering of the model's actions. */
export function traceNames(model, trace) {
    return trace.map((choice) => choiceLabel(model, choice));
}
/** The run that a file names. */
export function traceOfNames(model, names) {
    const known = choicesByName(model);
    const trace = [];
    for (const [index, name] of names.entries()) {
        const choice = known.get(name);
        if (choice === undefined) {
            const similar = nearest(name, [...known.keys()]);
            return { ok: false, unknown: { index, name, ...(similar === undefined ? {} : { nearest: similar }) } };
        }
        trace.push(choice);
    }
    return { ok: true, trace };
}
function choicesByName(model) {
    const known = new Map();
    for (const [action, { choices }] of model.actions.entries()) {
        for (const choice of choices.keys()) {
            const name = choiceLabel(model, { action, choice });
            if (known.has(name))
                throw new Error(`model ${model.name} has two choices named ${name}`);
            known.set(name, { action, choice });
        }
    }
    return known;
}
