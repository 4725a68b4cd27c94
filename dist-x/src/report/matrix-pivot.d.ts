import type { Matrix, MatrixCell } from '../matrix/matrix.ts';
import type { PaintName } from './theme.ts';
/**
 * A matrix as people read it: a row for each storage and format, and for each cache mode one column a variant (a version
 * of QEMU, and whatever else differs), side by side. Storage systems that are the same to the model share their rows.
 */
export interface Pivot {
    readonly caches: readonly string[];
    readonly variants: readonly string[];
    readonly rows: readonly PivotRow[];
}
export interface PivotRow {
    /** One name, or several separated by commas. */
    readonly storage: string;
    readonly image: string;
    /** By cache mode, then by variant; undefined where there is no such cell. */
    readonly cells: readonly (MatrixCell | undefined)[];
}
export declare function pivotOf({ cells }: Pick<Matrix, 'cells'>): Pivot;
export declare function showsImpossible({ rows }: Pivot): boolean;
/** The sign of a cell, and the letters of what is violated: `✗ RM`. */
export declare function markOf(one: MatrixCell | undefined, signs: Readonly<Record<PaintName | 'none', string>>): string;
export declare const paintOf: {
    readonly safe: "good";
    readonly vacuous: "neutral";
    readonly unsafe: "bad";
    readonly undecided: "doubtful";
    readonly impossible: "none";
};
