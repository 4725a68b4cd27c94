import type { Choice, Model } from '../model.ts';
import type { StorageState } from './state.ts';
import type { World } from './world.ts';
/**
 * Who acts and what they do, for example `D` and `read x -> after`.
 *
 * @param before  the state in which it happens, which knows what a guest writes; absent: that is left out
 */
export declare function describeChoice(world: World, model: Model<StorageState>, { action, choice }: Choice, before?: StorageState): {
    readonly actor: string;
    readonly text: string;
};
/** One line per thing that changed, in the order guest, machines, hosts, network, storage. */
export declare function describeChange(world: World, before: StorageState, after: StorageState): string[];
export declare const pageName: (world: World, page: number) => string;
