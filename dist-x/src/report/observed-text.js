import { compareValues } from "../check/outcome.js";
import { counted, grouped } from "./numbers.js";
/**
 * What real systems did, in one line: `20 × 0 ✓`; only what the model does not allow, where there is such: `✗ 3 × 7`;
 * only what an incomplete search has not reached: `? 3 × 7`.
 */
export function observedText(observed, { signs }) {
    if (observed.length === 0)
        return '';
    const { sign, outcomes } = worstOf(observed, signs);
    const times = timesText(outcomes, signs.times).join(', ');
    return sign === signs.good ? `${times} ${sign}` : `${sign} ${times}`;
}
/** The same in fewer words: `45 runs ✓`. */
export function shorterObservedTexts(observed, { signs }) {
    if (observed.length === 0)
        return [];
    const { sign, outcomes } = worstOf(observed, signs);
    const runs = counted(runsOf(outcomes), 'run');
    return [sign === signs.good ? `${runs} ${sign}` : `${sign} ${runs}`];
}
function worstOf(observed, signs) {
    const outside = observed.filter(({ standing }) => standing === 'outside');
    if (outside.length > 0)
        return { sign: signs.bad, outcomes: outside };
    const notReached = observed.filter(({ standing }) => standing === 'not-reached');
    if (notReached.length > 0)
        return { sign: signs.doubtful, outcomes: notReached };
    return { sign: signs.good, outcomes: observed };
}
/** How many runs on real systems ended with one of these outcomes. */
export function runsOf(observed) {
    return observed.reduce((sum, { count }) => sum + count, 0);
}
/** Equal outcomes of several observations are added up; the most frequent comes first. */
function timesText(observed, times) {
    const counts = new Map();
    for (const { registers, count } of observed) {
        const values = Object.values(registers);
        const key = values.length === 1 ? (values[0] ?? '') : `(${values.join(', ')})`;
        counts.set(key, (counts.get(key) ?? 0) + count);
    }
    return [...counts]
        .sort(([a, left], [b, right]) => right - left || compareValues(a, b))
        .map(([key, count]) => `${grouped(count)} ${times} ${key}`);
}
