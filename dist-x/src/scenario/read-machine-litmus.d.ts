import type { ReadModel } from './model.ts';
import type { Reading } from './reading.ts';
/** Undefined where a problem was found. */
export declare function readMachineLitmus(reading: Reading): ReadModel | undefined;
