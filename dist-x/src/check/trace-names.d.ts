import type { Model, Trace } from '../../sim/model.ts';
/** A run as it is written into a file: the label of each choice, which survives a reordering of the model's actions. */
export declare function traceNames<S>(model: Model<S>, trace: Trace): string[];
/** The run that a file names. */
export declare function traceOfNames<S>(model: Model<S>, names: readonly string[]): {
    ok: true;
    trace: Trace;
} | {
    ok: false;
    unknown: UnknownChoice;
};
/** A name that no choice of the model has, at `index` of the list. */
export interface UnknownChoice {
    readonly index: number;
    readonly name: string;
    readonly nearest?: string;
}
