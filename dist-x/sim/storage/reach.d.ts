import type { StorageState } from './state.ts';
import { type World, type WorldStep } from './world.ts';
/** What keeps a step waiting: the storage, or a host that holds something and does not answer. */
export type Awaited = {
    readonly kind: 'storage';
} | {
    readonly kind: 'host';
    readonly host: number;
};
/** @returns null when the step need not wait */
export declare function awaited(world: World, state: StorageState, step: WorldStep): Awaited | null;
/** Does the step fail with EIO because the storage is out of reach? Asked only of steps that need not wait. */
export declare function failsForWantOfPath(world: World, state: StorageState, step: WorldStep): boolean;
