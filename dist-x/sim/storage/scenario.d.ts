/**
 * A litmus test as plain data: what the storage is, who opens what, which steps run in which order, and which
 * faults may strike. Everything is named here; `world.ts` turns names into indices. Expected outcomes are not
 * part of it, so that nothing in the model can look at them.
 */
import type { MachineOperation, MachineSetup } from '../machine/setup.ts';
import type { StorageOptions } from './options.ts';
export interface Litmus {
    readonly title: string;
    readonly storage: StorageOptions;
    /** Processes that issue system calls, in the order in which they are first named. */
    readonly actors: readonly Actor[];
    readonly handles: readonly Handle[];
    /** Named sectors. Address in sectors of 512 bytes; a page holds eight of them. */
    readonly sectors: readonly Sector[];
    /** Size of the device or file before the first step, in sectors of 512 bytes. */
    readonly sizeSectors: number;
    /** Steps in file order; `after` holds indices into this list. */
    readonly steps: readonly Step[];
    readonly faults: FaultBudget;
    /** Names of the results the steps record, in order of first appearance. */
    readonly registers: readonly string[];
    /** The virtual machine on top; absent in a scenario about storage alone. */
    readonly machine?: MachineSetup;
}
/** A process. Two actors on one host and one node share a page cache; two nodes of one host do not. */
export interface Actor {
    readonly name: string;
    /** The machine: what a crash, a partition or drop_caches hits. */
    readonly host: string;
    /** The device node or mount through which the actor reaches the medium. */
    readonly node: string;
}
/** An open file description; the name is local to its actor, the flags never change. */
export interface Handle {
    readonly actor: string;
    readonly name: string;
    readonly mode: 'buffered' | 'direct';
    /** O_DSYNC: a write returns when it is stable. */
    readonly synchronous: boolean;
    readonly access: 'read-only' | 'read-write';
    /** True where the scenario opens it before the first step. */
    readonly openAtStart: boolean;
}
export interface Sector {
    readonly name: string;
    readonly address: number;
    /** How many sectors of 512 bytes the name stands for, all inside one page; they are always read and written together. */
    readonly length: number;
    /** What it holds before the first step. */
    readonly initial: string;
}
export interface Step {
    /** Name of an actor, or `storage` (target, server) or `cluster` (fencing agent). */
    readonly actor: string;
    readonly operation: Operation;
    /** Steps that must have ended before this one starts. */
    readonly after: readonly number[];
    /** Where the result goes: data read, a size, or `ok` / an error name. */
    readonly register?: string;
    /** The step as the author wrote it, without the actor. */
    readonly text: string;
    /** True inside a block of steps that may interleave. */
    readonly concurrent: boolean;
}
export type Operation = MachineOperation | {
    readonly kind: 'open' | 'close' | 'fsync' | 'dontneed' | 'size' | 'fstat' | 'lock' | 'unlock' | 'invalidate';
    readonly handle: string;
} | {
    readonly kind: 'read';
    readonly handle: string;
    readonly sectors: readonly string[];
} | {
    readonly kind: 'write';
    readonly handle: string;
    readonly sectors: readonly string[];
    readonly value: string;
} | {
    readonly kind: 'mmap' | 'munmap' | 'mread';
    readonly handle: string;
    readonly sector: string;
} | {
    readonly kind: 'mwrite';
    readonly handle: string;
    readonly sector: string;
    readonly value: string;
} | {
    readonly kind: 'truncate';
    readonly handle: string;
    readonly sizeSectors: number;
}
/** By an actor, on its host: BLKFLSBUF, drop_caches, re-reading the device size, letting time pass, crash, cable pulled and put back; `boot` brings a crashed host back with nothing open. */
 | {
    readonly kind: 'flsbuf' | 'drop-caches' | 'rescan' | 'wait' | 'crash' | 'boot' | 'partition' | 'heal';
}
/** By `storage`. */
 | {
    readonly kind: 'server-crash' | 'server-restart' | 'power-loss';
} | {
    readonly kind: 'resize';
    readonly sizeSectors: number;
}
/** By `cluster`: the host is powered off and its locks are released. */
 | {
    readonly kind: 'fence';
    readonly host: string;
};
/** How often each fault may strike, at any moment; 0 where absent. Per-host faults are keyed by actor name. */
export interface FaultBudget {
    readonly hostCrash: Readonly<Record<string, number>>;
    readonly partition: Readonly<Record<string, number>>;
    readonly flushError: Readonly<Record<string, number>>;
    readonly delayedDuplicate: Readonly<Record<string, number>>;
    readonly serverCrash: number;
    readonly powerLoss: number;
}
