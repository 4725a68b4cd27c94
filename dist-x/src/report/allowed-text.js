import { isVacuous, safetyOf } from "../check/safety.js";
import { counted } from "./numbers.js";
import { outcomeSetText, shorterSetTexts } from "./outcome-set.js";
/**
 * What the model allows in one line: the outcomes, and for a virtual machine what can be violated.
 *
 *   after ∈ {0!, 1}
 *   unsafe: stale-read, lost-write
 *   after = 1; safe
 */
export function allowedText(scenario, set, theme) {
    return [
        ...(showsOutcomes(scenario) ? [outcomeSetText(set, theme)] : []),
        ...safetyTexts(scenario, set).slice(0, 1),
    ].join('; ');
}
/** The same in fewer words. */
export function shorterAllowedTexts(scenario, set, theme) {
    const safety = safetyTexts(scenario, set);
    if (safety.length === 0)
        return shorterSetTexts(set, theme);
    if (!showsOutcomes(scenario))
        return safety.slice(1);
    const shortest = safety.at(-1);
    return [...shorterSetTexts(set, theme).map((text) => `${text}; ${shortest}`), ...safety];
}
/** `safe`, `unsafe: stale-read, lost-write`, `undecided`. */
export function safetyText(safety) {
    const { verdict, violations, figures } = safety;
    const names = violations.map(({ property }) => property).join(', ');
    if (verdict === 'unsafe')
        return `unsafe: ${names}${figures.complete ? '' : ' and perhaps more'}`;
    return isVacuous(safety) ? 'vacuous' : verdict;
}
/** Without a register there is only one outcome, which says nothing. */
export function showsOutcomes({ litmus }) {
    return litmus.machine === undefined || litmus.registers.length > 0;
}
function safetyTexts({ litmus }, { properties, figures }) {
    if (litmus.machine === undefined)
        return [];
    const safety = safetyOf(properties, figures);
    const text = safetyText(safety);
    const count = safety.violations.length;
    return count < 2 ? [text, safety.verdict] : [text, `unsafe: ${counted(count, 'property', 'properties')}`, 'unsafe'];
}
