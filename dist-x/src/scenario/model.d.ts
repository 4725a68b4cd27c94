import type { Litmus } from '../../sim/storage/scenario.ts';
/** Everything the model sees, and every size that the disk or the image file can have. */
export interface ReadModel {
    readonly litmus: Litmus;
    readonly sizes: readonly number[];
}
