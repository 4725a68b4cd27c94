import { code, markdownTable } from "./markdown.js";
import { countsText, letterLegend, matrixNotes } from "./matrix-notes.js";
import { markOf, pivotOf, showsImpossible } from "./matrix-pivot.js";
import { totalsOfMatrix } from "./matrix-report.js";
/** What `stalemate matrix --as markdown` prints; also the table of the README and of `docs/matrix.md`. */
export function matrixMarkdown(report) {
    const { matrix } = report;
    return [matrixTable(matrix), legendText(matrix), ...matrixNotes(report), `${countsText(matrix)}.`]
        .map((part) => `${part}\n`)
        .join('\n');
}
/** The table alone. */
export function matrixTable(matrix) {
    const { caches, variants, rows } = pivotOf(matrix);
    const heads = caches.flatMap((cache) => variants.map((variant) => (variants.length === 1 ? cache : `${cache}, ${variant}`)));
    return markdownTable(['storage', 'format', ...heads], rows.map(({ storage, image, cells }) => [storage, image, ...cells.map((one) => markOf(one, signs))]));
}
/** What the signs mean, as far as they occur. */
export function legendText(matrix) {
    const { endings } = totalsOfMatrix(matrix);
    return [
        ...(endings.safe > 0 ? [`${signs.good} safe`] : []),
        ...(endings.unsafe > 0 ? [`${signs.bad} unsafe`] : []),
        ...(endings.undecided > 0 ? [`${signs.doubtful} undecided`] : []),
        ...(endings.vacuous > 0 ? [`${signs.neutral} vacuous`] : []),
        ...(showsImpossible(pivotOf(matrix)) ? [`${signs.none} not possible`] : []),
        ...letterLegend(matrix).map((entry) => entry.replace(/^([A-Z]) (.*)/, (_, letter, name) => `${letter} ${code(name)}`)),
    ].join(', ');
}
const signs = { bold: '', dim: '', good: '✓', bad: '✗', doubtful: '?', neutral: '·', none: 'n/a' };
