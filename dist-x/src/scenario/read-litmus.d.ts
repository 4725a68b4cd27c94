import type { ReadModel } from './model.ts';
import type { Reading } from './reading.ts';
import type { StorageKind } from './storage-options.ts';
/** Undefined where a problem was found. */
export declare function readLitmus(reading: Reading): ReadModel | undefined;
/** A write beyond the end makes a file larger; on a device it fails. */
export declare const growsByWrite: (kind: StorageKind) => boolean;
