import { storageModel } from '../../sim/storage/storage-model.ts';
import { buildWorld } from '../../sim/storage/world.ts';
import { traceOfNames } from '../check/trace-names.ts';
import { storyOf } from '../explain/explain.ts';
import type { PossibleCell } from '../matrix/matrix.ts';
import { scopeOfCell, scopeText } from '../matrix/scope.ts';
import { storySentences } from './explain-report.ts';
import { headerLines, worldOptionsOf } from './header.ts';
import { oneLine, wrap } from './layout.ts';
import type { MatrixReport } from './matrix-report.ts';
import { counted } from './numbers.ts';
import { searchedText } from './searched-text.ts';
import { tellRun } from './tell.ts';
import type { Theme } from './theme.ts';
import { witnessLines } from './witness-text.ts';

/** A shortest run of one cell that violates a property, step by step. */
export function counterexampleText(
  { header, matrix }: Pick<MatrixReport, 'header' | 'matrix'>,
  { scenario, decision }: PossibleCell,
  property: string,
  theme: Theme,
): string {
  const world = worldOptionsOf(header);
  const violation = decision.violations.find((one) => one.property === property);
  if (violation === undefined) throw new Error(`no run of ${scenario.title} violates ${property}`);
  const read = traceOfNames(storageModel(buildWorld(scenario.litmus, world)), violation.run);
  if (!read.ok) throw new Error(`the model has no choice ${read.unknown.name}`);
  const told = tellRun(scenario.litmus, world, read.trace);
  const story = storyOf(scenario.litmus, read.trace, property, world);
  const { paint, width } = theme;
  return [
    ...headerLines(header, width).map(paint.dim),
    '',
    paint.bold(oneLine(scenario.title)),
    ...wrap(`${property}: ${oneLine(violation.explanation)}`, width, '  ').map(paint.bad),
    '',
    ...wrap(
      `the shortest run takes ${counted(read.trace.length, 'step')} (${searchedText(decision.figures)}); guest: ${scopeText(scopeOfCell(matrix.scope, scenario.litmus))}`,
      width,
      '  ',
    ),
    ...witnessLines(told, theme),
    '',
    paint.bold('why'),
    ...storySentences(story, told.steps, violation.explanation).flatMap((sentence) =>
      wrap(sentence, width - 2, '  ').map((line) => `  ${line}`),
    ),
    '',
  ].join('\n');
}
