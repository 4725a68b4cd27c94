import type { Matrix } from '../matrix/matrix.ts';
import { code, markdownTable } from './markdown.ts';
import { countsText, letterLegend, matrixNotes } from './matrix-notes.ts';
import { markOf, pivotOf, showsImpossible } from './matrix-pivot.ts';
import { type MatrixReport, matrixReductions, totalsOfMatrix } from './matrix-report.ts';

/** What `stalemate matrix --as markdown` prints; also the table of the README and of `docs/matrix.md`. */
export function matrixMarkdown(report: Pick<MatrixReport, 'matrix'>): string {
  const { matrix } = report;
  const counts = [countsText(matrix), matrixReductions(matrix)].filter((part) => part !== undefined).join('; ');
  return [matrixTable(matrix), legendText(matrix), ...matrixNotes(report), `${counts}.`]
    .map((part) => `${part}\n`)
    .join('\n');
}

/** The table alone. */
export function matrixTable(matrix: Matrix): string {
  const { caches, variants, rows } = pivotOf(matrix);
  const heads = caches.flatMap((cache) =>
    variants.map((variant) => (variants.length === 1 ? cache : `${cache}, ${variant}`)),
  );
  return markdownTable(
    ['storage', 'format', ...heads],
    rows.map(({ storage, image, cells }) => [storage, image, ...cells.map((one) => markOf(one, signs))]),
  );
}

/** What the signs mean, as far as they occur. */
export function legendText(matrix: Matrix): string {
  const { endings } = totalsOfMatrix(matrix);
  return [
    ...(endings.safe > 0 ? [`${signs.good} safe`] : []),
    ...(endings.unsafe > 0 ? [`${signs.bad} unsafe`] : []),
    ...(endings.undecided > 0 ? [`${signs.doubtful} undecided`] : []),
    ...(endings.vacuous > 0 ? [`${signs.neutral} vacuous`] : []),
    ...(showsImpossible(pivotOf(matrix)) ? [`${signs.none} not possible`] : []),
    ...letterLegend(matrix).map((entry) =>
      entry.replace(/^([A-Z]) (.*)/, (_, letter: string, name: string) => `${letter} ${code(name)}`),
    ),
  ].join(', ');
}

const signs = { bold: '', dim: '', good: '✓', bad: '✗', doubtful: '?', neutral: '·', none: 'n/a' } as const;
