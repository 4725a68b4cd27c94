import type { Operation } from './scenario.ts';
/** A step, or one sector of a step whose sectors others may get between. */
export interface WorldStep {
    readonly source: number;
    readonly actor: string;
    /** Host of the actor; -1 for `storage` and `cluster`. */
    readonly host: number;
    /** View the actor goes through; -1 for `storage` and `cluster`. */
    readonly view: number;
    readonly operation: Operation;
    readonly handle: number;
    readonly sectors: readonly number[];
    /** Version written, index of the new size, or host to fence. */
    readonly operand: number;
    readonly register: number;
    readonly firstCell: number;
    readonly after: readonly number[];
    /** The page before it was accessed through the same cache by an earlier step: a sequential stream. */
    readonly continues: boolean;
    readonly text: string;
    /** Done by a QEMU process or a tool, above the system calls. */
    readonly ofMachine: boolean;
}
