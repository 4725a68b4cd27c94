/** What changed above the storage, one line for each thing: guest, processes, migrations, arbiter, network. */
import type { StorageState } from '../storage/state.ts';
import type { World } from '../storage/world-types.ts';
export declare function machineLines(world: World, before: StorageState, after: StorageState): string[];
