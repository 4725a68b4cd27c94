import type { MatrixCell } from '../matrix/matrix.ts';
import { csvText } from './csv.ts';
import { commandLine } from './header.ts';
import { endingTexts } from './matrix-notes.ts';
import { cellCommand, endingOf, handoffOf, isDecided, type MatrixReport } from './matrix-report.ts';
import { roundedMs } from './numbers.ts';

/** What `stalemate matrix --as csv` prints: one line a cell (RFC 4180), names of properties separated by blanks. */
export function matrixCsv(report: MatrixReport): string {
  return csvText([columns, ...report.matrix.cells.map((one) => rowOf(one, report))]);
}

const columns = [
  'storage',
  'cache',
  'format',
  'qemu',
  'handoff',
  'arbiter',
  'faults',
  'verdict',
  'violations',
  'never_reached',
  'states',
  'transitions',
  'depth',
  'complete',
  'stopped_by',
  'reductions',
  'elapsed_ms',
  'writes',
  'reads',
  'flushes',
  'resizes',
  'model',
  'hash',
  'command',
  'reason',
] as const;

function rowOf(one: MatrixCell, { header, matrix, settingWords }: MatrixReport): (string | number)[] {
  const { cell } = one;
  const { scope } = matrix;
  const decision = isDecided(one) ? one.decision : undefined;
  const figures = decision?.figures;
  return [
    ...[cell.storage, cell.cache, cell.image, cell.qemu, handoffOf(cell), cell.arbiter, cell.faults],
    endingTexts[endingOf(one)],
    decision?.violations.map(({ property }) => property).join(' ') ?? '',
    decision?.notReached.join(' ') ?? '',
    ...[figures?.states ?? '', figures?.transitions ?? '', figures?.depth ?? ''],
    figures === undefined ? '' : String(figures.complete),
    figures?.stoppedBy ?? '',
    figures === undefined ? '' : figures.reductions.join(' ') || 'none',
    figures === undefined ? '' : roundedMs(figures.elapsedMs),
    ...[scope.writes, scope.reads, scope.flushes, scope.resizes],
    header.modelVersion,
    isDecided(one) ? one.scenario.hash : '',
    commandLine(cellCommand(cell, scope, settingWords)),
    one.kind === 'impossible' ? one.reason : '',
  ];
}
