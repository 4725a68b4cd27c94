import { exploreByJsonKeys } from "../search/baseline.js";
import { explore } from "../search/explore.js";
export function measureExplore(model) {
    return holding(() => explore(model, { limits: { maxBytes: MAX_BYTES } }), (found) => {
        if (!found.complete)
            throw new Error(`the search of ${model.name} stopped early: ${found.stoppedBy}`);
        return found;
    });
}
export function measureBaseline(model) {
    return holding(() => exploreByJsonKeys(model), (found) => found);
}
const MAX_BYTES = 8 * 2 ** 30;
function holding(run, counts) {
    const beforeBytes = heldBytes();
    const result = run();
    const heldNowBytes = heldBytes();
    const { states, transitions, elapsedMs } = counts(result); // after measuring, so that `result` is still held there
    return { states, transitions, elapsedMs, bytesPerState: (heldNowBytes - beforeBytes) / states };
}
function heldBytes() {
    const { gc } = globalThis;
    if (gc === undefined)
        throw new Error('measuring memory needs node --expose-gc');
    gc();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
}
