import type { PossibleCell } from '../matrix/matrix.ts';
import type { MatrixReport } from './matrix-report.ts';
import type { Theme } from './theme.ts';
/** A shortest run of one cell that violates a property, step by step. */
export declare function counterexampleText({ header, matrix }: Pick<MatrixReport, 'header' | 'matrix'>, { scenario, decision }: PossibleCell, property: string, theme: Theme): string;
