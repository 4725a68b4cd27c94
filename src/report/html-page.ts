/** A page that needs nothing else: no network, no script. It opens from a disk and goes into the artefact of a paper. */
import { type Header, headerLines } from './header.ts';

export interface HtmlPage {
  readonly title: string;
  readonly header: Header;
  /** HTML. */
  readonly body: string;
  /** CSS beside that of every page. */
  readonly style?: string;
}

export function htmlPage({ title, header, body, style = '' }: HtmlPage): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapedHtml(title)}</title>
<style>${pageStyle}${style}</style>
</head>
<body>
${body}
<footer>${headerLines(header, Number.POSITIVE_INFINITY)
    .map((line) => `<p>${escapedHtml(line)}</p>`)
    .join('')}</footer>
</body>
</html>
`;
}

export interface HtmlTable {
  readonly caption?: string;
  readonly columns: readonly string[];
  /** The first field of a row is its name. Numbers are set to the right. */
  readonly rows: readonly (readonly (string | number)[])[];
}

export function htmlTable({ caption, columns, rows }: HtmlTable): string {
  const cell = (field: string | number, index: number): string => {
    if (index === 0) return `<th scope="row">${escapedHtml(String(field))}</th>`;
    const right = typeof field === 'number' || /^[-\d.,]+( \S{1,3})?$/.test(field);
    return `<td${right ? ' class="quantity"' : ''}>${escapedHtml(String(field))}</td>`;
  };
  return `<table>
${caption === undefined ? '' : `<caption>${escapedHtml(caption)}</caption>\n`}<thead><tr>${columns
    .map((column) => `<th scope="col">${escapedHtml(column)}</th>`)
    .join('')}</tr></thead>
<tbody>
${rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('\n')}
</tbody>
</table>`;
}

export function escapedHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

const pageStyle = `
:root { color-scheme: light dark; font: 14px/1.4 system-ui, sans-serif; }
body { margin: 2rem; }
table { border-collapse: collapse; }
th, td { border: 1px solid color-mix(in srgb, currentColor 30%, transparent); padding: .3rem .5rem; text-align: left; vertical-align: top; }
.quantity { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
p { max-width: 60rem; }
footer { opacity: .7; }
@media print { body { margin: 0; } }
`;
