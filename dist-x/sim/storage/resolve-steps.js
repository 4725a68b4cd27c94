import { READ_AHEAD_PAGES_MAX } from "./limits.js";
/** A step of several sectors inside an interleaving block becomes one step per sector: no system promises more. */
export function resolveSteps(resolve) {
    const { litmus } = resolve;
    const last = [];
    const steps = [];
    for (const [source, step] of litmus.steps.entries()) {
        const parts = partsOf(step);
        const register = step.register === undefined ? -1 : resolve.registers.findIndex(({ name }) => name === step.register);
        for (const [part, names] of parts.entries()) {
            const byActor = step.actor !== 'storage' && step.actor !== 'cluster';
            const operation = step.operation;
            steps.push({
                source,
                actor: step.actor,
                host: byActor ? resolve.views[resolve.viewOf(step.actor)].host : -1,
                view: byActor ? resolve.viewOf(step.actor) : -1,
                operation,
                handle: 'handle' in operation
                    ? resolve.handles.findIndex(({ actor, name }) => actor === step.actor && name === operation.handle)
                    : -1,
                sectors: names.map(resolve.sectorIndex),
                operand: operandOf(resolve, operation),
                register,
                firstCell: register < 0 ? -1 : resolve.registers[register].firstCell + (operation.kind === 'read' ? part : 0),
                continues: false,
                after: part > 0 ? [steps.length - 1] : step.after.map((index) => last[index]),
                ofMachine: isOfMachine(litmus, step),
                text: parts.length > 1 ? `${step.text} (${names.join(' ')})` : step.text,
            });
        }
        last.push(steps.length - 1);
    }
    return steps.map((step, index) => ({ ...step, continues: continuesStream(resolve, steps.slice(0, index), step) }));
}
/** What happens to the host under a process is no step of the process. */
const hostOperations = [
    'crash',
    'boot',
    'partition',
    'heal',
    'wait',
    'rescan',
    'drop-caches',
    'flsbuf',
];
function isOfMachine({ machine }, { actor, operation }) {
    return machine?.processes.some(({ name }) => name === actor) === true && !hostOperations.includes(operation.kind);
}
function continuesStream(resolve, earlier, step) {
    const first = Math.min(...step.sectors.map((sector) => resolve.pageNumberOf(sector)));
    const near = (page) => page <= first && page >= first - READ_AHEAD_PAGES_MAX - 1;
    return earlier.some(({ view, sectors }) => view === step.view && sectors.some((sector) => near(resolve.pageNumberOf(sector))));
}
function partsOf(step) {
    const names = sectorsOf(step.operation);
    return step.concurrent && names.length > 1 ? names.map((name) => [name]) : [names];
}
function sectorsOf(operation) {
    switch (operation.kind) {
        case 'read':
        case 'write':
            return operation.sectors;
        case 'mmap':
        case 'munmap':
        case 'mread':
        case 'mwrite':
            return [operation.sector];
        default:
            return [];
    }
}
function operandOf(resolve, operation) {
    switch (operation.kind) {
        case 'write':
        case 'mwrite':
            return resolve.values.indexOf(operation.value);
        case 'vm-write':
        case 'vm-submit':
            return resolve.values.indexOf(operation.data);
        case 'truncate':
        case 'resize':
            return resolve.sizes.indexOf(operation.sizeSectors);
        case 'fence': {
            const fenced = resolve.litmus.actors.find(({ name }) => name === operation.host);
            return resolve.hosts.indexOf(fenced?.host ?? operation.host);
        }
        default:
            return 0;
    }
}
