import { machineData, machineResults } from "./possible-machine-results.js";
import { neverRan } from "./words.js";
/**
 * For each register every result that could come about if storage did its worst: data that some step writes to the
 * sector or that it held first, sizes the disk can have, success and errors of that operation.
 *
 * @param sizes  every size the disk can have; more than one means that zeros may show where nothing was written
 */
export function possibleResults(litmus, sizes) {
    const found = new Map();
    for (const { operation, register } of litmus.steps) {
        if (register !== undefined)
            found.set(register, resultsOf(litmus, sizes, operation));
    }
    return found;
}
function resultsOf(litmus, sizes, operation) {
    const words = machineResults(litmus, sizes, operation);
    if (words !== undefined)
        return { positions: [words], whole: [neverRan] };
    switch (operation.kind) {
        case 'read':
            // Beside other steps a read takes one sector after the other, so it may fail or stop between two of them.
            return {
                positions: operation.sectors.map((name) => [...dataOf(litmus, sizes, name), 'eof', 'EIO', neverRan]),
                whole: ['EIO', neverRan],
            };
        case 'mread':
            return { positions: [[...dataOf(litmus, sizes, operation.sector), 'eof', 'EIO']], whole: [neverRan] };
        case 'size':
            return { positions: [[...sizes.map(String), 'EIO']], whole: [neverRan] };
        case 'fstat':
            // The inode of a block device has no size of its own: fstat says 0 there.
            return { positions: [[...new Set([...sizes.map(String), '0']), 'EIO']], whole: [neverRan] };
        case 'lock':
            return { positions: [['ok', 'EAGAIN', 'EIO']], whole: [neverRan] };
        default:
            return { positions: [['ok', 'EIO']], whole: [neverRan] };
    }
}
function dataOf(litmus, sizes, name) {
    // Through the image file of a virtual machine the data of the guest is seen too, and its tables.
    if (litmus.machine !== undefined)
        return machineData(litmus, litmus.machine, name);
    const initial = litmus.sectors.find((sector) => sector.name === name)?.initial;
    const written = litmus.steps.flatMap(({ operation }) => {
        if (operation.kind === 'write' && operation.sectors.includes(name))
            return [operation.value];
        if (operation.kind === 'mwrite' && operation.sector === name)
            return [operation.value];
        return [];
    });
    const zeros = sizes.length > 1 || litmus.storage.kind === 'local' ? ['0'] : [];
    return [...new Set([...(initial === undefined ? [] : [initial]), ...written, ...zeros])];
}
/** Why a result cannot come about; undefined where it can. */
export function impossibility(value, { positions, whole }) {
    if (whole.includes(value))
        return undefined;
    const parts = value.split(' ');
    if (parts.length !== positions.length)
        return { kind: 'count', wanted: positions.length };
    for (const [index, word] of parts.entries()) {
        const allowed = positions[index] ?? [];
        if (allowed.includes(word))
            continue;
        return { kind: 'word', word, allowed: positions.length === 1 ? [...new Set([...allowed, ...whole])] : allowed };
    }
    return undefined;
}
