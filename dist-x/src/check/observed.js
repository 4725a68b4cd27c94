import { matches } from "./patterns.js";
/** Every outcome seen on real systems; one outside the model's set means that the model is wrong. */
export function observedOutcomes(observed, { outcomes, figures }) {
    return observed.flatMap(({ id, where, outcomes: seen }) => seen.map(({ count = 1, registers }) => ({
        id,
        ...(where === undefined ? {} : { where }),
        count,
        registers,
        standing: outcomes.some(({ outcome }) => matches(asPattern(registers), outcome, 'as-written'))
            ? 'inside'
            : figures.complete
                ? 'outside'
                : 'not-reached',
    })));
}
function asPattern(registers) {
    const values = Object.entries(registers).map(([name, written]) => {
        const marked = written.endsWith('!');
        return [name, [marked ? { value: written.slice(0, -1), breaksContract: true } : { value: written }]];
    });
    return { registers: Object.fromEntries(values), line: 0 };
}
