import { findingsOf } from "./findings.js";
import { observedOutcomes } from "./observed.js";
import { propertyFindings } from "./property-findings.js";
/**
 * Compares outcomes and violated properties with what the scenario file says.
 *
 * A search that hit a limit never confirms anything; but an outcome that was reached and should not have been is a
 * contradiction however little was searched.
 */
export function judge({ expectation, properties, observed }, sets) {
    const findings = [...findingsOf(expectation, sets), ...propertyFindings(properties, sets.full)];
    const seen = observedOutcomes(observed, sets.full);
    const incomplete = figuresOf(sets).some(({ complete }) => !complete);
    const contradicted = seen.some(({ standing }) => standing === 'outside') || findings.some(({ certain }) => certain);
    const agreed = saysNothing(expectation) && properties === undefined && seen.length === 0 ? 'nothing-expected' : 'as-expected';
    return {
        verdict: contradicted ? 'not-as-expected' : incomplete ? 'undecided' : agreed,
        sets,
        findings: [...findings.filter(({ certain }) => certain), ...findings.filter(({ certain }) => !certain)],
        observed: seen,
    };
}
/** The verdict about several scenarios: one that is wrong outweighs one that is undecided. */
export function worst(verdicts) {
    const byWeight = ['not-as-expected', 'undecided', 'as-expected', 'nothing-expected'];
    return byWeight.find((verdict) => verdicts.includes(verdict)) ?? 'as-expected';
}
/** "Never" and "sometimes" with no pattern forbid and demand nothing; an empty "exactly" or "always" says a lot. */
function saysNothing({ exactly, quiet, always, never = [], sometimes = [] }) {
    return exactly === undefined && quiet === undefined && always === undefined && never.length + sometimes.length === 0;
}
/** One entry for each search that was made. */
export function figuresOf({ full, quiet }) {
    return [full, quiet].filter((set) => set !== undefined).map(({ figures }) => figures);
}
