import { isMap, parseDocument } from 'yaml';
import { modelVersion } from "../../sim/storage/version.js";
import { markedValue } from "../check/outcome.js";
/**
 * A scenario file with a recorded run, made from the file the run belongs to: its steps and comments stay, what it
 * expects is replaced by the outcome of the run, so that `check` and `replay` notice when that is no longer reached.
 *
 * @param text     the whole original file, which must be a valid scenario
 * @param choices  the names of the choices, as `traceNames` gives them
 * @param note     where the run comes from
 */
export function scenarioWithRun(text, choices, outcome, note) {
    return withRun(text, choices, note, (document) => {
        if (outcome.registers.length === 0)
            return;
        document.set('outcomes', { sometimes: [document.createNode(registers(outcome), { flow: true })] });
    });
}
/**
 * The same for a run that violates a property.
 *
 * @param violated  everything that can be violated: what `check` will expect
 */
export function scenarioWithViolation(text, choices, violated, note) {
    return withRun(text, choices, note, (document) => {
        const names = document.createNode([...violated], { flow: true });
        document.set('properties', document.createNode({ violated: names }));
    });
}
function withRun(text, choices, note, expect) {
    const document = parseDocument(text.replace(/^\ufeff/, ''));
    for (const key of ['outcomes', 'properties', 'observed', 'trace', 'note', 'reference'])
        document.delete(key);
    document.set('note', note);
    expect(document);
    document.set('trace', { model: modelVersion, choices: [...choices] });
    return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}
/** A file with a recorded run as it would be if it said nothing about the outcome: for finding out what is wrong with it. */
export function withoutOutcomes(text) {
    const document = parseDocument(text.replace(/^\ufeff/, ''));
    if (!isMap(document.contents) || document.errors.length > 0)
        return text;
    for (const key of ['outcomes', 'properties', 'observed'])
        document.delete(key);
    return document.toString();
}
function registers(outcome) {
    return Object.fromEntries(outcome.registers.map((register) => [register.name, scalar(markedValue(register))]));
}
/** As authors write it: without quotes where YAML reads the same text back. */
function scalar(value) {
    return String(Number(value)) === value ? Number(value) : value;
}
