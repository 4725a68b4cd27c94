import { choiceLabel, enabledChoices, initialState, isQuiescent, step } from "../../sim/step.js";
/**
 * Takes the same choices, and the added steps as soon as they are due.
 *
 * @param added  the labels of the steps that were added
 * @returns `impossible` when the run cannot go on as it did
 */
export function rerun(model, { names, property }, added) {
    const state = initialState(model);
    const taken = (wanted) => {
        const choice = enabledChoices(model, state).find((one) => wanted.includes(choiceLabel(model, one)));
        if (choice !== undefined)
            step(model, state, choice);
        return choice !== undefined;
    };
    for (const name of names) {
        // A step that was replaced is gone from the model: the added one stands for it.
        if (!isKnown(model, name)) {
            if (!taken(added))
                return 'impossible';
            continue;
        }
        while (!taken([name]))
            if (!taken(added))
                return 'impossible';
    }
    return isViolated(model, state, property) ? 'violates' : 'harmless';
}
function isKnown(model, name) {
    return model.actions.some(({ choices }, action) => choices.some((_, choice) => choiceLabel(model, { action, choice }) === name));
}
function isViolated(model, state, property) {
    const one = model.properties.find(({ name }) => name === property);
    if (one === undefined || one.holds(state))
        return false;
    return one.at !== 'quiescent' || isQuiescent(model, state);
}
