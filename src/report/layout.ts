/** Placing text in columns and lines. Widths count characters; painting happens after a text has its final width. */
import { visible } from '../scenario/problems.ts';
import type { Theme } from './theme.ts';

export interface Cell {
  readonly text: string;
  /** Says the same in fewer words, for a column too narrow for the text; the first one that fits is taken. */
  readonly shorter?: readonly string[];
  readonly paint?: (text: string) => string;
}

export interface Column {
  readonly heading: string;
  readonly align?: 'left' | 'right';
  /** Its share of a line that is too long, next to those of the other columns; absent: never narrowed. */
  readonly share?: number;
}

/** Rows under one heading line; a row that is only a text spans the whole line. A column without any text is left out. */
export function table(
  allColumns: readonly Column[],
  allRows: readonly (readonly Cell[] | string)[],
  theme: Theme,
): string[] {
  const filled = allRows.filter((row): row is readonly Cell[] => typeof row !== 'string');
  const used = allColumns.map((_, index) => filled.length === 0 || filled.some((row) => row[index]?.text !== ''));
  const onlyUsed = <T>(list: readonly T[]): T[] => list.filter((_, index) => used[index]);
  const columns = onlyUsed(allColumns);
  const cells = filled.map(onlyUsed);
  const natural = columns.map(({ heading }, index) =>
    Math.max(widthOf(heading), ...cells.map((row) => widthOf(row[index]?.text ?? ''))),
  );
  const widths = narrowed(columns, natural, theme.width - gap.length * (columns.length - 1));
  const line = (row: readonly Cell[]): string =>
    columns
      .map(({ align }, index) => {
        const { text, shorter = [], paint }: Cell = row[index] ?? { text: '' };
        const width = widths[index] ?? 0;
        const fitted = clip([text, ...shorter].find((one) => widthOf(one) <= width) ?? text, width, theme);
        const blanks = ' '.repeat(Math.max(0, width - widthOf(fitted)));
        const painted = paint === undefined || fitted === '' ? fitted : paint(fitted);
        return align === 'right' ? blanks + painted : painted + blanks;
      })
      .join(gap)
      .trimEnd();
  const heading = line(columns.map((column) => ({ text: column.heading, paint: theme.paint.dim })));
  return [heading, ...allRows.map((row) => (typeof row === 'string' ? row : line(onlyUsed(row))))];
}

/** Cuts a text that is too long, with a sign that says so. */
export function clip(text: string, width: number, { signs }: Pick<Theme, 'signs'>): string {
  const characters = [...text];
  if (characters.length <= width) return text;
  const room = Math.max(0, width - widthOf(signs.ellipsis));
  return characters.slice(0, room).join('').trimEnd() + signs.ellipsis;
}

/** Breaks a text at blanks; every line but the first starts with the indent. A word longer than a line stays whole. */
export function wrap(text: string, width: number, indent = ''): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const room = lines.length === 0 ? width : width - widthOf(indent);
    if (line === '') line = word;
    else if (widthOf(line) + 1 + widthOf(word) <= room) line += ` ${word}`;
    else {
      lines.push(line);
      line = word;
    }
  }
  lines.push(line);
  return lines.map((one, index) => (index === 0 ? one : indent + one));
}

/** Text from a file on one line of a terminal: line feeds become blanks, and what could steer a terminal becomes visible. */
export function oneLine(text: string): string {
  return visible(text.replace(/\s+/g, ' '));
}

export function widthOf(text: string): number {
  return [...text].length;
}

const gap = '  ';

/** Takes one character at a time from the column that most exceeds its share, until the line fits. */
function narrowed(columns: readonly Column[], natural: readonly number[], room: number): number[] {
  const widths = [...natural];
  for (let excess = widths.reduce((sum, width) => sum + width, 0) - room; excess > 0; excess--) {
    let widest = -1;
    let most = 0;
    for (const [index, { share }] of columns.entries()) {
      const width = widths[index] ?? 0;
      if (share === undefined || width <= narrowestColumn || width / share <= most) continue;
      widest = index;
      most = width / share;
    }
    if (widest < 0) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}

const narrowestColumn = 8;
