import { headerJson, jsonText, outcomeJson } from './json.ts';
import type { RunReport } from './run-text.ts';

/** What `stalemate run --json` and `stalemate replay --json` print. */
export function runJson(kind: 'run' | 'replay', report: RunReport): string {
  const { header, scenario, choices, told, outcome, violations, ended } = report;
  return jsonText({
    schema: `stalemate/${kind}/1`,
    ...headerJson(header),
    path: scenario.path,
    title: scenario.title,
    hash: scenario.hash,
    storage: scenario.litmus.storage,
    ended,
    registers: outcomeJson(outcome),
    ...(scenario.litmus.machine === undefined ? {} : { violations }),
    choices,
    ...told,
  });
}
