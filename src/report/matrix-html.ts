import type { MatrixCell } from '../matrix/matrix.ts';
import { escapedHtml, htmlPage } from './html-page.ts';
import { countsText, endingTexts, matrixNotes } from './matrix-notes.ts';
import { pivotOf } from './matrix-pivot.ts';
import { endingOf, handoffOf, isDecided, type MatrixReport, matrixReductions } from './matrix-report.ts';
import { counted } from './numbers.ts';

/**
 * What `stalemate matrix --as html` prints: one page that needs nothing else. Every cell says its verdict in words, so
 * that neither a colour nor a sign has to be understood.
 */
export function matrixHtml(report: MatrixReport): string {
  const { header, matrix } = report;
  const { caches, variants, rows } = pivotOf(matrix);
  const reductions = matrixReductions(matrix);
  const storages = rows.map(({ storage }) => storage);
  const body = rows.map(({ storage, image, cells }, index) => {
    const first = storages.indexOf(storage) === index;
    const span = storages.filter((one) => one === storage).length;
    const name = first ? `<th scope="rowgroup" rowspan="${span}">${escapedHtml(storage)}</th>` : '';
    return `<tr>${name}<th scope="row">${escapedHtml(image)}</th>${cells.map(cellHtml).join('')}</tr>`;
  });
  const page = `<h1>What is safe to migrate</h1>
<table>
<thead>
<tr><th scope="col" rowspan="2">storage</th><th scope="col" rowspan="2">format</th>${caches
    .map((cache) => `<th scope="colgroup" colspan="${variants.length}">cache=${escapedHtml(cache)}</th>`)
    .join('')}</tr>
<tr>${caches.flatMap(() => variants.map((variant) => `<th scope="col">QEMU ${escapedHtml(variant)}</th>`)).join('')}</tr>
</thead>
<tbody>
${body.join('\n')}
</tbody>
</table>
${matrixNotes(report)
  .map((note) => `<p>${escapedHtml(note)}</p>`)
  .join('\n')}
<p>${escapedHtml(countsText(matrix))}; ${escapedHtml(counted(matrix.searches, 'exhaustive search', 'exhaustive searches'))}${escapedHtml(reductions === undefined ? '' : `; ${reductions}`)}.</p>`;
  return htmlPage({ title: 'Stalemate: what is safe to migrate', header, body: page, style });
}

function cellHtml(one: MatrixCell | undefined): string {
  if (one === undefined) return '<td></td>';
  const ending = endingOf(one);
  const { title, text } = contentOf(one);
  return `<td class="${ending}" title="${escapedHtml(title)}"><b>${signs[ending]} ${endingTexts[ending]}</b>${text === '' ? '' : `<br>${escapedHtml(text)}`}</td>`;
}

function contentOf(one: MatrixCell): { title: string; text: string } {
  if (!isDecided(one)) return { title: one.reason, text: '' };
  const { violations, figures, notReached, verdict } = one.decision;
  const names = violations.map(({ property }) => property).join(', ');
  const never = verdict === 'safe' && notReached.length > 0 ? `never: ${notReached.join(', ')}` : '';
  return {
    title: `handoff ${handoffOf(one.cell)}; ${counted(figures.states, 'state')}${figures.complete ? '' : ', not complete'}`,
    text: names === '' ? never : `${names}${figures.complete ? '' : ' and perhaps more'}`,
  };
}

const signs = { safe: '✓', vacuous: '·', unsafe: '✗', undecided: '?', impossible: '–' } as const;

// Blue and orange rather than green and red, which many people cannot tell apart.
const style = `
td { max-width: 12rem; }
.safe { background: color-mix(in srgb, #0072b2 22%, transparent); }
.unsafe { background: color-mix(in srgb, #d55e00 25%, transparent); }
.undecided, .vacuous { background: color-mix(in srgb, #f0e442 25%, transparent); }
.impossible { opacity: .6; }
`;
