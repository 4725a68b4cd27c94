/** Does a run go wrong in the same way when its handoff has a step more? A cheap question before a search. */
import type { Model } from '../../sim/model.ts';
import type { StorageState } from '../../sim/storage/state.ts';
/** A run that violates a property, each choice by its label. */
export interface BadRun {
    readonly property: string;
    readonly names: readonly string[];
}
/**
 * Takes the same choices, and the added steps as soon as they are due.
 *
 * @param added  the labels of the steps that were added
 * @returns `impossible` when the run cannot go on as it did
 */
export declare function rerun(model: Model<StorageState>, { names, property }: BadRun, added: readonly string[]): 'violates' | 'harmless' | 'impossible';
