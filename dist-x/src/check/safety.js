import { storageModel } from "../../sim/storage/storage-model.js";
import { buildWorld } from "../../sim/storage/world.js";
import { explore, exploreInSlices } from "../search/explore.js";
import { figuresOfSearch } from "./collect.js";
import { decidedProperties } from "./properties.js";
/** One exhaustive search decides all properties of the virtual machine of a litmus test. */
export function checkSafety(litmus, options = {}) {
    const model = storageModel(buildWorld(litmus, options));
    const counter = countingQuiescent();
    return finish(model, explore(model, { ...options, onQuiescent: counter.count }), counter.total());
}
/** Like `checkSafety`, but lets the event loop run now and then, so that `shouldStop` can see a Ctrl-C. */
export async function checkSafetyInSlices(litmus, options = {}) {
    const model = storageModel(buildWorld(litmus, options));
    const counter = countingQuiescent();
    return finish(model, await exploreInSlices(model, { ...options, onQuiescent: counter.count }), counter.total());
}
/** The verdict that follows from what a search found. */
export function safetyOf(properties, figures) {
    const violations = properties.flatMap(({ name, kind, found }) => kind === 'always' && found !== undefined ? [{ property: name, ...found }] : []);
    const notReached = properties.flatMap(({ name, kind, found }) => kind === 'sometimes' && found === undefined ? [name] : []);
    const verdict = violations.length > 0 ? 'unsafe' : figures.complete ? 'safe' : 'undecided';
    return { verdict, violations, notReached, figures };
}
/** Nothing was put to the test, and no longer search would. */
export function isVacuous({ verdict, notReached }) {
    return verdict === 'safe' && notReached.length > 0;
}
function finish(model, found, quiescent) {
    return safetyOf(decidedProperties(model, found), figuresOfSearch(found, quiescent));
}
function countingQuiescent() {
    let count = 0;
    return {
        count: () => {
            count += 1;
        },
        total: () => count,
    };
}
