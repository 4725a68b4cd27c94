import { cellsOf, defaultAxes } from '../matrix/axes.ts';
import { type Matrix, matrix } from '../matrix/matrix.ts';
import { defaultLimits, defaultScope, type Scope } from '../matrix/scope.ts';
import { legendText, matrixTable } from '../report/matrix-markdown.ts';
import { countsText, matrixNotes } from '../report/matrix-notes.ts';
import type { Limits } from '../search/limits.ts';

/** What `stalemate matrix` finds out without options. */
export function defaultMatrix(scope: Scope = defaultScope, limits: Limits = defaultLimits): Promise<Matrix> {
  return matrix(cellsOf(defaultAxes), scope, { jobs: 2, limits });
}

/**
 * The document with its table brought up to date: what stands between `<!-- generated: matrix -->` and
 * `<!-- end -->`; with `<!-- generated: matrix and notes -->` also what has to be said about it.
 */
export function fillMatrix(document: string, found: Matrix): string {
  const table = `${matrixTable(found)}\n\n${legendText(found)}\n`;
  const notes = [...matrixNotes({ matrix: found }), `${countsText(found)}.`].map((note) => `\n${note}\n`).join('');
  return document.replace(
    /(<!-- generated: matrix( and notes)? -->\n)[\s\S]*?(?=<!-- end -->)/g,
    (_, start: string, withNotes?: string) => start + table + (withNotes === undefined ? '' : notes),
  );
}
