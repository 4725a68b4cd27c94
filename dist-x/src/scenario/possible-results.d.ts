import type { Litmus } from '../../sim/storage/scenario.ts';
/** What a step can store in its register. */
export interface PossibleResults {
    /** Allowed words at each position: one for each sector of a read, otherwise exactly one. */
    readonly positions: readonly (readonly string[])[];
    /** What the result as a whole may be instead. */
    readonly whole: readonly string[];
}
/**
 * For each register every result that could come about if storage did its worst: data that some step writes to the
 * sector or that it held first, sizes the disk can have, success and errors of that operation.
 *
 * @param sizes  every size the disk can have; more than one means that zeros may show where nothing was written
 */
export declare function possibleResults(litmus: Litmus, sizes: readonly number[]): ReadonlyMap<string, PossibleResults>;
export type Impossibility = {
    readonly kind: 'count';
    readonly wanted: number;
} | {
    readonly kind: 'word';
    readonly word: string;
    readonly allowed: readonly string[];
};
/** Why a result cannot come about; undefined where it can. */
export declare function impossibility(value: string, { positions, whole }: PossibleResults): Impossibility | undefined;
