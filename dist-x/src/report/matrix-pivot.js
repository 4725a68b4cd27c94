import { alikeStorages, endingOf, isDecided, letterOf, variantOf } from "./matrix-report.js";
export function pivotOf({ cells }) {
    const caches = unique(cells.map(({ cell }) => cell.cache));
    const variants = unique(cells.map(({ cell }) => variantOf(cell)));
    const images = unique(cells.map(({ cell }) => cell.image));
    const alike = alikeStorages({ cells });
    const storages = unique(cells.map(({ cell }) => cell.storage))
        .map((name) => alike.find((group) => group.includes(name)) ?? [name])
        .filter(([first], index, all) => all.findIndex(([other]) => other === first) === index);
    const places = new Map(cells.map((one) => [placeOf(one.cell.storage, one.cell.image, one.cell.cache, variantOf(one.cell)), one]));
    const rows = storages.flatMap((group) => images.map((image) => {
        const [storage = ''] = group;
        const own = caches.flatMap((cache) => variants.map((variant) => places.get(placeOf(storage, image, cache, variant))));
        return { storage: group.join(', '), image, cells: own };
    }));
    // A row in which nothing is possible says no more than the note below the table.
    const shown = rows.filter((row) => row.cells.some((one) => one !== undefined && isDecided(one)));
    return { caches, variants, rows: shown };
}
export function showsImpossible({ rows }) {
    return rows.some(({ cells }) => cells.some((one) => one !== undefined && !isDecided(one)));
}
/** The sign of a cell, and the letters of what is violated: `✗ RM`. */
export function markOf(one, signs) {
    if (one === undefined)
        return '';
    const sign = signs[paintOf[endingOf(one)]];
    if (!isDecided(one) || one.decision.violations.length === 0)
        return sign;
    const more = one.decision.figures.complete ? '' : '+';
    return `${sign} ${one.decision.violations.map(({ property }) => letterOf(property)).join('')}${more}`;
}
export const paintOf = {
    safe: 'good',
    vacuous: 'neutral',
    unsafe: 'bad',
    undecided: 'doubtful',
    impossible: 'none',
};
function placeOf(...words) {
    return words.join('\n');
}
function unique(words) {
    return [...new Set(words)];
}
