import { outcomeOf } from "../../sim/storage/outcome.js";
import { storageModel } from "../../sim/storage/storage-model.js";
import { buildWorld } from "../../sim/storage/world.js";
import { collectOutcomes, collectOutcomesInSlices } from "./collect.js";
import { judge } from "./judge.js";
/** Every outcome a litmus test can have, by visiting every interleaving. */
export function outcomesOf(litmus, options = {}) {
    const world = buildWorld(litmus, options);
    return collectOutcomes(storageModel(world), (state) => outcomeOf(world, state), options);
}
/** Like `outcomesOf`, but lets the event loop run now and then, so that `shouldStop` can see a Ctrl-C. */
export function outcomesOfInSlices(litmus, options = {}) {
    const world = buildWorld(litmus, options);
    return collectOutcomesInSlices(storageModel(world), (state) => outcomeOf(world, state), options);
}
/** Computes the outcomes of a scenario and compares them with what its file says. */
export function checkScenario(scenario, options = {}) {
    const full = outcomesOf(scenario.litmus, options);
    if (scenario.expectation.quiet === undefined)
        return judge(scenario, { full });
    return judge(scenario, { full, quiet: outcomesOf(scenario.litmus, { ...options, quiet: true }) });
}
/** Like `checkScenario`, but lets the event loop run now and then, so that `shouldStop` can see a Ctrl-C. */
export async function checkScenarioInSlices(scenario, options = {}) {
    const full = await outcomesOfInSlices(scenario.litmus, options);
    if (scenario.expectation.quiet === undefined)
        return judge(scenario, { full });
    return judge(scenario, { full, quiet: await outcomesOfInSlices(scenario.litmus, { ...options, quiet: true }) });
}
