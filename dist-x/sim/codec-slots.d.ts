import type { Field } from './state.ts';
/** Where a leaf lives: `bits` bits of word `word` from bit `shift` up. */
export interface Slot {
    readonly field: Field;
    readonly word: number;
    readonly shift: number;
    readonly bits: number;
}
/** The part of a codec that the search calls for every transition; generated or interpreted. */
export interface Packing<S> {
    /** Writes `words` words at `offset`. Throws like `check` when a leaf is out of bounds. */
    readonly pack: (state: S, words: Uint32Array, offset: number) => void;
    /** Overwrites every leaf of `state`. */
    readonly unpack: (words: Uint32Array, offset: number, state: S) => void;
    /**
     * Like `unpack`, but rewrites only the words that differ from `current`, the packed form of `state`. An undo that
     * touches one word is much cheaper than one that rewrites the whole state.
     */
    readonly restore: (words: Uint32Array, offset: number, current: Uint32Array, currentOffset: number, state: S) => void;
}
/** Gives every leaf the fewest bits that hold its `max`, in declaration order; none straddles two words. */
export declare function assignSlots(fields: readonly Field[]): {
    slots: Slot[];
    words: number;
};
