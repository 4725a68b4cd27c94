/** The names that a file may use for what is above the storage, taken from the tables of the model. */
import { arbiterTable } from "../../sim/machine/arbiter-table.js";
import { cacheModes } from "../../sim/machine/cache-modes.js";
import { handoffTable } from "../../sim/machine/handoff-table.js";
import { destinationSteps, sourceSteps } from "../../sim/machine/handoffs.js";
import { qemuVersions } from "../../sim/machine/qemu-version-table.js";
export const cacheModeNames = Object.keys(cacheModes);
export const sourceStepNames = Object.keys(sourceSteps);
export const destinationStepNames = Object.keys(destinationSteps);
/** From the oldest to the latest; as keys of an object, names that look like whole numbers would come first. */
export const qemuNames = Object.entries(qemuVersions)
    .sort(([, a], [, b]) => (a.released < b.released ? -1 : 1))
    .map(([name]) => name);
/** What a process runs where nothing is said. */
export const defaultQemu = qemuNames.at(-1) ?? '';
/** A version of QEMU names the handoff that it has. */
export const handoffNames = [...new Set([...qemuNames, ...Object.keys(handoffTable)])];
export const noArbiter = 'none';
export const arbiterNames = [...new Set([noArbiter, ...Object.keys(arbiterTable)])];
/** The formats by the names QEMU gives them. A driver that refuses to migrate is all alike to the model. */
const formats = {
    raw: 'raw',
    qcow2: 'qcow2',
    qed: 'qed',
    vmdk: 'blocked',
    vdi: 'blocked',
    vpc: 'blocked',
    vhdx: 'blocked',
    qcow1: 'blocked',
};
export const imageFormats = Object.keys(formats);
export const formatOf = (name) => formats[name];
export const programs = ['qemu', 'qemu-io', 'qemu-img', 'qemu-storage-daemon'];
export const devices = ['virtio-blk', 'ide', 'scsi'];
export const fencings = ['none', 'process-kill', 'power', 'reservation'];
export const lockings = ['auto', 'off'];
export const writeErrorPolicies = ['report', 'stop'];
export const startStates = ['running', 'incoming', 'absent'];
