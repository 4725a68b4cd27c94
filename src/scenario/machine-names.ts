/** The names that a file may use for what is above the storage, taken from the tables of the model. */
import { arbiterTable } from '../../sim/machine/arbiter-table.ts';
import { type CacheModeName, cacheModes } from '../../sim/machine/cache-modes.ts';
import { handoffTable } from '../../sim/machine/handoff-table.ts';
import { type DestinationStep, destinationSteps, type SourceStep, sourceSteps } from '../../sim/machine/handoffs.ts';
import { qemuVersions } from '../../sim/machine/qemu-version-table.ts';
import type { DeviceKind, Fencing, ImageFormat, ProcessSetup } from '../../sim/machine/setup.ts';

export const cacheModeNames = Object.keys(cacheModes) as readonly CacheModeName[];
export const sourceStepNames = Object.keys(sourceSteps) as readonly SourceStep[];
export const destinationStepNames = Object.keys(destinationSteps) as readonly DestinationStep[];

/** From the oldest to the latest; as keys of an object, names that look like whole numbers would come first. */
export const qemuNames: readonly string[] = Object.entries(qemuVersions)
  .sort(([, a], [, b]) => (a.released < b.released ? -1 : 1))
  .map(([name]) => name);

/** What a process runs where nothing is said. */
export const defaultQemu = qemuNames.at(-1) ?? '';

/** A version of QEMU names the handoff that it has. */
export const handoffNames: readonly string[] = [...new Set([...qemuNames, ...Object.keys(handoffTable)])];

export const noArbiter = 'none';
export const arbiterNames: readonly string[] = [...new Set([noArbiter, ...Object.keys(arbiterTable)])];

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
} as const satisfies Readonly<Record<string, ImageFormat>>;

export type FormatName = keyof typeof formats;
export const imageFormats = Object.keys(formats) as readonly FormatName[];
export const formatOf = (name: FormatName): ImageFormat => formats[name];

export const programs = ['qemu', 'qemu-io', 'qemu-img', 'qemu-storage-daemon'] as const;
export const devices = ['virtio-blk', 'ide', 'scsi'] as const satisfies readonly DeviceKind[];
export const fencings = ['none', 'process-kill', 'power', 'reservation'] as const satisfies readonly Fencing[];
export const lockings = ['auto', 'off'] as const;
export const writeErrorPolicies = ['report', 'stop'] as const;
export const startStates = ['running', 'incoming', 'absent'] as const satisfies readonly ProcessSetup['starts'][];
