import type { Matrix, MatrixCell } from '../matrix/matrix.ts';
import { type Ending, endingOf, isDecided, letterOf, variantOf } from './matrix-report.ts';
import type { PaintName } from './theme.ts';

/**
 * A matrix as people read it: a row for each storage and format, and for each cache mode one column a variant (a version
 * of QEMU, and whatever else differs), side by side.
 */
export interface Pivot {
  readonly caches: readonly string[];
  readonly variants: readonly string[];
  readonly rows: readonly PivotRow[];
}

export interface PivotRow {
  readonly storage: string;
  readonly image: string;
  /** By cache mode, then by variant; undefined where there is no such cell. */
  readonly cells: readonly (MatrixCell | undefined)[];
}

export function pivotOf({ cells }: Pick<Matrix, 'cells'>): Pivot {
  const caches = unique(cells.map(({ cell }) => cell.cache));
  const variants = unique(cells.map(({ cell }) => variantOf(cell)));
  const names = unique(cells.map(({ cell }) => `${cell.storage} ${cell.image}`));
  const places = new Map(
    cells.map((one) => [placeOf(one.cell.storage, one.cell.image, one.cell.cache, variantOf(one.cell)), one]),
  );
  const rows = names.map((name): PivotRow => {
    const [storage = '', image = ''] = name.split(' ');
    return {
      storage,
      image,
      cells: caches.flatMap((cache) => variants.map((variant) => places.get(placeOf(storage, image, cache, variant)))),
    };
  });
  return { caches, variants, rows };
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
