import type { Choice, Model, Trace } from './model.ts';
/**
 * Runs a trace from the initial state.
 *
 * @returns the final state, mutable and owned by the caller
 * @throws  Error when a choice is not enabled, see `assertEnabled`
 */
export declare function replay<S>(model: Model<S>, trace: Trace): S;
/**
 * Throws unless the choice may happen in the state. The message names the choice, its step (counted from 1), and
 * everything that was enabled instead.
 */
export declare function assertEnabled<S>(model: Model<S>, state: S, choice: Choice, at: number): void;
