/**
 * From the text of a scenario file to what the model runs. The stages build on each other: YAML, structure, names,
 * order, outcomes. A stage that fails stops those that would only report its consequences.
 */
import { checkParts, hasMachines } from "./check-parts.js";
import { scenarioHash } from "./hash.js";
import { possibleResults } from "./possible-results.js";
import { lineLookup, toErrors } from "./problems.js";
import { readProperties } from "./read-guest.js";
import { readLitmus } from "./read-litmus.js";
import { readMachineLitmus } from "./read-machine-litmus.js";
import { readExpectation, readObserved } from "./read-outcomes.js";
import { readTree } from "./source-tree.js";
import { checkStructure } from "./structure.js";
import { parseYaml } from "./yaml-text.js";
/**
 * Reads a scenario. Never throws, whatever the text.
 *
 * @param text  the whole file
 * @param path  goes into errors and into the result; nothing is read from it
 * @returns the scenario, or up to ten errors in the order of the text
 */
export function loadScenario(text, path) {
    const content = text.replace(/^\ufeff/, '');
    const problems = [];
    const scenario = read(content, path, problems);
    if (scenario !== undefined && problems.length === 0)
        return { ok: true, scenario };
    return { ok: false, errors: toErrors(problems, path, content) };
}
function read(text, path, problems) {
    const yaml = parseYaml(text, problems);
    const tree = yaml === undefined ? undefined : readTree(yaml, text, problems);
    const document = tree === undefined ? undefined : checkStructure(tree, problems);
    if (tree === undefined || document === undefined)
        return undefined;
    const reading = { document, tree, problems };
    checkParts(reading);
    if (problems.length > 0)
        return undefined;
    const model = hasMachines(reading) ? readMachineLitmus(reading) : readLitmus(reading);
    if (model === undefined)
        return undefined;
    const { litmus, sizes } = model;
    const results = possibleResults(litmus, sizes);
    const expectation = readExpectation(reading, results, lineLookup(text));
    const observed = readObserved(reading, results);
    const { title, shows, source, reference, note } = document;
    return {
        path,
        hash: scenarioHash(litmus),
        title,
        ...(shows === undefined ? {} : { shows }),
        source: typeof source === 'string' ? [source] : (source ?? []),
        ...(reference === undefined ? {} : { reference }),
        ...(note === undefined ? {} : { note }),
        storageName: typeof document.storage === 'string' ? document.storage : document.storage.name,
        litmus,
        expectation,
        ...readProperties(reading, lineLookup(text)),
        observed,
        ...readTrace(reading),
    };
}
function readTrace({ document, tree }) {
    if (document.trace === undefined)
        return {};
    const choices = document.trace.choices.map((_, index) => tree.written(['trace', 'choices', index]));
    return { trace: { model: tree.written(['trace', 'model']), choices } };
}
