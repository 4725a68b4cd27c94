import type { Reading } from './reading.ts';
/** Whether a virtual machine stands on top of the storage. */
export declare const hasMachines: ({ document }: Reading) => boolean;
export declare function checkParts(reading: Reading): void;
