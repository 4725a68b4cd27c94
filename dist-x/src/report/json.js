import { storageModel } from "../../sim/storage/storage-model.js";
import { buildWorld } from "../../sim/storage/world.js";
import { traceNames } from "../check/trace-names.js";
import { shortStory } from "./explain-report.js";
import { roundedMs } from "./numbers.js";
/** Parts that the JSON reports have in common. Every report is one object with a `schema` that names its form. */
/** What the header lines say. */
export function headerJson(header) {
    const { version, modelVersion, node, arguments: words, scenarios, limits, seed, withoutRules } = header;
    return {
        tool: { name: 'stalemate', version, model: modelVersion, node },
        command: words,
        ...(scenarios === undefined ? {} : { scenarios }),
        ...(limits === undefined ? {} : { limits }),
        ...(seed === undefined ? {} : { seed }),
        ...(withoutRules === undefined || withoutRules.length === 0 ? {} : { withoutRules }),
    };
}
/** `{"after": {"value": "0", "old": true}}` */
export function outcomeJson({ registers }) {
    return Object.fromEntries(registers.map(({ name, value, old }) => [name, { value, old }]));
}
export function outcomeSetJson({ outcomes, properties, figures }, litmus, options) {
    return {
        outcomes: outcomes.map((reached) => reachedJson(reached, litmus, options)),
        ...(litmus.machine === undefined ? {} : { properties: propertiesJson(properties, litmus, options) }),
        search: { ...figures, elapsedMs: roundedMs(figures.elapsedMs) },
    };
}
/** `violated` or `reached` says how it went; the run and its end in words stand beside it where there is one. */
function propertiesJson(properties, litmus, options) {
    return properties.map(({ name, kind, found }) => ({
        name,
        kind,
        [kind === 'always' ? 'violated' : 'reached']: found !== undefined,
        ...(found && { explanation: found.explanation, witness: witnessJson(found.trace, litmus, options) }),
        ...(found && kind === 'always' && { story: shortStory(litmus, { property: name, ...found }, options) }),
    }));
}
export function reachedJson({ outcome, states, witness }, litmus, options) {
    return { registers: outcomeJson(outcome), states, witness: witnessJson(witness, litmus, options) };
}
/** The names of the choices, as in the `trace` of a scenario file. */
export function witnessJson(trace, litmus, options) {
    return traceNames(storageModel(buildWorld(litmus, options)), trace);
}
/** Two blanks of indent and a line feed at the end. */
export function jsonText(report) {
    return `${JSON.stringify(report, null, 2)}\n`;
}
