import { DESTINATION, SOURCE } from "../matrix/cell-scenario.js";
import { scopeOptions, scopeText, smallerScope } from "../matrix/scope.js";
import { alikeStorages, isDecided, letterOf, totalsOfMatrix, violatedAnywhere, } from "./matrix-report.js";
import { counted, grouped } from "./numbers.js";
import { stopText } from "./stop-text.js";
/** What has to be said under a matrix, whatever its form; each entry is a paragraph. */
export function matrixNotes({ matrix }) {
    return [
        scopeNote(matrix),
        ...alikeStorages(matrix).map(([first = '', ...others]) => alikeNote(first, others)),
        ...impossibleNotes(matrix),
        ...vacuousNotes(matrix),
        ...undecidedNotes(matrix),
        ...(matrix.notReached === 0 ? [] : [`interrupted: ${counted(matrix.notReached, 'cell')} not reached`]),
    ];
}
/** The letters that occur, with what they stand for. */
export function letterLegend(matrix) {
    const more = matrix.cells
        .filter(isDecided)
        .some(({ decision: { violations, figures } }) => violations.length > 0 && !figures.complete);
    return [
        ...violatedAnywhere(matrix).map((name) => `${letterOf(name)} ${name}`),
        ...(more ? ['+ and perhaps more'] : []),
    ];
}
/** `300 cells: 90 safe, 168 unsafe, 2 undecided, 40 not possible`. */
export function countsText(matrix) {
    const { endings } = totalsOfMatrix(matrix);
    const parts = Object.keys(endingTexts)
        .filter((ending) => endings[ending] > 0)
        .map((ending) => `${grouped(endings[ending])} ${endingTexts[ending]}`);
    return `${counted(matrix.cells.length, 'cell')}${parts.length === 0 ? '' : `: ${parts.join(', ')}`}`;
}
export const endingTexts = {
    safe: 'safe',
    vacuous: 'vacuous',
    unsafe: 'unsafe',
    undecided: 'undecided',
    impossible: 'not possible',
};
function scopeNote({ scope }) {
    return `Each verdict is about one migration from ${SOURCE} to ${DESTINATION} of a guest that makes ${scopeText(scope)} on two sectors, at any moment before, during and after it, and holds for that much.`;
}
function alikeNote(first, others) {
    const names = others.length === 1 ? others[0] : `${others.slice(0, -1).join(', ')} and ${others.at(-1)}`;
    return `${names}: the model is given the same as for ${first}, so one search decided ${others.length === 1 ? 'both' : 'all'}.`;
}
function impossibleNotes({ cells }) {
    const impossible = cells.filter((one) => one.kind === 'impossible');
    return [...new Set(impossible.map(({ reason }) => reason))].map((reason) => {
        const where = impossible
            .filter((one) => one.reason === reason)
            .map(({ cell }) => `${cell.image} over ${cell.storage}`);
        return `Not possible: ${[...new Set(where)].join(', ')}. ${reason}.`;
    });
}
function vacuousNotes(matrix) {
    const reasons = matrix.cells
        .filter(isDecided)
        .filter(({ decision }) => decision.verdict === 'safe' && decision.notReached.length > 0)
        .map(({ decision }) => decision.notReached.join(', '));
    return [...new Set(reasons)].map((names) => `Vacuous: nothing is violated, but only because something never happens: ${names}.`);
}
function undecidedNotes({ cells, scope }) {
    const stopped = cells.filter(isDecided).flatMap(({ decision }) => decision.figures.stoppedBy ?? []);
    if (stopped.length === 0 || stopped.every((reason) => reason === 'interrupted'))
        return [];
    const reasons = [...new Set(stopped)].map(stopText).join(', ');
    const smaller = smallerScope(scope);
    const offer = smaller === undefined
        ? 'The scope is as small as it can be; a higher limit may decide more.'
        : `A smaller scope, or a higher limit, may decide more: ${scopeOptions(smaller).join(' ')} (${scopeText(smaller)}).`;
    return [`Not searched completely (${reasons}): ${counted(stopped.length, 'cell')}. ${offer}`];
}
