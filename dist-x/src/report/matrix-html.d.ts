import { type MatrixReport } from './matrix-report.ts';
/**
 * What `stalemate matrix --as html` prints: one page that needs nothing else. Every cell says its verdict in words, so
 * that neither a colour nor a sign has to be understood.
 */
export declare function matrixHtml(report: MatrixReport): string;
