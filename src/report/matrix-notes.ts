import { DESTINATION, SOURCE } from '../configuration/configuration.ts';
import type { ImpossibleCell, Matrix } from '../matrix/matrix.ts';
import { boundedText, scopeOfCell, scopeOptions, scopeText, smallerScope } from '../matrix/scope.ts';
import {
  alikeStorages,
  type Ending,
  isDecided,
  type MatrixReport,
  totalsOfMatrix,
  violatedAnywhere,
} from './matrix-report.ts';
import { counted, grouped } from './numbers.ts';
import { letterOf } from './property-letters.ts';
import { stopText } from './stop-text.ts';

/** What has to be said under a matrix, whatever its form; each entry is a paragraph. */
export function matrixNotes({ matrix }: Pick<MatrixReport, 'matrix'>): string[] {
  return [
    scopeNote(matrix),
    ...alikeStorages(matrix).map(([first = '', ...others]) => alikeNote(first, others)),
    ...impossibleNotes(matrix),
    ...vacuousNotes(matrix),
    ...undecidedNotes(matrix),
    ...(matrix.notReached === 0 ? [] : [`interrupted: ${counted(matrix.notReached, 'cell')} not reached`]),
  ];
}

/** The letters that occur, with what they stand for. */
export function letterLegend(matrix: Matrix): string[] {
  const more = matrix.cells
    .filter(isDecided)
    .some(({ decision: { violations, figures } }) => violations.length > 0 && !figures.complete);
  return [
    ...violatedAnywhere(matrix).map((name) => `${letterOf(name)} ${name}`),
    ...(more ? ['+ and perhaps more'] : []),
  ];
}

/** `300 cells: 90 safe, 168 unsafe, 2 undecided, 40 not possible`. */
export function countsText(matrix: Matrix): string {
  const { endings } = totalsOfMatrix(matrix);
  const parts = (Object.keys(endingTexts) as Ending[])
    .filter((ending) => endings[ending] > 0)
    .map((ending) => `${grouped(endings[ending])} ${endingTexts[ending]}`);
  return `${counted(matrix.cells.length, 'cell')}${parts.length === 0 ? '' : `: ${parts.join(', ')}`}`;
}

export const endingTexts = {
  safe: 'safe',
  vacuous: 'vacuous',
  unsafe: 'unsafe',
  undecided: 'undecided',
  impossible: 'not possible',
} as const satisfies Record<Ending, string>;

function scopeNote({ scope, cells }: Matrix): string {
  const bounded =
    scope.anyNumber && cells.some((one) => isDecided(one) && !scopeOfCell(scope, one.scenario.litmus).anyNumber);
  const exception = bounded ? ` (${boundedText(scope)} where something may be lost)` : '';
  return `Each verdict is about one migration from ${SOURCE} to ${DESTINATION} of a guest that makes ${scopeText(scope)}${exception} on two sectors, at any moment before, during and after it${scope.anyNumber && !bounded ? '' : ', and holds for that much'}.`;
}

function alikeNote(first: string, others: readonly string[]): string {
  const names = others.length === 1 ? others[0] : `${others.slice(0, -1).join(', ')} and ${others.at(-1)}`;
  return `${names}: the model is given the same as for ${first}, so one search decided ${others.length === 1 ? 'both' : 'all'}.`;
}

function impossibleNotes({ cells }: Matrix): string[] {
  const impossible = cells.filter((one): one is ImpossibleCell => one.kind === 'impossible');
  return [...new Set(impossible.map(({ reason }) => reason))].map((reason) => {
    const where = impossible
      .filter((one) => one.reason === reason)
      .map(({ cell }) => `${cell.image} over ${cell.storage}`);
    return `Not possible: ${[...new Set(where)].join(', ')}. ${reason}.`;
  });
}

function vacuousNotes(matrix: Matrix): string[] {
  const reasons = matrix.cells
    .filter(isDecided)
    .filter(({ decision }) => decision.verdict === 'safe' && decision.notReached.length > 0)
    .map(({ decision }) => decision.notReached.join(', '));
  return [...new Set(reasons)].map(
    (names) => `Vacuous: nothing is violated, but only because something never happens: ${names}.`,
  );
}

function undecidedNotes({ cells, scope }: Matrix): string[] {
  const stopped = cells.filter(isDecided).flatMap(({ decision }) => decision.figures.stoppedBy ?? []);
  if (stopped.length === 0 || stopped.every((reason) => reason === 'interrupted')) return [];
  const reasons = [...new Set(stopped)].map(stopText).join(', ');
  const smaller = smallerScope(scope);
  const offer =
    smaller === undefined
      ? 'The scope is as small as it can be; a higher limit may decide more.'
      : `A smaller scope, or a higher limit, may decide more: ${scopeOptions(smaller).join(' ')} (${scopeText(smaller)}).`;
  return [`Not searched completely (${reasons}): ${counted(stopped.length, 'cell')}. ${offer}`];
}
