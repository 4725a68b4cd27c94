/** Parts of the documentation about virtual machines that follow from the tables in the code, as Markdown. */
import { z } from 'zod';
import { arbiterTable } from "../../sim/machine/arbiter-table.js";
import { handoffTable } from "../../sim/machine/handoff-table.js";
import { destinationSteps, sourceSteps } from "../../sim/machine/handoffs.js";
import { qemuVersions } from "../../sim/machine/qemu-version-table.js";
import { handoffNames, qemuNames } from "./machine-names.js";
import { machineOperations, machineSyntax } from "./machine-operations.js";
import { machineFaultRules } from "./read-guest.js";
import { code, table } from "./reference-table.js";
import { machineShapes } from "./schema-machines.js";
function keyTable(keys) {
    const rows = Object.entries(keys).map(([key, type]) => [code(key), valuesOf(type), descriptionOf(type)]);
    return table(['key', 'values', 'what it says'], rows);
}
const descriptionOf = (type) => lowerFirst(type.meta()?.description ?? '');
const lowerFirst = (text) => /^[A-Z][a-z ]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
/** The values of a key, where there are few enough to list. */
function valuesOf(type) {
    const { enum: values, type: kind, anyOf, maximum } = z.toJSONSchema(type, { io: 'input' });
    if (kind === 'boolean')
        return [true, false].map((value) => code(String(value))).join(', ');
    if (kind === 'array')
        return 'list';
    if (kind === 'integer')
        return `0 to ${maximum}`;
    const words = (values ?? []).filter((value) => typeof value === 'string');
    if (anyOf !== undefined)
        return 'name or mapping';
    return words.length > 0 && words.length <= mostListed ? words.map(code).join(', ') : 'name';
}
const mostListed = 10;
function versionTable() {
    const rows = qemuNames.map((name) => {
        const { released, handoff, news } = qemuVersions[name];
        return [code(name), released, code(handoff), news];
    });
    return table(['`qemu`', 'released', 'handoff', 'what is new'], rows);
}
function handoffRows() {
    return handoffNames
        .filter((name) => Object.hasOwn(handoffTable, name))
        .map((name) => {
        const { summary, source, launch, destination } = handoffTable[name];
        return [code(name), summary, source.join(', '), launch.join(', '), destination.join(', ')];
    });
}
const handoffHead = ['`handoff`', 'what it is', 'source', 'destination, when launched', 'destination, afterwards'];
function arbiterRows() {
    const nobody = ['`none`', 'nobody: the destination starts by itself, and the source decides alone'];
    const listed = Object.values(arbiterTable).map(({ name, summary }) => [code(name), summary]);
    return [nobody, ...listed];
}
function stepRows() {
    const names = [...new Set([...Object.keys(sourceSteps), ...Object.keys(destinationSteps)])];
    const meanings = { ...sourceSteps, ...destinationSteps };
    return names.map((name) => {
        const sides = [...(name in sourceSteps ? ['source'] : []), ...(name in destinationSteps ? ['destination'] : [])];
        return [code(name), sides.join(', '), meanings[name] ?? ''];
    });
}
function operationRows() {
    return machineOperations.map((rule) => [
        code(machineSyntax(rule)),
        rule.meaning,
        rule.tools ? 'all' : 'QEMU',
    ]);
}
/** By the name that each part has in the documents. */
export const machineBlocks = {
    'image keys': () => keyTable(machineShapes.image),
    'machine keys': () => keyTable(machineShapes.machine),
    'migration keys': () => keyTable(machineShapes.migration),
    'handoff keys': () => keyTable(machineShapes.handoff),
    'guest keys': () => keyTable(machineShapes.guest),
    'machine operations': () => table(['operation', 'what it does', 'by'], operationRows()),
    'machine faults': () => table(['fault', 'what happens'], Object.entries(machineFaultRules).map(([name, { meaning }]) => [
        code(name === 'cuts-are-for-good' ? `${name}: true` : `${name}: 1`),
        meaning,
    ])),
    'qemu versions': versionTable,
    handoffs: () => table(handoffHead, handoffRows()),
    'handoff steps': () => table(['step', 'of', 'what it does'], stepRows()),
    arbiters: () => table(['`arbiter`', 'what it is'], arbiterRows()),
};
