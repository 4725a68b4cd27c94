import type { Litmus } from '../../sim/storage/scenario.ts';
/**
 * Why such a machine cannot be made at all; undefined where it can. This is about what a driver does with its file when
 * an image is created, not about what is safe.
 */
export declare function whyNotPossible({ machine, storage }: Litmus): string | undefined;
