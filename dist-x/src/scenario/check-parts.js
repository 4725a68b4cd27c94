/** Which parts of a file need each other: those about virtual machines, and what makes anything happen at all. */
import { problem } from "./problems.js";
import { machineFaultNames } from "./read-guest.js";
/** Whether a virtual machine stands on top of the storage. */
export const hasMachines = ({ document }) => document.machines !== undefined;
export function checkParts(reading) {
    const { document, tree, problems } = reading;
    if (document.machines === undefined) {
        for (const path of pathsAboutMachines(reading)) {
            const message = `${path.join('.')}: only with a virtual machine, and the file lists no machines`;
            problems.push(problem('V048', tree.key(path), message, { hint: 'add "machines: {S: none, D: none}"' }));
        }
        return;
    }
    if (document.image === undefined) {
        const hint = 'add a line such as "image: raw"';
        problems.push(problem('V048', tree.key(['machines']), 'machines: the image that they open is missing', { hint }));
    }
    if (document.steps === undefined && document.guest === undefined) {
        const hint = 'add "steps:", or "guest: {writes: 1, reads: 1}"';
        problems.push(problem('V052', tree.key(['machines']), 'nothing happens: there are neither steps nor a guest', { hint }));
    }
}
function pathsAboutMachines({ document }) {
    const { faults = {}, disk } = document;
    return [
        ...['image', 'migrations', 'guest', 'properties'].flatMap((key) => document[key] === undefined ? [] : [[key]]),
        ...machineFaultNames.flatMap((name) => (faults[name] === undefined ? [] : [['faults', name]])),
        ...(disk?.sizes === undefined ? [] : [['disk', 'sizes']]),
    ];
}
