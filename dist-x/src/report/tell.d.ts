import type { Trace } from '../../sim/model.ts';
import { type RuleId } from '../../sim/storage/rules.ts';
import type { Litmus } from '../../sim/storage/scenario.ts';
import { type WorldOptions } from '../../sim/storage/world.ts';
/** A run in words. */
export interface ToldRun {
    readonly steps: readonly ToldStep[];
    /** Steps of the scenario that never run, where the run has come to its end. */
    readonly waiting: readonly ToldWaiting[];
}
export interface ToldStep {
    /** Counted from 1. */
    readonly number: number;
    readonly actor: string;
    readonly text: string;
    /** What changed where, one line each. */
    readonly changes: readonly string[];
    /** The registers that this step filled, where there is more to say than the value. */
    readonly results: readonly ToldResult[];
}
/** What a step returned, and why. Steps are counted from 1. */
export interface ToldResult {
    readonly register: string;
    readonly value: string;
    /** True where the value breaks the guest's contract. */
    readonly old: boolean;
    /** Where the data came from; absent where the result is no data. */
    readonly origin?: ToldOrigin;
    /** Rules without any one of which the result would have been another; none where no single one decides. */
    readonly rules: readonly ToldRule[];
}
export interface ToldOrigin {
    /** Such as `page cache of D`. */
    readonly place: string;
    /** The step in which the copy that was read was made; absent where it was there from the start. */
    readonly copyMadeStep?: number;
    /** The last acknowledged write to the sector. */
    readonly lastWriteStep?: number;
    /** Where that write was when the read happened; empty when it had been lost. */
    readonly newestIn: readonly string[];
}
export interface ToldWaiting {
    readonly actor: string;
    readonly text: string;
    readonly reason: string;
    readonly rules: readonly ToldRule[];
}
export interface ToldRule {
    readonly id: RuleId;
    readonly text: string;
    readonly source: readonly string[];
}
/**
 * Tells a run of a litmus test step by step. Builds a model of its own, so that the recipes of a search are never run
 * under immer, which would slow the search.
 *
 * @throws Error when a choice of the trace is not enabled; it names the step and what was enabled instead
 */
export declare function tellRun(litmus: Litmus, options: WorldOptions, trace: Trace): ToldRun;
/** Only who does what in each step. */
export declare function tellSteps(litmus: Litmus, options: WorldOptions, trace: Trace): Pick<ToldStep, 'actor' | 'text'>[];
