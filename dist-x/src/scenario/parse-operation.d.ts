/** One step from words to an operation of the model: handle, operands, register. */
import type { Operation } from '../../sim/storage/scenario.ts';
import { type Register } from './arrow.ts';
import { type Cast } from './cast.ts';
import { type Disk } from './disk.ts';
import type { RawStep } from './raw-steps.ts';
import type { Reading } from './reading.ts';
import type { StorageKind } from './storage-options.ts';
export interface ParsedStep {
    readonly operation: Operation;
    readonly register?: Register;
}
export interface Scene {
    readonly reading: Reading;
    readonly cast: Cast;
    readonly disk: Disk;
    /** Absent where the storage itself is in error, so that its consequences are not reported too. */
    readonly kind: StorageKind | undefined;
}
/** The operation of a step, or undefined and at least one problem. */
export declare function parseStep(scene: Scene, step: RawStep): ParsedStep | undefined;
