import { type CacheModeName } from '../../sim/machine/cache-modes.ts';
import { type DestinationStep, type SourceStep } from '../../sim/machine/handoffs.ts';
import type { ImageFormat } from '../../sim/machine/setup.ts';
export declare const cacheModeNames: readonly CacheModeName[];
export declare const sourceStepNames: readonly SourceStep[];
export declare const destinationStepNames: readonly DestinationStep[];
/** From the oldest to the latest; as keys of an object, names that look like whole numbers would come first. */
export declare const qemuNames: readonly string[];
/** What a process runs where nothing is said. */
export declare const defaultQemu: string;
/** A version of QEMU names the handoff that it has. */
export declare const handoffNames: readonly string[];
export declare const noArbiter = "none";
export declare const arbiterNames: readonly string[];
/** The formats by the names QEMU gives them. A driver that refuses to migrate is all alike to the model. */
declare const formats: {
    readonly raw: "raw";
    readonly qcow2: "qcow2";
    readonly qed: "qed";
    readonly vmdk: "blocked";
    readonly vdi: "blocked";
    readonly vpc: "blocked";
    readonly vhdx: "blocked";
    readonly qcow1: "blocked";
};
export type FormatName = keyof typeof formats;
export declare const imageFormats: readonly FormatName[];
export declare const formatOf: (name: FormatName) => ImageFormat;
export declare const programs: readonly ["qemu", "qemu-io", "qemu-img", "qemu-storage-daemon"];
export declare const devices: readonly ["virtio-blk", "ide", "scsi"];
export declare const fencings: readonly ["none", "process-kill", "power", "reservation"];
export declare const lockings: readonly ["auto", "off"];
export declare const writeErrorPolicies: readonly ["report", "stop"];
export declare const startStates: readonly ["running", "incoming", "absent"];
export {};
