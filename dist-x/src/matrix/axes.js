import { cacheModeNames, defaultQemu, noArbiter } from "../scenario/machine-names.js";
import { noFaults } from "./fault-choice.js";
export const ownHandoff = 'own';
/** The table of conclusions of 2011, and beside it what the current QEMU makes of it. */
export const defaultAxes = {
    storages: ['iscsi', 'fc', 'direct-attached', 'nfs', 'gfs2', 'gpfs', 'cephfs', 'gluster', 'gluster-virt', 'rbd'],
    caches: cacheModeNames,
    images: ['raw', 'qcow2', 'qed'],
    qemus: ['2011', defaultQemu],
    handoffs: [ownHandoff],
    arbiters: [noArbiter],
    faults: [noFaults],
};
/** Every combination, in the order in which a table is read. */
export function cellsOf({ storages, images, caches, qemus, handoffs, arbiters, faults }) {
    return storages.flatMap((storage) => images.flatMap((image) => caches.flatMap((cache) => qemus.flatMap((qemu) => handoffs.flatMap((handoff) => arbiters.flatMap((arbiter) => faults.map((budget) => ({ storage, cache, image, qemu, handoff, arbiter, faults: budget }))))))));
}
/** `nfs/writeback/qcow2`, with what is not as usual behind it. */
export function cellName({ storage, cache, image, qemu, handoff, arbiter, faults }) {
    return [
        ...[storage, cache, image, qemu],
        ...(handoff === ownHandoff ? [] : [handoff]),
        ...(arbiter === noArbiter ? [] : [arbiter]),
        ...(faults === noFaults ? [] : [faults]),
    ].join('/');
}
