/** What a run ended with, read off a quiescent state. */
import type { StorageState } from './state.ts';
import type { World } from './world.ts';
export interface RegisterOutcome {
    readonly name: string;
    /** Data (values separated by blanks), a size in sectors, `ok`, an error name, or `-` where the step never ran. */
    readonly value: string;
    /** True where it breaks the guest contract: not the last acknowledged write, not the true size. */
    readonly old: boolean;
}
export declare function outcomeOf(world: World, state: StorageState): {
    readonly registers: readonly RegisterOutcome[];
};
export declare function registerOf(world: World, state: StorageState, register: number): RegisterOutcome;
