import { type MatrixReport } from './matrix-report.ts';
/** What `stalemate matrix --as csv` prints: one line a cell (RFC 4180), names of properties separated by blanks. */
export declare function matrixCsv(report: MatrixReport): string;
