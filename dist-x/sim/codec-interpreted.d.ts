import type { Packing, Slot } from './codec-slots.ts';
/** The packing functions without generated source: slower, but allowed under every content security policy. */
export declare function interpretPacking<S>(slots: readonly Slot[], words: number, refuse: (state: S) => never): Packing<S>;
