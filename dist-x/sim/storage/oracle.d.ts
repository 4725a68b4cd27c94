import type { StorageState } from './state.ts';
import type { World } from './world.ts';
/** A write through `view` was acknowledged. */
export declare function acknowledge(world: World, state: StorageState, view: number, sectors: readonly number[], value: number): void;
/**
 * A flush, or a stable write of some `sectors`, through `view` was acknowledged: what was written through it there must
 * survive everything. Null: everywhere.
 */
export declare function guarantee(world: World, state: StorageState, view: number, sectors: readonly number[] | null): void;
/** A loss the contract allows: what was not flushed may be gone. `view`: only what it wrote; null: everyone's. */
export declare function allowLoss(world: World, state: StorageState, view: number | null): void;
/** After an allowed loss a file may be as short as the medium has it, or as what was not lost of it still is. */
export declare function allowSize(world: World, state: StorageState, view: number): void;
/** A read through `view` returned `value`. @returns true when the guest may not see this value */
export declare function observe(world: World, state: StorageState, view: number, sector: number, value: number): boolean;
