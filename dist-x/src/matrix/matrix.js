import { cellScenario } from "./cell-scenario.js";
import { decideAll } from "./pool.js";
/** Decides every cell by exhaustive search. Cells that are one and the same to the model are searched once. */
export async function matrix(cells, scope, options) {
    const startMs = performance.now();
    const made = cells.map((cell) => ({ cell, ...cellScenario(cell, scope, options.setting) }));
    const searches = new Map();
    for (const one of made) {
        if (!one.possible)
            continue;
        const key = modelKey(one.scenario);
        if (!searches.has(key))
            searches.set(key, { litmus: one.scenario.litmus, cell: one.cell, index: searches.size });
    }
    // The largest first, as far as the number of sectors tells, so that no thread is left with one of them at the end.
    const planned = [...searches.values()].sort((a, b) => b.litmus.sectors.length - a.litmus.sectors.length);
    for (const [index, search] of planned.entries())
        search.index = index;
    const cellAt = (index) => planned[index].cell;
    const decisions = await decideAll(planned.map(({ litmus }) => litmus), {
        ...options,
        onBegin: (index) => options.onBegin?.(cellAt(index), index, planned.length),
        onProgress: (index, progress) => options.onProgress?.(cellAt(index), progress),
    });
    const decided = made.map((one) => {
        if (!one.possible)
            return { kind: 'impossible', cell: one.cell, reason: one.reason };
        const { cell, scenario, text } = one;
        const search = searches.get(modelKey(scenario));
        const decision = decisions[search.index];
        if (decision === undefined)
            return undefined;
        return {
            kind: 'decided',
            cell,
            scenario,
            text,
            decision,
            ...(search.cell === cell ? {} : { sharedWith: search.cell }),
        };
    });
    const reached = decided.filter((one) => one !== undefined);
    return {
        cells: reached,
        notReached: decided.length - reached.length,
        scope,
        searches: planned.length,
        elapsedMs: performance.now() - startMs,
    };
}
/** Everything the model is given: equal keys, equal verdicts. Names of storage systems are not part of it. */
function modelKey({ litmus }) {
    return JSON.stringify({ ...litmus, title: '' });
}
