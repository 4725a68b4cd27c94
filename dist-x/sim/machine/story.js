import { isQuiescent } from "../step.js";
import { decidingRules, rerunWithout, runOf } from "../storage/run.js";
import { storyOfClusters } from "./story-of-clusters.js";
import { storyOfStaleMapping, storyOfStaleRead } from "./story-of-data.js";
import { storyOfDurability } from "./story-of-durability.js";
import { storyOfSplitBrain, storyOfStuck, storyOfVmLost, } from "./story-of-guest.js";
import { storyOfLostWrite } from "./story-of-loss.js";
import { storyOfClearedFlag, storyOfOldMemory, } from "./story-of-metadata.js";
import { storyOfStaleSize } from "./story-of-size.js";
/**
 * @param choices  a run to a state that violates the property, and none before it does
 * @returns null when there is nothing to tell beyond what the property says
 */
export function storyOfViolation(world, model, choices, property) {
    if (world.machine === null || choices.length === 0)
        return null;
    const scene = { world, model, choices, ...runOf(world, model, choices) };
    switch (property) {
        case 'stale-read':
            return storyOfStaleRead(scene);
        case 'lost-write':
            return storyOfLostWrite(scene);
        case 'metadata-corruption':
            return storyOfMetadata(scene);
        case 'stale-size':
            return storyOfStaleSize(scene);
        case 'split-brain':
            return storyOfSplitBrain(scene);
        case 'vm-lost':
            return storyOfVmLost(scene);
        case 'durability':
            return storyOfDurability(scene);
        case 'stuck':
            return storyOfStuck(scene);
        default:
            return null;
    }
}
function storyOfMetadata(scene) {
    const { event } = scene.states.at(-1).guest[0];
    if (event.oldMemory)
        return storyOfOldMemory(scene);
    if (event.staleMapping)
        return storyOfStaleMapping(scene);
    return storyOfClearedFlag(scene) ?? storyOfClusters(scene);
}
/** The rules of the model without which this run is impossible, or violates the property no more. */
export function rulesBehindViolation(world, model, choices, property) {
    const { fired } = runOf(world, model, choices);
    return decidingRules([...new Set(fired.flat())], (without) => {
        const other = rerunWithout(world, choices, without);
        if (other === null)
            return false;
        const one = other.model.properties.find(({ name }) => name === property);
        if (one === undefined || one.holds(other.state))
            return false;
        return one.at !== 'quiescent' || isQuiescent(other.model, other.state);
    });
}
