import { readLines } from "../../sim/machine/guest-access.js";
import { isQuiescent } from "../../sim/step.js";
import { describeChange, describeChoice } from "../../sim/storage/describe.js";
import { rules } from "../../sim/storage/rules.js";
import { storageModel } from "../../sim/storage/storage-model.js";
import { storyOfRead, storyOfResult, waitingSteps } from "../../sim/storage/story.js";
import { buildWorld } from "../../sim/storage/world.js";
import { timeline } from "../../sim/timeline.js";
/**
 * Tells a run of a litmus test step by step. Builds a model of its own, so that the recipes of a search are never run
 * under immer, which would slow the search.
 *
 * @throws Error when a choice of the trace is not enabled; it names the step and what was enabled instead
 */
export function tellRun(litmus, options, trace) {
    const world = buildWorld(litmus, options);
    const model = storageModel(world);
    const { initial, steps } = timeline(model, trace);
    const stories = litmus.registers.flatMap((register) => {
        const read = storyOfRead(world, model, trace, register);
        if (read !== null)
            return [{ step: read.readStep, told: toldRead(read) }];
        const other = storyOfResult(world, model, trace, register);
        if (other === null)
            return [];
        const { value, old, rules: ids, readStep } = other;
        return [{ step: readStep, told: { register, value, old, rules: ids.map(toldRule) } }];
    });
    const ended = isQuiescent(model, steps.at(-1)?.after ?? initial);
    return {
        steps: steps.map(({ choice, before, after }, index) => {
            const results = stories.filter(({ step }) => step === index).map(({ told }) => told);
            return {
                number: index + 1,
                ...describeChoice(world, model, choice, before),
                changes: [
                    ...readLines(world, model, choice, before),
                    // What a step returned is told with its reason, so not among the changes too.
                    ...describeChange(world, before, after).filter((line) => !results.some(({ register }) => line.startsWith(`${register} = `))),
                ],
                results,
            };
        }),
        waiting: ended
            ? waitingSteps(world, model, trace).map(({ rules: ids, ...step }) => ({ ...step, rules: ids.map(toldRule) }))
            : [],
    };
}
/** Only who does what in each step. */
export function tellSteps(litmus, options, trace) {
    const world = buildWorld(litmus, options);
    const model = storageModel(world);
    return timeline(model, trace).steps.map(({ choice, before }) => describeChoice(world, model, choice, before));
}
function toldRead({ copyMadeStep, missedWriteStep, register, value, old, place, newestIn, rules: ids, }) {
    return {
        register,
        value,
        old,
        origin: {
            place,
            ...(copyMadeStep === null ? {} : { copyMadeStep: copyMadeStep + 1 }),
            ...(missedWriteStep === null ? {} : { lastWriteStep: missedWriteStep + 1 }),
            newestIn,
        },
        rules: ids.map(toldRule),
    };
}
function toldRule(id) {
    return { id, ...rules[id] };
}
