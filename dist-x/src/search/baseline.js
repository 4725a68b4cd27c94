import { enabledChoices, initialState, step } from "../../sim/step.js";
/**
 * The search one would write first: states are plain objects, copied for every step, and told apart by their JSON
 * text. Tests hold `explore` to its counts; the benchmark measures what packing gains over it. It shares no code with
 * packing, the visited set or undo, and has no limits: for small models only.
 */
export function exploreByJsonKeys(model) {
    const startMs = performance.now();
    const initial = initialState(model);
    const found = new Map([[JSON.stringify(initial), initial]]);
    let transitions = 0;
    let depth = 0;
    for (let level = [initial]; level.length > 0;) {
        const next = [];
        for (const state of level) {
            for (const choice of enabledChoices(model, state)) {
                transitions++;
                const successor = copy(state);
                step(model, successor, choice);
                const key = JSON.stringify(successor);
                if (found.has(key))
                    continue;
                found.set(key, successor);
                next.push(successor);
            }
        }
        if (next.length > 0)
            depth++;
        level = next;
    }
    return { states: found.size, transitions, depth, elapsedMs: performance.now() - startMs, found };
}
/** Several times faster than structuredClone, so that the comparison is not won by a slow copy. */
function copy(value) {
    if (typeof value !== 'object' || value === null)
        return value;
    if (Array.isArray(value))
        return value.map(copy);
    const copied = {};
    for (const key in value)
        copied[key] = copy(value[key]);
    return copied;
}
