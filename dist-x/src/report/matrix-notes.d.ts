import type { Matrix } from '../matrix/matrix.ts';
import { type MatrixReport } from './matrix-report.ts';
/** What has to be said under a matrix, whatever its form; each entry is a paragraph. */
export declare function matrixNotes({ matrix }: Pick<MatrixReport, 'matrix'>): string[];
/** The letters that occur, with what they stand for. */
export declare function letterLegend(matrix: Matrix): string[];
/** `300 cells: 90 safe, 168 unsafe, 2 undecided, 40 not possible`. */
export declare function countsText(matrix: Matrix): string;
export declare const endingTexts: {
    readonly safe: "safe";
    readonly vacuous: "vacuous";
    readonly unsafe: "unsafe";
    readonly undecided: "undecided";
    readonly impossible: "not possible";
};
