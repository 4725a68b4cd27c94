/** What each step of a virtual machine or a tool can store in its register, if everything did its worst. */
import { workloadValues } from "../../sim/machine/machine-world.js";
import { GARBAGE, migrationStatuses, runStates } from "../../sim/machine/words.js";
/** Words for the one position that a machine step has; undefined for operations of storage and hosts. */
export function machineResults(litmus, sizes, operation) {
    const { machine } = litmus;
    return machine === undefined ? undefined : resultsOf(litmus, machine, sizes, operation);
}
function resultsOf(litmus, machine, sizes, operation) {
    switch (operation.kind) {
        case 'vm-read':
        case 'snapshot-read':
            return [...machineData(litmus, machine, operation.sector), 'EIO'];
        case 'vm-size':
            // The block layer knows a raw image by the length of its file.
            return [...new Set([...machine.guestSizes, ...(operation.of === 'block' ? sizes : [])].map(String))];
        case 'vm-geometry':
            return machineData(litmus, machine);
        case 'image-check':
            return ['clean', 'leaks', 'corrupt'];
        case 'bitmap':
            return ['stored', 'in-use', 'none'];
        case 'dirty-flag':
            return ['yes', 'no'];
        case 'create':
        case 'migrate':
        case 'migrate-continue':
        case 'migrate-cancel':
            return ['ok', 'refused'];
        case 'migration-status':
            return [...migrationStatuses];
        case 'launch':
            return ['ok', 'lock', 'EIO'];
        case 'cont':
            return ['ok', 'EIO', 'lock', 'refused', 'gone'];
        case 'status':
            return [...runStates];
        case 'vm-write':
        case 'vm-submit':
        case 'vm-flush':
        case 'vm-reopen':
        case 'vm-wait':
        case 'quit':
        case 'kill':
        case 'stop':
        case 'block-resize':
        case 'snapshot':
        case 'commit':
            return ['ok', 'EIO'];
        default:
            return undefined;
    }
}
/**
 * Data that may come back. In a raw image a sector holds what was written to it; in a format tables can lead to any
 * cluster, so any data can come back, and tables too.
 */
export function machineData(litmus, machine, sector) {
    const isRaw = machine.images.every(({ format }) => format === 'raw' || format === 'blocked');
    const own = sector !== undefined && isRaw;
    const initial = machine.guestSectors.filter(({ name }) => !own || name === sector).map((one) => one.initial);
    const written = litmus.steps.flatMap(({ operation }) => {
        if ('data' in operation)
            return !own || operation.sector === sector ? [operation.data] : [];
        if (!('value' in operation))
            return [];
        const sectors = operation.kind === 'write' ? operation.sectors : [operation.sector];
        return !own || sectors.includes(sector) ? [operation.value] : [];
    });
    return [...new Set([...initial, ...written, ...workloadValues(machine), '0', ...(isRaw ? [] : [GARBAGE])])];
}
