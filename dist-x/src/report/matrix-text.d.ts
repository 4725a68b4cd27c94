import { type MatrixReport } from './matrix-report.ts';
import type { Theme } from './theme.ts';
/** What `stalemate matrix` prints: a table of signs, or a line for each cell where there are few or little room. */
export declare function matrixText(report: MatrixReport, theme: Theme, form?: 'table' | 'list' | 'best'): string;
