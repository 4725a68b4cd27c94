import { type MatrixReport } from '../report/matrix-report.ts';
/**
 * Saves a run to each violation of each cell as a scenario.
 *
 * @returns what to tell the user
 */
export declare function saveViolations({ matrix: { cells } }: MatrixReport, folder: string): string[];
