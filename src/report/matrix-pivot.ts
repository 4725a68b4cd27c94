import type { Matrix, MatrixCell } from '../matrix/matrix.ts';
import { alikeStorages, type Ending, endingOf, isDecided, variantOf } from './matrix-report.ts';
import { letterOf } from './property-letters.ts';
import type { PaintName } from './theme.ts';

/**
 * A matrix as people read it: a row for each storage and format, and for each cache mode one column a variant (a version
 * of QEMU, and whatever else differs), side by side. Storage systems that are the same to the model share their rows.
 */
export interface Pivot {
  readonly caches: readonly string[];
  readonly variants: readonly string[];
  readonly rows: readonly PivotRow[];
}

export interface PivotRow {
  /** One name, or several separated by commas. */
  readonly storage: string;
  readonly image: string;
  /** By cache mode, then by variant; undefined where there is no such cell. */
  readonly cells: readonly (MatrixCell | undefined)[];
}

export function pivotOf({ cells }: Pick<Matrix, 'cells'>): Pivot {
  const caches = unique(cells.map(({ cell }) => cell.cache));
  const variants = unique(cells.map(({ cell }) => variantOf(cell)));
  const images = unique(cells.map(({ cell }) => cell.image));
  const alike = alikeStorages({ cells });
  const storages = unique(cells.map(({ cell }) => cell.storage))
    .map((name) => alike.find((group) => group.includes(name)) ?? [name])
    .filter(([first], index, all) => all.findIndex(([other]) => other === first) === index);
  const places = new Map(
    cells.map((one) => [placeOf(one.cell.storage, one.cell.image, one.cell.cache, variantOf(one.cell)), one]),
  );
  const rows = storages.flatMap((group) =>
    images.map((image): PivotRow => {
      const [storage = ''] = group;
      const own = caches.flatMap((cache) =>
        variants.map((variant) => places.get(placeOf(storage, image, cache, variant))),
      );
      return { storage: group.join(', '), image, cells: own };
    }),
  );
  // A row in which nothing is possible says no more than the note below the table.
  const shown = rows.filter((row) => row.cells.some((one) => one !== undefined && isDecided(one)));
  return { caches, variants, rows: shown };
}

export function showsImpossible({ rows }: Pivot): boolean {
  return rows.some(({ cells }) => cells.some((one) => one !== undefined && !isDecided(one)));
}

/** The sign of a cell, and the letters of what is violated: `✗ RM`. */
export function markOf(one: MatrixCell | undefined, signs: Readonly<Record<PaintName | 'none', string>>): string {
  if (one === undefined) return '';
  const sign = signs[paintOf[endingOf(one)]];
  if (!isDecided(one) || one.decision.violations.length === 0) return sign;
  const more = one.decision.figures.complete ? '' : '+';
  return `${sign} ${one.decision.violations.map(({ property }) => letterOf(property)).join('')}${more}`;
}

export const paintOf = {
  safe: 'good',
  vacuous: 'neutral',
  unsafe: 'bad',
  undecided: 'doubtful',
  impossible: 'none',
} as const satisfies Record<Ending, PaintName | 'none'>;

function placeOf(...words: readonly string[]): string {
  return words.join('\n');
}

function unique(words: readonly string[]): string[] {
  return [...new Set(words)];
}
