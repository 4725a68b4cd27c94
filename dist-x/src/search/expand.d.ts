import type { Model } from '../../sim/model.ts';
/** Called right after a recipe ran; stores the successor and undoes the recipe. False: the search must stop. */
export type Commit = (instance: number) => boolean;
export interface Expander {
    /** Takes every enabled choice of one action in the current state; returns how many there were. */
    readonly expand: () => number;
    readonly optional: boolean;
}
/**
 * One small function per action. Each is compiled from source of its own, so that the engine sees exactly one guard
 * and one recipe at each call and can inline them; one shared loop would call through both for every action.
 */
export declare function expandersOf<S>(model: Model<S>, state: S, commit: Commit): Expander[];
