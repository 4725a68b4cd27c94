import type { Litmus } from '../../sim/storage/scenario.ts';
import { type WorldOptions } from '../../sim/storage/world.ts';
import { type AddedStep } from './insert-step.ts';
/** Each search stops after so many states; then it says nothing. */
export declare const COUNTERFACTUAL_STATES_MAX = 200000;
/** What was violated, and how a search of the scenario as it is ended. */
export interface Violated {
    readonly property: string;
    /** A shortest run, each choice by its label. */
    readonly run: readonly string[];
    /** Every property the scenario violates, this one included. */
    readonly violated: readonly string[];
    /** What should happen at least once, and does. */
    readonly reached: readonly string[];
}
export interface MissingSteps {
    /** Each remedy is a smallest set of steps after which the property holds; none where no set of that size helps. */
    readonly remedies: readonly Remedy[];
    /** Single steps that would have kept this run from going wrong, but not every other. */
    readonly partial: readonly MissingStep[];
    /** Sets of steps that might help, but whose search hit its limit. */
    readonly undecided: number;
}
export interface Remedy {
    readonly migration: number;
    readonly steps: readonly MissingStep[];
    /** States of the search that verified it. */
    readonly states: number;
}
export type MissingStep = AddedStep & {
    /** Name of the process that would take it. */
    readonly process: string;
    /** The first QEMU whose handoff has the step, or, where none has, a proposal with it. */
    readonly since?: {
        readonly kind: 'version' | 'proposal';
        readonly name: string;
        readonly cites: readonly string[];
    };
};
/** @returns null where there is no handoff to mend */
export declare function missingSteps(litmus: Litmus, violation: Violated, options?: MissingOptions): MissingSteps | null;
export type MissingOptions = Pick<WorldOptions, 'withoutRules'> & {
    readonly maxStates?: number;
};
