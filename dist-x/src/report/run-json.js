import { headerJson, jsonText, outcomeJson } from "./json.js";
/** What `stalemate run --json` and `stalemate replay --json` print. */
export function runJson(kind, report) {
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
