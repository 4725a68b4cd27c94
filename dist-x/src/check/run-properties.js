import { initialState, isQuiescent, step } from "../../sim/step.js";
/** What one run violates, in the order in which it happens. The trace must be enabled throughout. */
export function violationsOfRun(model, trace) {
    const found = [];
    const state = initialState(model);
    const look = (at) => {
        const open = model.properties.filter(({ name, kind }) => kind === 'always' && !found.some(({ property }) => property === name));
        const violated = open.filter((property) => !property.holds(state) && (property.at === undefined || isQuiescent(model, state)));
        found.push(...violated.map(({ name, explain }) => ({ property: name, explanation: explain(state), step: at })));
    };
    look(0);
    for (const [index, choice] of trace.entries()) {
        step(model, state, choice);
        look(index + 1);
    }
    return found;
}
