import type { Model, Trace } from '../../sim/model.ts';
/** A property that a run violates, where it does so first, counted in steps; 0 is the start. */
export interface RunViolation {
    readonly property: string;
    readonly explanation: string;
    readonly step: number;
}
/** What one run violates, in the order in which it happens. The trace must be enabled throughout. */
export declare function violationsOfRun<S>(model: Model<S>, trace: Trace): RunViolation[];
