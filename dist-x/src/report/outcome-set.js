import { compareValues, markedValue } from "../check/outcome.js";
import { counted } from "./numbers.js";
/**
 * A set of outcomes in one line: what varies first, then what does not.
 *
 *   after ∈ {0!, 1}; before = 0
 *   (r1, r2) ∈ {(0, 0), (1, 1)}      where the values depend on each other
 *   so far after = 0!                where the search is not complete
 */
export function outcomeSetText(set, { signs }) {
    const { varying, constant } = partsOf(set.outcomes, signs.element);
    const parts = [...varying, ...constant];
    return soFar(set, parts.length === 0 ? countText(set.outcomes) : parts.join('; '));
}
/** The same in fewer words: without what does not vary, then only how many there are and how many with old data. */
export function shorterSetTexts(set, { signs }) {
    const { varying } = partsOf(set.outcomes, signs.element);
    const texts = [...(varying.length > 0 ? [varying.join('; ')] : []), countText(set.outcomes)];
    return texts.map((text) => soFar(set, text));
}
/** What an incomplete search has found is not all there is. */
function soFar({ outcomes, figures }, text) {
    if (figures.complete)
        return text;
    return outcomes.length === 0 ? 'none found yet' : `so far ${text}`;
}
function countText(outcomes) {
    const old = outcomes.filter(({ outcome }) => outcome.registers.some(({ old: isOld }) => isOld)).length;
    return `${counted(outcomes.length, 'outcome')}${old === 0 ? '' : old === outcomes.length ? ', old!' : `, ${old} old!`}`;
}
function partsOf(outcomes, element) {
    const columns = columnsOf(outcomes);
    const constant = columns
        .filter(({ values }) => values.length === 1)
        .map(({ name, values }) => `${name} = ${values[0]}`);
    const varying = columns.filter(({ values }) => values.length > 1);
    if (varying.length === 0)
        return { varying: [], constant };
    const product = varying.reduce((count, { values }) => count * values.length, 1);
    // Outcomes are distinct, so as many as the product has members are the whole product.
    if (product !== outcomes.length)
        return { varying: [tuples(outcomes, varying, element)], constant };
    return { varying: varying.map(({ name, values }) => `${name} ${element} {${values.join(', ')}}`), constant };
}
function columnsOf(outcomes) {
    return (outcomes[0]?.outcome.registers ?? []).map(({ name }, index) => {
        const registers = outcomes.flatMap(({ outcome }) => outcome.registers[index] ?? []);
        const sorted = [...registers].sort((a, b) => compareValues(a.value, b.value) || Number(b.old) - Number(a.old));
        return { name, values: [...new Set(sorted.map(markedValue))] };
    });
}
function tuples(outcomes, columns, element) {
    const names = columns.map(({ name }) => name);
    const members = outcomes.map(({ outcome }) => {
        const values = outcome.registers.filter(({ name }) => names.includes(name)).map(markedValue);
        return `(${values.join(', ')})`;
    });
    return `(${names.join(', ')}) ${element} {${members.join(', ')}}`;
}
