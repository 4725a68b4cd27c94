/** Placing text in columns and lines. Widths count characters; painting happens after a text has its final width. */

import { visible } from '../scenario/problems.ts';
import { greatest } from './numbers.ts';
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
  /** Never cut: a text that is too long for the column gets a line of its own. */
  readonly whole?: true;
  /** It is not worth showing in less room than this; absent: what its shortest texts need. */
  readonly least?: number;
  /** Where a line has too little room for all columns, those with a number are left out, the lowest first. */
  readonly leaveOut?: number;
}

/** Rows under one heading line; a row that is only a text spans the whole line. A column without any text is left out. */
export function table(
  allColumns: readonly Column[],
  allRows: readonly (readonly Cell[] | string)[],
  theme: Theme,
): string[] {
  const filled = allRows.filter((row): row is readonly Cell[] => typeof row !== 'string');
  const measured = allColumns.map((column, index): Measured => measure(column, filled, index));
  const used = measured.map((_, index) => filled.length === 0 || filled.some((row) => row[index]?.text !== ''));
  const shown = withRoom(
    measured.filter((_, index) => used[index]),
    theme.width,
  );
  const room = theme.width - gap.length * (shown.length - 1);
  const first = narrowed(shown, room);
  // Where fewer words are shown, the other columns get the room that is left over.
  const widths = narrowed(
    shown.map((one, place) => ({ ...one, natural: neededAt(one, filled, first[place] ?? 0) })),
    room,
  );
  const lines = (row: readonly Cell[]): string[] => {
    const parts = shown.map(({ column, index }, place): { own?: string; text: string } => {
      const cell: Cell = row[index] ?? { text: '' };
      const { text, shorter = [], paint = asItIs } = cell;
      const width = widths[place] ?? 0;
      const fits = fitting(cell, width);
      if (fits === undefined && column.whole === true) return { own: paint(text), text: ' '.repeat(width) };
      const fitted = fits ?? clip(shorter.at(-1) ?? text, width, theme);
      const blanks = ' '.repeat(Math.max(0, width - widthOf(fitted)));
      const painted = fitted === '' ? '' : paint(fitted);
      return { text: column.align === 'right' ? blanks + painted : painted + blanks };
    });
    const long = parts.findIndex(({ own }) => own !== undefined);
    if (long < 0) return [joined(parts.map(({ text }) => text))];
    const before = parts.slice(0, long).map(({ text }) => text);
    const after = parts.slice(long).map(({ text }) => text);
    const margin = (widths.slice(0, long) as number[]).map((width) => ' '.repeat(width));
    return [joined([...before, parts[long]?.own ?? '']), joined([...margin, ...after])];
  };
  const heading = lines(allColumns.map((column) => ({ text: column.heading, paint: theme.paint.dim })));
  return [...heading, ...allRows.flatMap((row) => (typeof row === 'string' ? [row] : lines(row)))];
}

const asItIs = (text: string): string => text;

function joined(parts: readonly string[]): string {
  return parts.join(gap).trimEnd();
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

/** A column with the width it would like, and the width below which it is of no use. */
interface Measured {
  readonly column: Column;
  /** Among the columns of the caller. */
  readonly index: number;
  readonly natural: number;
  readonly least: number;
}

function measure(column: Column, rows: readonly (readonly Cell[])[], index: number): Measured {
  const cells = rows.map((row) => row[index] ?? { text: '' });
  const heading = widthOf(column.heading);
  const natural = greatest(
    heading,
    cells.map(({ text }) => widthOf(text)),
  );
  if (column.share === undefined && column.whole !== true) return { column, index, natural, least: natural };
  const shortest = cells.map(({ text, shorter }) => widthOf(shorter?.at(-1) ?? text.slice(0, narrowestColumn)));
  const least = column.least ?? greatest(Math.max(narrowestColumn, heading), shortest);
  return { column, index, natural, least: Math.min(natural, least) };
}

function neededAt({ column, index }: Measured, rows: readonly (readonly Cell[])[], width: number): number {
  const texts = rows.map((row) => fitting(row[index] ?? { text: '' }, width) ?? row[index]?.text ?? '');
  return Math.max(widthOf(column.heading), ...texts.map(widthOf));
}

function fitting({ text, shorter = [] }: Cell, width: number): string | undefined {
  return [text, ...shorter].find((one) => widthOf(one) <= width);
}

/** Without as many of the columns that may be left out as it takes to give the others room. */
function withRoom(columns: readonly Measured[], width: number): readonly Measured[] {
  const needed = columns.reduce((sum, { least }) => sum + least + gap.length, -gap.length);
  const [first] = columns
    .filter(({ column }) => column.leaveOut !== undefined)
    .sort((a, b) => (a.column.leaveOut ?? 0) - (b.column.leaveOut ?? 0));
  if (needed <= width || first === undefined) return columns;
  return withRoom(
    columns.filter((one) => one !== first),
    width,
  );
}

/** Takes one character at a time from the column that most exceeds its share, until the line fits. */
function narrowed(columns: readonly Measured[], room: number): number[] {
  const widths = columns.map(({ natural }) => natural);
  for (let excess = widths.reduce((sum, width) => sum + width, 0) - room; excess > 0; excess--) {
    const narrowest = widestOf(columns, widths, ({ column }) => column.share);
    // A column that is never cut gives way last.
    const at = narrowest ?? widestOf(columns, widths, ({ column }) => (column.whole ? 1 : undefined), narrowestColumn);
    if (at === undefined) break;
    widths[at] = (widths[at] ?? 0) - 1;
  }
  return widths;
}

function widestOf(
  columns: readonly Measured[],
  widths: readonly number[],
  shareOf: (column: Measured) => number | undefined,
  narrowest?: number,
): number | undefined {
  let widest: number | undefined;
  let most = 0;
  for (const [index, measured] of columns.entries()) {
    const width = widths[index] ?? 0;
    const share = shareOf(measured);
    if (share === undefined || width <= (narrowest ?? measured.least) || width / share <= most) continue;
    widest = index;
    most = width / share;
  }
  return widest;
}

const narrowestColumn = 8;
