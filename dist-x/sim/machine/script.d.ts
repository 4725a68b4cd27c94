/** Steps of a scenario that name a QEMU process or a tool: what each does, what it records, and when it may run. */
import type { Action } from '../model.ts';
import type { StorageState } from '../storage/state.ts';
import { type World, type WorldStep } from '../storage/world.ts';
export declare function scriptAction(world: World, index: number, mayStart: (state: StorageState, step: WorldStep) => boolean, idle: (state: StorageState) => boolean): Action<StorageState>;
/** A format whose allocator is the end of the file needs a file that has one to move. */
export declare function canCreate(world: World): boolean;
