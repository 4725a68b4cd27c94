import { type Patch } from 'immer';
import type { Action, Choice, Model, Trace } from './model.ts';
/** One step of a timeline, with the states around it and exactly what changed. */
export interface TimelineStep<S> {
    readonly choice: Choice;
    readonly action: Action<S>;
    readonly label: string;
    readonly before: S;
    readonly after: S;
    readonly patches: readonly Patch[];
}
/**
 * Runs a trace and keeps every state on the way, unchanged parts shared. Meant for traces of tens of steps.
 *
 * @throws  Error when a choice is not enabled, as `replay` does
 */
export declare function timeline<S extends object>(model: Model<S>, trace: Trace): {
    initial: S;
    steps: TimelineStep<S>[];
};
