/** Why properties of a virtual machine are violated: the story of a shortest run, the rules behind it, what was missing. */
import { rulesBehindViolation, storyOfViolation } from "../../sim/machine/story.js";
import { storageModel } from "../../sim/storage/storage-model.js";
import { buildWorld } from "../../sim/storage/world.js";
import { traceNames } from "../check/trace-names.js";
import { missingSteps } from "./missing-step.js";
/** The story of a violation only: cheap, for a sentence. */
export function storyOf(litmus, trace, property, options = {}) {
    const world = buildWorld(litmus, options);
    return storyOfViolation(world, storageModel(world), trace, property);
}
/**
 * Explains one of the properties that a search found violated.
 *
 * @param decided  all properties of the model, by the same search
 * @throws Error when the property is not violated
 */
export function explainViolation(litmus, property, decided, options = {}) {
    const violated = decided.flatMap(({ name, kind, found }) => (kind === 'always' && found !== undefined ? [name] : []));
    const reached = decided.flatMap(({ name, kind, found }) => kind === 'sometimes' && found !== undefined ? [name] : []);
    const found = decided.find(({ name }) => name === property)?.found;
    if (found === undefined || !violated.includes(property))
        throw new Error(`${property} is not violated`);
    const world = buildWorld(litmus, options);
    const model = storageModel(world);
    const { trace, explanation } = found;
    return {
        property,
        summary: explanation,
        trace,
        story: storyOfViolation(world, model, trace, property),
        rules: rulesBehindViolation(world, model, trace, property),
        missing: missingSteps(litmus, { property, run: traceNames(model, trace), violated, reached }, options),
    };
}
