import type { Choice, Model } from '../model.ts';
import { type RuleId } from './rules.ts';
import type { StorageState } from './state.ts';
import { type World } from './world.ts';
export interface Run {
    /** The initial state first: what choice `i` leads to is `states[i + 1]`. */
    readonly states: readonly StorageState[];
    /** The rules that took part in each choice, each once. */
    readonly fired: readonly (readonly RuleId[])[];
}
export declare function runOf(world: World, model: Model<StorageState>, choices: readonly Choice[]): Run;
/** Does something, and says which rules took part, each once, in the order in which they did. */
export declare function recorded<T>(world: World, act: () => T): {
    readonly result: T;
    readonly rules: RuleId[];
};
/** A function that makes copies one may change, of states that may be frozen. */
export declare function copierOf(model: Pick<Model<StorageState>, 'shape'>): (state: StorageState) => StorageState;
/**
 * The rules without which a run would not have ended as it did: each alone, or, where several causes overlap, a
 * smallest group of them together.
 *
 * @param same  does a run without these rules end the same?
 */
export declare function decidingRules(candidates: readonly RuleId[], same: (without: readonly RuleId[]) => boolean): RuleId[];
/** The same choices in a world without some rules. @returns null when one of them is impossible there */
export declare function rerunWithout(world: World, choices: readonly Choice[], without: readonly RuleId[]): {
    readonly world: World;
    readonly model: Model<StorageState>;
    readonly state: StorageState;
} | null;
export declare function lastIndex<T>(list: readonly T[], matches: (item: T, index: number) => boolean): number;
