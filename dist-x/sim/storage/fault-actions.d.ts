/** Faults that may strike at any moment, within the scenario's budget. They are optional: a run may end without them. */
import type { Action } from '../model.ts';
import type { StorageState } from './state.ts';
import { type World } from './world.ts';
type StorageAction = Action<StorageState>;
export declare function faultActions(world: World): StorageAction[];
/** How often a fault may strike a host: the budget of the actor on it that has the largest. */
export declare function hostBudget(world: World, host: number, budget: Readonly<Record<string, number>>): number;
export {};
