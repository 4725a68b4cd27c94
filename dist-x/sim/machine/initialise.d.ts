/** The state before the first step: images laid out on the storage, the guest running where it starts. */
import type { StorageState } from '../storage/state.ts';
import type { World } from '../storage/world.ts';
/** Lays the images out. Comes before anybody opens them. */
export declare function initialiseImages(world: World, state: StorageState): void;
export declare function initialiseMachine(world: World, state: StorageState): void;
