import type { Choice, Model } from '../model.ts';
import type { Run } from '../storage/run.ts';
import type { StorageState } from '../storage/state.ts';
import type { World } from '../storage/world-types.ts';
/** A run that is looked at, with everything needed to look at it. */
export interface Scene extends Run {
    readonly world: World;
    readonly model: Model<StorageState>;
    readonly choices: readonly Choice[];
}
