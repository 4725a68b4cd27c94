import { storageModel } from "../../sim/storage/storage-model.js";
import { rulesFired } from "../../sim/storage/story.js";
import { buildWorld } from "../../sim/storage/world.js";
import { checkScenario } from "../check/outcomes-of.js";
import { findScenarios, readScenario } from "../scenario/files.js";
import { formatError } from "../scenario/format-error.js";
/** @throws Error where one of the files is no scenario */
export function checkShipped(folder) {
    const found = findScenarios([folder]);
    if (!found.ok)
        throw new Error(found.errors.map((error) => formatError(error)).join('\n'));
    return found.files.map((path) => {
        const { text, result } = readScenario(path);
        if (!result.ok)
            throw new Error(result.errors.map((error) => formatError(error, text)).join('\n'));
        return { scenario: result.scenario, result: checkScenario(result.scenario) };
    });
}
/** For each rule the scenarios in which it takes part in a shortest run to some outcome. */
export function exercisedRules(shipped) {
    const users = new Map();
    for (const { scenario, result } of shipped) {
        const world = buildWorld(scenario.litmus);
        const model = storageModel(world);
        const fired = new Set(result.sets.full.outcomes.flatMap(({ witness }) => rulesFired(world, model, witness).flat()));
        for (const rule of fired)
            users.set(rule, [...(users.get(rule) ?? []), scenario]);
    }
    return users;
}
