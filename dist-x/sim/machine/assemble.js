/** From a virtual machine and its storage to the litmus test that the model runs. */
import { fileSectorsOf, fileSizeOf } from "./layout.js";
/** Name of the handle through which a process does its I/O. */
export const IMAGE_HANDLE = 'image';
/** Name of the read-only handle that auto-read-only opens first. */
export const READ_ONLY_HANDLE = 'image-read-only';
export function assembleLitmus(scenario) {
    const { title, storage, machine, actors, handles, steps, faults, registers } = scenario;
    const sectors = fileSectorsOf(machine);
    return {
        title,
        storage,
        machine,
        actors,
        handles: [...handles, ...machine.processes.flatMap(handlesOf)],
        sectors,
        sizeSectors: fileSizeOf(machine, storage.kind === 'block' || storage.kind === 'rbd'),
        steps,
        faults,
        registers,
    };
}
function handlesOf({ name, cache, behaviour, autoReadOnly, readOnly }) {
    const mode = cache.direct ? 'direct' : 'buffered';
    const synchronous = behaviour.writethroughBySync && !cache.writeback;
    const handle = { actor: name, mode, synchronous, openAtStart: false };
    return [
        { ...handle, name: IMAGE_HANDLE, access: readOnly ? 'read-only' : 'read-write' },
        ...(autoReadOnly ? [{ ...handle, name: READ_ONLY_HANDLE, access: 'read-only' }] : []),
    ];
}
