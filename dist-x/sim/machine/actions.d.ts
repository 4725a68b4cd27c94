/** Everything that may happen above the storage, in fixed order, and when nothing of it is about to. */
import type { Action } from '../model.ts';
import type { StorageState } from '../storage/state.ts';
import type { World } from '../storage/world.ts';
type MachineAction = Action<StorageState>;
export interface MachineActions {
    readonly actions: readonly MachineAction[];
    readonly faults: readonly MachineAction[];
    /** True while source, destination and arbiter have nothing to do: only then does a script go on. */
    readonly idle: (state: StorageState) => boolean;
}
export declare function machineActions(world: World): MachineActions;
/** What the last action did wrong is said once: the next action begins with a clean slate. */
export declare function withFreshEvents(action: MachineAction): MachineAction;
export {};
