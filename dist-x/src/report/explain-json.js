import { rules } from "../../sim/storage/rules.js";
import { explanationSentences } from "./explain-report.js";
import { headerJson, jsonText, witnessJson } from "./json.js";
import { roundedMs } from "./numbers.js";
/** What `stalemate explain FILE --json` prints. */
export function explainJson({ header, scenario, set: { figures }, explained }) {
    const { path, title, hash, litmus } = scenario;
    return jsonText({
        schema: 'stalemate/explain/1',
        ...headerJson(header),
        path,
        title,
        hash,
        search: { ...figures, elapsedMs: roundedMs(figures.elapsedMs) },
        violations: explained.map((one) => ({
            property: one.property,
            explanation: one.summary,
            sentences: explanationSentences(one),
            story: one.story,
            rules: one.rules.map((id) => ({ id, ...rules[id] })),
            missing: one.missing,
            choices: witnessJson(one.trace, litmus, { withoutRules: header.withoutRules ?? [] }),
            ...toldJson(one),
        })),
    });
}
const toldJson = ({ told }) => told;
