import { cellsOf, defaultAxes } from "../matrix/axes.js";
import { matrix } from "../matrix/matrix.js";
import { DEFAULT_MAX_STATES, defaultScope } from "../matrix/scope.js";
import { legendText, matrixTable } from "../report/matrix-markdown.js";
import { countsText, matrixNotes } from "../report/matrix-notes.js";
/** What `stalemate matrix` finds out without options. */
export function defaultMatrix(scope = defaultScope, maxStates = DEFAULT_MAX_STATES) {
    return matrix(cellsOf(defaultAxes), scope, { jobs: 2, limits: { maxStates } });
}
/**
 * The document with its table brought up to date: what stands between `<!-- generated: matrix -->` and
 * `<!-- end -->`; with `<!-- generated: matrix and notes -->` also what has to be said about it.
 */
export function fillMatrix(document, found) {
    const table = `${matrixTable(found)}\n\n${legendText(found)}\n`;
    const notes = [...matrixNotes({ matrix: found }), `${countsText(found)}.`].map((note) => `\n${note}\n`).join('');
    return document.replace(/(<!-- generated: matrix( and notes)? -->\n)[\s\S]*?(?=<!-- end -->)/g, (_, start, withNotes) => start + table + (withNotes === undefined ? '' : notes));
}
