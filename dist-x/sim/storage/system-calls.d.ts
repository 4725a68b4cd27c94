import { type Variant } from './input-output.ts';
import type { StorageState } from './state.ts';
import { type World } from './world.ts';
/** Executes step `index`. Recipe: mutates `state`. */
export declare function runStep(world: World, state: StorageState, index: number, variant: Variant): void;
