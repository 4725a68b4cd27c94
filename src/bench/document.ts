/** Where in a document the tables of `npm run bench -- --write` stand. */
const START = '<!-- bench -->\n';
const END = '<!-- end -->';

/**
 * The document with what stands between the two markers replaced; the rest is prose.
 *
 * @throws Error when it does not have both markers once
 */
export function fillDocument(document: string, tables: string): string {
  const start = document.indexOf(START);
  const end = document.indexOf(END, start);
  if (start < 0 || end < 0 || document.indexOf(START, start + 1) >= 0)
    throw new Error(`expected ${JSON.stringify(START)} once, and ${JSON.stringify(END)} behind it`);
  return `${document.slice(0, start + START.length)}\n${tables}\n${document.slice(end)}`;
}
