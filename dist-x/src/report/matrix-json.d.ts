import type { MatrixCell } from '../matrix/matrix.ts';
import { type MatrixReport } from './matrix-report.ts';
/**
 * What `stalemate matrix --json` prints: an array with an object for each cell that was decided. Each says how to get
 * it again, so that a cell can be taken out of the array.
 */
export declare function matrixJson(report: MatrixReport): string;
/** Cells that are not in the array, for standard error. */
export declare function impossibleRemarks(cells: readonly MatrixCell[]): string[];
