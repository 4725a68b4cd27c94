import { totalsOf } from "./check-report.js";
import { headerJson, jsonText, outcomeSetJson, reachedJson, witnessJson } from "./json.js";
import { roundedMs } from "./numbers.js";
/** What `stalemate check --json` prints. */
export function checkJson(report) {
    const { header, checked, notReached, elapsedMs } = report;
    const { verdicts, runs, runsOutside, runsNotReached } = totalsOf(report);
    return jsonText({
        schema: 'stalemate/check/1',
        ...headerJson(header),
        totals: {
            scenarios: checked.length,
            ...verdicts,
            notReached,
            observedRuns: runs,
            observedRunsOutside: runsOutside,
            observedRunsNotReached: runsNotReached,
        },
        elapsedMs: roundedMs(elapsedMs),
        results: checked.map((one) => checkedJson(one, { withoutRules: header.withoutRules ?? [] })),
    });
}
function checkedJson({ scenario, result }, options) {
    const { path, title, hash, litmus } = scenario;
    const { verdict, sets, findings, observed } = result;
    return {
        path,
        title,
        hash,
        storage: litmus.storage,
        verdict,
        ...outcomeSetJson(sets.full, litmus, options),
        ...(sets.quiet === undefined ? {} : { quiet: outcomeSetJson(sets.quiet, litmus, { ...options, quiet: true }) }),
        findings: findings.map((finding) => findingJson(finding, { scenario, result }, options)),
        observed,
    };
}
function findingJson(finding, { scenario }, options) {
    switch (finding.kind) {
        case 'missing':
        case 'vacuous':
        case 'not-violated':
            return { ...finding };
        case 'violated':
            return { ...finding, witness: witnessJson(finding.witness, scenario.litmus, options) };
        case 'extra':
        case 'wrong-mark': {
            const { reached, ...rest } = finding;
            const quiet = finding.clause === 'quiet';
            return { ...rest, reached: reachedJson(reached, scenario.litmus, { ...options, quiet }) };
        }
    }
}
