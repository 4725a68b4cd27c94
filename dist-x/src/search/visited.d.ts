/**
 * The exact set of visited states, which is the queue of the breadth-first search and its trace store as well.
 *
 * Whole packed states stand in one arena, numbered in the order of discovery (their id). An open-addressing index of
 * ids finds them again by comparing every word, so no two states are ever taken for one: unlike fingerprints, this
 * never loses a state.
 */
export interface Visited {
    /**
     * Looks the packed state up and stores it when it is new.
     *
     * @returns the id of the new state; `KNOWN` when it was stored before; `NO_ROOM` when a limit forbids storing it
     */
    readonly insert: (packed: Uint32Array, parent: number, instance: number) => number;
    /** Number of states stored; ids are 0..count() - 1. */
    readonly count: () => number;
    /** Copies the packed state of an id to the start of `target`. */
    readonly load: (id: number, target: Uint32Array) => void;
    readonly parent: (id: number) => number;
    readonly instance: (id: number) => number;
    /** Allocated size of all tables. */
    readonly bytes: () => number;
}
export declare const KNOWN = -1;
export declare const NO_ROOM = -2;
/**
 * @param words      32-bit words per packed state
 * @param instances  how many action instances there are; decides the width of that column
 */
export declare function createVisited(words: number, instances: number, maxStates: number, maxBytes: number): Visited;
/** A signed 32-bit hash: multiply-xorshift over the words, then spread into the low bits that number the slots. */
export declare function hashOf(words: Uint32Array, offset: number, length: number): number;
