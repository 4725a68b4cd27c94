/** Takes one enabled choice on a mutable state: the action's recipe, then the model's canonical form. */
export function step(model, state, { action, choice }) {
    actionAt(model, action).apply(state, choice);
    model.canonicalise?.(state);
}
/** A fresh, mutable initial state. */
export function initialState(model) {
    const state = model.shape.zero();
    model.initialise?.(state);
    model.canonicalise?.(state);
    return state;
}
/** Everything that may happen in a state, in model order; empty in a `finished` state. */
export function enabledChoices(model, state) {
    if (isFinished(model, state))
        return [];
    return model.actions.flatMap(({ choices, enabled }, action) => choices.flatMap((_, choice) => (enabled(state, choice) ? [{ action, choice }] : [])));
}
/** True when the state is `finished` or only optional actions, or none at all, are enabled. */
export function isQuiescent(model, state) {
    return (isFinished(model, state) ||
        enabledChoices(model, state).every(({ action }) => actionAt(model, action).optional === true));
}
export function isFinished(model, state) {
    return model.finished?.(state) === true;
}
/** For people: 'source.write-back sector 1', or only the action's name when its choice has no label. */
export function choiceLabel(model, { action, choice }) {
    const { name, choices } = actionAt(model, action);
    const label = choices[choice];
    if (label === undefined)
        throw new Error(`action ${name} has ${choices.length} choices, no number ${choice}`);
    return label === '' ? name : `${name} ${label}`;
}
export function actionAt(model, action) {
    const found = model.actions[action];
    if (found === undefined)
        throw new Error(`model ${model.name} has ${model.actions.length} actions, no number ${action}`);
    return found;
}
