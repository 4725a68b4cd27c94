import type { StorageOptions } from '../../sim/storage/options.ts';
import type { Reading } from './reading.ts';
/** The options of the chosen storage: those of the catalogue, changed by those of the file. */
export declare function readStorage(reading: Reading): StorageOptions | undefined;
