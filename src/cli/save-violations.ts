import { join } from 'node:path';
import { cellName } from '../matrix/axes.ts';
import { isDecided, type MatrixReport } from '../report/matrix-report.ts';
import { savedRun } from '../report/saved-run.ts';
import { scenarioWithViolation } from '../report/scenario-file.ts';
import { saveRuns } from './save-runs.ts';

/**
 * Saves a run to each violation of each cell as a scenario.
 *
 * @returns what to tell the user
 */
export function saveViolations({ matrix: { cells } }: MatrixReport, folder: string): string[] {
  const files = cells.filter(isDecided).flatMap(({ cell, text, decision: { violations }, scenario }) => {
    const violated = violations.map(({ property }) => property);
    return violations.map(({ property, explanation, run }) => ({
      path: join(folder, `${cellName(cell).replace(/[^A-Za-z0-9.+-]+/g, '-')}-${property}.yaml`),
      text: scenarioWithViolation(
        text,
        savedRun(scenario.litmus, run),
        violated,
        `A shortest run that violates ${property} (${explanation}), of the cell ${cellName(cell)} (hash ${scenario.hash}).`,
      ),
    }));
  });
  return saveRuns(files, folder);
}
