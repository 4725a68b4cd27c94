import { storageModel } from "../../sim/storage/storage-model.js";
import { buildWorld } from "../../sim/storage/world.js";
import { checkSafety, checkSafetyInSlices } from "../check/safety.js";
import { traceNames } from "../check/trace-names.js";
export function decide(litmus, options = {}) {
    return decisionOf(litmus, checkSafety(litmus, options));
}
/** Like `decide`, but lets the event loop run now and then, so that `shouldStop` can see a Ctrl-C. */
export async function decideInSlices(litmus, options = {}) {
    return decisionOf(litmus, await checkSafetyInSlices(litmus, options));
}
function decisionOf(litmus, { verdict, violations, notReached, figures }) {
    const model = storageModel(buildWorld(litmus));
    return {
        verdict,
        violations: violations.map(({ property, explanation, trace }) => ({
            property,
            explanation,
            run: traceNames(model, trace),
        })),
        notReached,
        figures,
    };
}
