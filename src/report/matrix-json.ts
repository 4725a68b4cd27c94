import type { MatrixCell, PossibleCell } from '../matrix/matrix.ts';
import { commandLine } from './header.ts';
import { headerJson } from './json.ts';
import { cellCommand, handoffOf, isDecided, type MatrixReport } from './matrix-report.ts';
import { roundedMs } from './numbers.ts';

/**
 * What `stalemate matrix --json` prints: an array with an object for each cell that was decided. Each says how to get
 * it again, so that a cell can be taken out of the array.
 */
export function matrixJson(report: MatrixReport): string {
  const cells = report.matrix.cells.filter(isDecided).map((one) => cellJson(one, report));
  return `${JSON.stringify(cells, null, 2)}\n`;
}

/** Cells that are not in the array, for standard error. */
export function impossibleRemarks(cells: readonly MatrixCell[]): string[] {
  return cells.flatMap((one) =>
    one.kind === 'impossible'
      ? [`not possible: ${one.cell.image} over ${one.cell.storage} with cache=${one.cell.cache}: ${one.reason}`]
      : [],
  );
}

function cellJson(one: PossibleCell, { header, matrix, settingWords }: MatrixReport): Record<string, unknown> {
  const { cell, scenario, decision, sharedWith } = one;
  const { verdict, violations, notReached, figures } = decision;
  const command = cellCommand(cell, matrix.scope, settingWords);
  const { tool, limits, withoutReductions } = headerJson(header);
  return {
    schema: 'stalemate/matrix/1',
    storage: cell.storage,
    cache: cell.cache,
    format: cell.image,
    qemu: cell.qemu,
    handoff: handoffOf(cell),
    arbiter: cell.arbiter,
    faults: cell.faults,
    verdict,
    violations: violations.map(({ property }) => property),
    vacuous: verdict === 'safe' && notReached.length > 0,
    notReached,
    states: figures.states,
    transitions: figures.transitions,
    depth: figures.depth,
    complete: figures.complete,
    ...(figures.stoppedBy === undefined ? {} : { stoppedBy: figures.stoppedBy }),
    reductions: figures.reductions,
    elapsedMs: roundedMs(figures.elapsedMs),
    scope: matrix.scope,
    ...(sharedWith === undefined ? {} : { sharedWith: { ...sharedWith, handoff: handoffOf(sharedWith) } }),
    counterexamples: violations.map(({ property, explanation, run }) => ({
      property,
      explanation,
      trace: commandLine([...command, '--counterexample', property]),
      run,
    })),
    /** Prints this cell's counterexample; absent where there is none. */
    ...(violations[0] === undefined
      ? {}
      : { trace: commandLine([...command, '--counterexample', violations[0].property]) }),
    command: commandLine(command),
    hash: scenario.hash,
    tool,
    ...(limits === undefined ? {} : { limits }),
    ...(withoutReductions === undefined ? {} : { withoutReductions }),
  };
}
