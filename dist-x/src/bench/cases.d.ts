import { type Measurement } from './measure.ts';
import type { PanOptions } from './spin.ts';
/** One row group of the table: a model, and with what it is searched. To add a model, add a line to `benchmarks`. */
export interface Benchmark {
    readonly name: string;
    readonly measure: Readonly<Record<'explore' | 'baseline', () => Measurement>>;
    readonly baseline: boolean;
    readonly deep: boolean;
    readonly spin?: SpinModel;
}
/** The same model in Promela, written so that SPIN stores the same number of states. */
export interface SpinModel {
    readonly promela: () => string;
    readonly pan: PanOptions;
}
export declare const benchmarks: readonly Benchmark[];
