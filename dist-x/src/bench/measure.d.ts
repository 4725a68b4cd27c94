import type { Model } from '../../sim/model.ts';
/** What one search in one fresh process took. Includes just-in-time compilation, excludes the start of the process. */
export interface Measurement {
    readonly states: number;
    readonly transitions: number;
    readonly elapsedMs: number;
    readonly bytesPerState: number;
}
export declare function measureExplore<S>(model: Model<S>): Measurement;
export declare function measureBaseline<S>(model: Model<S>): Measurement;
