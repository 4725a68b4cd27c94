import { headerJson, jsonText, outcomeSetJson } from "./json.js";
/** What `stalemate outcomes --json` prints. */
export function outcomesJson({ header, scenario, set, quiet }) {
    const { path, title, hash, litmus } = scenario;
    return jsonText({
        schema: 'stalemate/outcomes/1',
        ...headerJson(header),
        path,
        title,
        hash,
        storage: litmus.storage,
        quiet,
        ...outcomeSetJson(set, litmus, { quiet, withoutRules: header.withoutRules ?? [] }),
    });
}
