/** What a machine can do in a step, as data: the parser, the published schema and the reference are made from this. */
import type { MachineOperation } from '../../sim/machine/setup.ts';
export type MachineOperand = 'sector' | 'value' | 'size' | 'layer';
export interface MachineOperationRule {
    readonly name: string;
    readonly kind: MachineOperation['kind'];
    readonly operands: readonly MachineOperand[];
    readonly result: 'none' | 'optional' | 'required';
    /** Tools such as qemu-io have neither a device nor a guest, and do not migrate. */
    readonly tools: boolean;
    /** What the image or the file must have. */
    readonly needs?: 'bitmap' | 'snapshots' | 'backing' | 'header' | 'qed' | 'migration' | 'source';
    readonly meaning: string;
}
export declare const machineOperations: readonly [{
    readonly name: "launch";
    readonly kind: "launch";
    readonly meaning: "start the process and open the image: a destination with `-incoming`, a tool, or QEMU from nothing";
    readonly result: "optional";
    readonly operands: readonly [];
    readonly tools: true;
}, {
    readonly name: "read";
    readonly kind: "vm-read";
    readonly operands: readonly ["sector"];
    readonly meaning: "read one sector as the guest does, or through the tool; the result is its data";
    readonly result: "optional";
    readonly tools: true;
}, {
    readonly name: "write";
    readonly kind: "vm-write";
    readonly operands: readonly ["sector", "value"];
    readonly meaning: "write one sector and wait until the device says that it is done";
    readonly result: "optional";
    readonly tools: true;
}, {
    readonly name: "submit";
    readonly kind: "vm-submit";
    readonly operands: readonly ["sector", "value"];
    readonly result: "none";
    readonly meaning: "send a write and do not wait; it completes by itself, or when requests are drained";
    readonly tools: false;
}, {
    readonly name: "flush";
    readonly kind: "vm-flush";
    readonly meaning: "flush the write cache of the device";
    readonly result: "optional";
    readonly operands: readonly [];
    readonly tools: true;
}, {
    readonly name: "size";
    readonly kind: "vm-size";
    readonly operands: readonly ["layer"];
    readonly meaning: "size of the disk in sectors, as the kernel of the guest, the device or the block layer has it";
    readonly result: "required";
    readonly tools: true;
}, {
    readonly name: "geometry";
    readonly kind: "vm-geometry";
    readonly meaning: "what the guess of a CHS geometry found in sector 0 when the device was made";
    readonly result: "required";
    readonly operands: readonly [];
    readonly tools: false;
}, {
    readonly name: "reopen";
    readonly kind: "vm-reopen";
    readonly meaning: "open the image afresh (`reopen` of qemu-io)";
    readonly result: "optional";
    readonly operands: readonly [];
    readonly tools: true;
}, {
    readonly name: "quit";
    readonly kind: "quit";
    readonly result: "none";
    readonly meaning: "close the image in the ordinary way and exit";
    readonly operands: readonly [];
    readonly tools: true;
}, {
    readonly name: "kill";
    readonly kind: "kill";
    readonly result: "none";
    readonly meaning: "the process dies at once (SIGKILL)";
    readonly operands: readonly [];
    readonly tools: true;
}, {
    readonly name: "resize";
    readonly kind: "block-resize";
    readonly operands: readonly ["size"];
    readonly meaning: "block_resize: the disk gets so many sectors, and the guest is told";
    readonly result: "optional";
    readonly tools: true;
}, {
    readonly name: "create";
    readonly kind: "create";
    readonly meaning: "`qemu-img create`: `ok`, or `refused` where the format cannot live on this storage";
    readonly result: "required";
    readonly operands: readonly [];
    readonly tools: true;
}, {
    readonly name: "snapshot";
    readonly kind: "snapshot";
    readonly needs: "snapshots";
    readonly meaning: "take an internal snapshot";
    readonly result: "optional";
    readonly operands: readonly [];
    readonly tools: true;
}, {
    readonly name: "read-snapshot";
    readonly kind: "snapshot-read";
    readonly operands: readonly ["sector"];
    readonly needs: "snapshots";
    readonly meaning: "read one sector as the last internal snapshot has it";
    readonly result: "optional";
    readonly tools: true;
}, {
    readonly name: "commit";
    readonly kind: "commit";
    readonly needs: "backing";
    readonly meaning: "write what the top image holds into its backing file";
    readonly result: "optional";
    readonly operands: readonly [];
    readonly tools: true;
}, {
    readonly name: "check";
    readonly kind: "image-check";
    readonly needs: "header";
    readonly meaning: "`qemu-img check` of what is on the storage: `clean`, `leaks` or `corrupt`";
    readonly result: "required";
    readonly operands: readonly [];
    readonly tools: true;
}, {
    readonly name: "dirty-flag";
    readonly kind: "dirty-flag";
    readonly needs: "header";
    readonly meaning: "is NEED_CHECK (QED) or the dirty bit (qcow2) set in the header on the storage: `yes` or `no`";
    readonly result: "required";
    readonly operands: readonly [];
    readonly tools: true;
}, {
    readonly name: "bitmap";
    readonly kind: "bitmap";
    readonly needs: "bitmap";
    readonly meaning: "what the header on the storage says of the persistent bitmap: `stored`, `in-use` or `none`";
    readonly result: "required";
    readonly operands: readonly [];
    readonly tools: true;
}, {
    readonly name: "wait";
    readonly kind: "vm-wait";
    readonly result: "none";
    readonly needs: "qed";
    readonly meaning: "the need-check timer of QED runs out (five seconds of guest time)";
    readonly operands: readonly [];
    readonly tools: false;
}, {
    readonly name: "migrate";
    readonly kind: "migrate";
    readonly needs: "source";
    readonly meaning: "hand the guest over";
    readonly result: "optional";
    readonly operands: readonly [];
    readonly tools: false;
}, {
    readonly name: "migrate-continue";
    readonly kind: "migrate-continue";
    readonly needs: "source";
    readonly meaning: "switch over, after a pause before it";
    readonly result: "optional";
    readonly operands: readonly [];
    readonly tools: false;
}, {
    readonly name: "migrate-cancel";
    readonly kind: "migrate-cancel";
    readonly needs: "source";
    readonly meaning: "give the migration up";
    readonly result: "optional";
    readonly operands: readonly [];
    readonly tools: false;
}, {
    readonly name: "migration";
    readonly kind: "migration-status";
    readonly needs: "migration";
    readonly meaning: "what `query-migrate` says, such as `completed`";
    readonly result: "required";
    readonly operands: readonly [];
    readonly tools: false;
}, {
    readonly name: "cont";
    readonly kind: "cont";
    readonly meaning: "run the virtual processors";
    readonly result: "optional";
    readonly operands: readonly [];
    readonly tools: false;
}, {
    readonly name: "stop";
    readonly kind: "stop";
    readonly result: "none";
    readonly meaning: "stop the virtual processors";
    readonly operands: readonly [];
    readonly tools: false;
}, {
    readonly name: "status";
    readonly kind: "status";
    readonly meaning: "what `query-status` says, such as `running`";
    readonly result: "required";
    readonly operands: readonly [];
    readonly tools: false;
}];
export type MachineOperationName = (typeof machineOperations)[number]['name'];
export declare const machineOperation: (name: string) => MachineOperationRule | undefined;
export declare const machineOperationNames: readonly string[];
/** Whose size `size` asks for. */
export declare const sizeLayers: readonly ["guest", "device", "block"];
export type SizeLayer = (typeof sizeLayers)[number];
/** `write SECTOR VALUE [-> REGISTER]` */
export declare function machineSyntax({ name, operands, result }: MachineOperationRule): string;
