import type { Choice, Model } from './model.ts';
export interface RandomWalkOptions {
    readonly seed: string;
    readonly maxSteps: number;
}
/** A walk; `replay(model, choices)` reaches `final` again. */
export interface RandomWalk<S> {
    readonly choices: readonly Choice[];
    readonly final: S;
    readonly quiescent: boolean;
}
/**
 * Walks from the initial state, each time taking one of the enabled choices with equal chance, optional ones too.
 * Ends when nothing is enabled, in a `finished` state, or after `maxSteps` steps.
 */
export declare function randomWalk<S>(model: Model<S>, { seed, maxSteps }: RandomWalkOptions): RandomWalk<S>;
