/** Rows as comma-separated values (RFC 4180): the first holds the names of the columns. */
export function csvText(rows: readonly (readonly (string | number)[])[]): string {
  return rows.map((fields) => `${fields.map(quoted).join(',')}\r\n`).join('');
}

function quoted(field: string | number): string {
  const text = String(field);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
