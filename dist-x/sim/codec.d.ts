import { type Packing, type Slot } from './codec-slots.ts';
import { type Shape } from './state.ts';
/**
 * Packs states of a shape into 32-bit words and back. Every leaf takes the fewest bits that hold its `max`; fields
 * stand in declaration order and never straddle two words.
 */
export interface Codec<S> extends Packing<S> {
    readonly words: number;
    readonly bits: number;
    readonly slots: readonly Slot[];
    /** A fresh all-zero state. */
    readonly initial: () => S;
    readonly equal: (a: S, b: S) => boolean;
    /** One line: `phase=paused disk=[0 1] target={cache=[- v1]}`. */
    readonly format: (state: S) => string;
    /**
     * Throws a RangeError naming the path when a leaf is out of bounds, a key or entry is missing or extra, or one
     * object stands in two places (a recipe then assigned a whole array or record instead of copying its leaves).
     */
    readonly check: (state: S) => void;
}
/**
 * Derives the codec of a shape.
 *
 * @param packing  'generated' compiles straight-line source and falls back to 'interpreted' where a content security
 *                 policy forbids that; both pack to the same bits, generated at least ten times faster
 */
export declare function codecOf<S>(shape: Shape<S>, packing?: 'generated' | 'interpreted'): Codec<S>;
