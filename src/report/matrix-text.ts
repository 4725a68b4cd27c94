import type { MatrixCell } from '../matrix/matrix.ts';
import { commandLine, headerLines } from './header.ts';
import { type Column, type Cell as TableCell, table, widthOf, wrap } from './layout.ts';
import { countsText, endingTexts, letterLegend, matrixNotes } from './matrix-notes.ts';
import { markOf, type Pivot, paintOf, pivotOf, showsImpossible } from './matrix-pivot.ts';
import {
  cellCommand,
  endingOf,
  handoffOf,
  isDecided,
  type MatrixReport,
  matrixReductions,
  totalsOfMatrix,
} from './matrix-report.ts';
import { counted, duration, grouped } from './numbers.ts';
import type { Theme } from './theme.ts';

/** What `stalemate matrix` prints: a table of signs, or a line for each cell where there are few or little room. */
export function matrixText(report: MatrixReport, theme: Theme, form: 'table' | 'list' | 'best' = 'best'): string {
  const { header, matrix } = report;
  const pivot = pivotOf(matrix);
  const asTable = form === 'table' || (form === 'best' && matrix.cells.length > fewCells && fits(pivot, theme));
  const { paint, width } = theme;
  return [
    ...headerLines(header, width).map(paint.dim),
    '',
    ...(asTable ? pivotLines(pivot, theme) : listLines(report, theme)),
    '',
    ...(asTable ? [...legendLines(report, theme), ''] : []),
    ...matrixNotes(report).flatMap((note) => wrap(note, width, '  ')),
    ...counterexampleLines(report, theme),
    '',
    ...wrap(summary(report), width, '  '),
    '',
  ].join('\n');
}

/** So many can be read one by one. */
const fewCells = 20;

const gap = '  ';

function pivotLines(pivot: Pivot, theme: Theme): string[] {
  const { paint } = theme;
  const { caches, variants, rows } = pivot;
  const widths = widthsOf(pivot, theme);
  const cell = (text: string, column: number): string => text.padEnd(widths.columns[column] ?? 0);
  const line = (storage: string, image: string, rest: string): string =>
    `${storage.padEnd(widths.storage)}${gap}${image.padEnd(widths.image)}${gap}${rest}`.trimEnd();
  const heads = caches.map((cache, index) => cache.padEnd(widths.groups[index] ?? 0));
  const subheads = caches.flatMap((_, index) =>
    variants.map((variant, at) => cell(variant, index * variants.length + at)),
  );
  return [
    paint.dim(line('', '', heads.join(gap))),
    paint.dim(line('storage', 'format', subheads.join(gap))),
    ...rows.map(({ storage, image, cells }, index) => {
      const marks = cells.map((one, column) => painted(one, cell(markOf(one, signsOf(theme)), column), theme));
      return line(rows[index - 1]?.storage === storage ? '' : storage, image, marks.join(gap));
    }),
  ];
}

function painted(one: MatrixCell | undefined, text: string, { paint }: Theme): string {
  if (one === undefined) return text;
  const name = paintOf[endingOf(one)];
  return name === 'none' ? paint.dim(text) : paint[name](text);
}

function signsOf({ signs }: Theme) {
  return { ...signs, bold: '', dim: '', none: 'n/a' };
}

interface Widths {
  readonly storage: number;
  readonly image: number;
  readonly columns: readonly number[];
  readonly groups: readonly number[];
}

function widthsOf({ caches, variants, rows }: Pivot, theme: Theme): Widths {
  const widest = (texts: readonly string[]): number => Math.max(...texts.map(widthOf));
  const columns = caches.flatMap((_, cache) =>
    variants.map((variant, at) => {
      const column = cache * variants.length + at;
      return widest([variant, ...rows.map(({ cells }) => markOf(cells[column], signsOf(theme)))]);
    }),
  );
  const groups = caches.map((cache, index) => {
    const own = columns.slice(index * variants.length, (index + 1) * variants.length);
    const sum = own.reduce((total, width) => total + width, 0) + gap.length * (own.length - 1);
    // A long heading widens the last column of its group.
    const missing = Math.max(0, widthOf(cache) - sum);
    columns[(index + 1) * variants.length - 1]! += missing;
    return sum + missing;
  });
  return {
    storage: widest(['storage', ...rows.map(({ storage }) => storage)]),
    image: widest(['format', ...rows.map(({ image }) => image)]),
    columns,
    groups,
  };
}

function fits(pivot: Pivot, theme: Theme): boolean {
  const { storage, image, groups } = widthsOf(pivot, theme);
  const width = groups.reduce((sum, one) => sum + one + gap.length, storage + gap.length + image);
  return width <= theme.width;
}

const columns: readonly Column[] = [
  { heading: '' },
  { heading: 'storage' },
  { heading: 'cache' },
  { heading: 'format' },
  { heading: 'QEMU' },
  { heading: 'handoff', leaveOut: 3 },
  { heading: 'arbiter' },
  { heading: 'faults', share: 1 },
  { heading: 'verdict', share: 3 },
  { heading: 'states', align: 'right', leaveOut: 2 },
  { heading: 'time', align: 'right', leaveOut: 1 },
];

function listLines({ matrix }: MatrixReport, theme: Theme): string[] {
  const handoffs = matrix.cells.some(({ cell }) => handoffOf(cell) !== cell.qemu);
  const arbiters = new Set(matrix.cells.map(({ cell }) => cell.arbiter));
  const faults = new Set(matrix.cells.map(({ cell }) => cell.faults));
  const unusual = (names: ReadonlySet<string>, name: string): string =>
    names.size === 1 && name === 'none' ? '' : name;
  const rows = matrix.cells.map((one): TableCell[] => {
    const { cell } = one;
    const name = paintOf[endingOf(one)];
    const sign = name === 'none' ? '' : theme.signs[name];
    const paint = name === 'none' ? theme.paint.dim : theme.paint[name];
    return [
      { text: sign, paint },
      { text: cell.storage },
      { text: cell.cache },
      { text: cell.image },
      { text: cell.qemu },
      { text: handoffs ? handoffOf(cell) : '' },
      { text: unusual(arbiters, cell.arbiter) },
      { text: unusual(faults, cell.faults) },
      { text: verdictText(one), paint },
      { text: isDecided(one) ? grouped(one.decision.figures.states) : '' },
      { text: isDecided(one) && one.sharedWith === undefined ? duration(one.decision.figures.elapsedMs) : '' },
    ];
  });
  return table(columns, rows, theme);
}

function verdictText(one: MatrixCell): string {
  const ending = endingOf(one);
  if (!isDecided(one) || ending !== 'unsafe') return endingTexts[ending];
  const names = one.decision.violations.map(({ property }) => property).join(', ');
  return `unsafe: ${names}${one.decision.figures.complete ? '' : ' and perhaps more'}`;
}

function legendLines({ matrix }: MatrixReport, theme: Theme): string[] {
  const { signs, paint, width } = theme;
  const { endings } = totalsOfMatrix(matrix);
  const parts = [
    ...(endings.safe > 0 ? [`${signs.good} safe`] : []),
    ...(endings.unsafe > 0 ? [`${signs.bad} unsafe`] : []),
    ...(endings.undecided > 0 ? [`${signs.doubtful} undecided`] : []),
    ...(endings.vacuous > 0 ? [`${signs.neutral} vacuous`] : []),
    ...(showsImpossible(pivotOf(matrix)) ? ['n/a not possible'] : []),
    ...letterLegend(matrix),
  ];
  return wrap(parts.join(gap), width).map(paint.dim);
}

function counterexampleLines({ matrix, settingWords }: MatrixReport, { width, paint }: Theme): string[] {
  const example = matrix.cells.filter(isDecided).find(({ decision }) => decision.verdict === 'unsafe');
  const property = example?.decision.violations[0]?.property;
  if (example === undefined || property === undefined) return [];
  const words = [...cellCommand(example.cell, matrix.scope, settingWords), '--counterexample', property];
  return [...wrap('How it happens, step by step, for example:', width), paint.dim(`  ${commandLine(words)}`)];
}

function summary({ matrix }: MatrixReport): string {
  const { states } = totalsOfMatrix(matrix);
  return [
    countsText(matrix),
    `${counted(matrix.searches, 'search', 'searches')}, ${counted(states, 'state')}`,
    matrixReductions(matrix),
    duration(matrix.elapsedMs),
  ]
    .filter((part) => part !== undefined)
    .join('; ');
}
