import type { Packing, Slot } from './codec-slots.ts';
import type { Layout } from './state.ts';
/**
 * Compiles the packing functions of a layout to straight-line source: no loops, no paths to walk, every property at a
 * place of its own, so that the engine can compile each access to one load or store.
 *
 * @param refuse  called by `pack` on a leaf whose value does not fit; must throw
 * @returns undefined where source may not be compiled (content security policy of a browser)
 */
export declare function generatePacking<S>(layout: Layout, slots: readonly Slot[], words: number, refuse: (state: S) => never): Packing<S> | undefined;
