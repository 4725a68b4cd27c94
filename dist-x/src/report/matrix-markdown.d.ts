import type { Matrix } from '../matrix/matrix.ts';
import { type MatrixReport } from './matrix-report.ts';
/** What `stalemate matrix --as markdown` prints; also the table of the README and of `docs/matrix.md`. */
export declare function matrixMarkdown(report: Pick<MatrixReport, 'matrix'>): string;
/** The table alone. */
export declare function matrixTable(matrix: Matrix): string;
/** What the signs mean, as far as they occur. */
export declare function legendText(matrix: Matrix): string;
