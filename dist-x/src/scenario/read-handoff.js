/** A handoff: one of the table by name, one like it without some steps, or one spelt out. */
import { handoffTable } from "../../sim/machine/handoff-table.js";
import { qemuVersions } from "../../sim/machine/qemu-version-table.js";
import { handoffNames } from "./machine-names.js";
import { problem, quote, unknownWord } from "./problems.js";
/** The handoff at a path, or that of a version of QEMU where the file names none; undefined and a problem otherwise. */
export function readHandoff(reading, handoff, path, qemu) {
    if (handoff === undefined)
        return handoffOf(qemu);
    if (typeof handoff !== 'object')
        return namedHandoff(reading, path);
    const { problems } = reading;
    const before = problems.length;
    const base = handoff.like === undefined ? spelledOut(reading, handoff, path) : namedHandoff(reading, [...path, 'like']);
    if (base === undefined)
        return undefined;
    const changed = {
        name: 'own',
        summary: 'as the scenario says',
        source: handoff.source ?? base.source,
        sourceFails: handoff['source-fails'] ?? base.sourceFails,
        launch: handoff.launch ?? base.launch,
        destination: handoff.destination ?? base.destination,
        postcopy: handoff.postcopy ?? base.postcopy,
        cites: [],
    };
    const result = withoutSteps(reading, changed, handoff.without ?? [], [...path, 'without']);
    checkOpens(reading, result, path);
    return problems.length === before ? result : undefined;
}
/** A version of QEMU stands for the handoff that it has. */
function handoffOf(name) {
    if (Object.hasOwn(handoffTable, name))
        return handoffTable[name];
    return Object.hasOwn(qemuVersions, name) ? handoffTable[qemuVersions[name].handoff] : undefined;
}
function namedHandoff({ tree, problems }, path) {
    const written = tree.written(path);
    const found = handoffOf(written);
    if (found === undefined) {
        const message = `${path.join('.')}: ${quote(written)} is not one of the handoffs`;
        problems.push(unknownWord('V012', tree.value(path), message, written, handoffNames));
    }
    return found;
}
/** Without a handoff to begin with, the lists of both sides are needed. */
function spelledOut({ tree, problems }, { source, destination }, path) {
    const absent = [...(source === undefined ? ['source'] : []), ...(destination === undefined ? ['destination'] : [])];
    if (absent.length === 0) {
        return { ...nothing, source: source ?? [], destination: destination ?? [] };
    }
    const message = `${path.join('.')}: the steps of ${absent.join(' and ')} are missing`;
    const hint = "list them, or begin with a handoff of the table: like: '10.0'";
    problems.push(problem('V050', tree.key(path), message, { hint }));
    return undefined;
}
const nothing = {
    name: 'own',
    summary: '',
    source: [],
    sourceFails: [],
    launch: [],
    destination: [],
    postcopy: false,
    cites: [],
};
const lists = {
    source: 'source',
    'source-fails': 'sourceFails',
    launch: 'launch',
    destination: 'destination',
};
/** `drop-cache` goes from every list, `destination.drop-cache` from one. */
function withoutSteps({ tree, problems }, handoff, removed, path) {
    const listNames = Object.keys(lists);
    const present = listNames.flatMap((list) => handoff[lists[list]].map((step) => ({ list, step })));
    const matches = (word, list, step) => word === step || word === `${list}.${step}`;
    for (const [index, word] of removed.entries()) {
        if (present.some(({ list, step }) => matches(word, list, step)))
            continue;
        const steps = present.map(({ list, step }) => (word.includes('.') ? `${list}.${step}` : step));
        const message = `${path.join('.')}: the handoff has no step ${quote(word)} that could be left out`;
        problems.push(unknownWord('V050', tree.value([...path, index]), message, word, [...new Set(steps)]));
    }
    const keep = (list, steps) => steps.filter((step) => !removed.some((word) => matches(word, list, step)));
    return {
        ...handoff,
        source: keep('source', handoff.source),
        sourceFails: keep('source-fails', handoff.sourceFails),
        launch: keep('launch', handoff.launch),
        destination: keep('destination', handoff.destination),
    };
}
function checkOpens({ tree, problems }, { launch, destination }, path) {
    const opens = [...launch, ...destination].filter((step) => step === 'open').length;
    if (opens === 1)
        return;
    const how = opens === 0 ? 'never opens its image' : `opens its image ${opens} times`;
    const message = `${path.join('.')}: the destination ${how}`;
    const hint = opens === 0 ? 'put "open" into "launch" or "destination"' : 'to open it again, write "reopen"';
    problems.push(problem('V050', tree.key(path), message, { hint }));
}
