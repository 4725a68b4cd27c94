/** The matrix of the command line: its cells as scenarios, and the decision about each by the same search. */
import { isVacuous } from '../../check/safety.ts';
import { type Axes, type Cell, cellsOf, defaultAxes } from '../../matrix/axes.ts';
import { cellScenario } from '../../matrix/cell-scenario.ts';
import { type Decision, decideInSlices } from '../../matrix/decide.ts';
import { defaultLimits, defaultScope } from '../../matrix/scope.ts';
import { letterOf } from '../../report/property-letters.ts';
import { storageNames } from '../../scenario/storage-options.ts';
import { type Hooks, searchOptions } from './hooks.ts';
import { loadedScenario } from './loaded.ts';
import type { MatrixCellAnswer, MatrixCellRequest, MatrixPlan, MatrixPlanRequest } from './protocol.ts';

/** Axes with a single value are no axes. */
export function matrixPlan({ storages }: MatrixPlanRequest): MatrixPlan {
  for (const name of storages)
    if (!storageNames.some((known) => known === name)) throw new Error(`there is no storage "${name}"`);
  const axes: Axes = { ...defaultAxes, ...(storages.length > 0 && { storages }) };
  const shown: readonly { name: string; values: readonly string[]; of: (cell: Cell) => string }[] = [
    { name: 'storage', values: axes.storages, of: (cell: Cell) => cell.storage },
    { name: 'format', values: axes.images, of: (cell: Cell) => cell.image },
    { name: 'cache', values: axes.caches, of: (cell: Cell) => cell.cache },
    { name: 'qemu', values: axes.qemus, of: (cell: Cell) => cell.qemu },
  ];
  return {
    axes: shown.map(({ name, values }) => ({ name, values })),
    cells: cellsOf(axes).map((cell) => {
      const at = shown.map(({ values, of }) => values.indexOf(of(cell)));
      const made = cellScenario(cell, defaultScope);
      return made.possible
        ? { at, scenario: { text: made.text, path: made.scenario.path }, impossible: null }
        : { at, scenario: null, impossible: made.reason };
    }),
    limits: { maxStates: defaultLimits.maxStates },
  };
}

/** Several storage systems are one and the same to the model: those cells are decided once. */
const decided = new Map<string, Decision>();

export async function matrixCell(
  { scenario: text, limits }: MatrixCellRequest,
  hooks: Hooks,
): Promise<MatrixCellAnswer> {
  const { scenario } = loadedScenario(text);
  const key = `${scenario.hash} ${limits.maxStates}`;
  const options = searchOptions(limits, hooks);
  const { maxStatesOnceViolated } = defaultLimits;
  const decision =
    decided.get(key) ??
    (await decideInSlices(scenario.litmus, { ...options, limits: { ...options.limits, maxStatesOnceViolated } }));
  if (decision.figures.stoppedBy !== 'interrupted') decided.set(key, decision);
  const { verdict, violations, notReached, figures } = decision;
  return {
    verdict,
    vacuous: isVacuous({ verdict, notReached }),
    violations: violations.map(({ property, run }) => ({ property, run })),
    states: figures.states,
    complete: figures.complete,
    letters: `${violations.map(({ property }) => letterOf(property)).join('')}${verdict === 'unsafe' && !figures.complete ? '+' : ''}`,
  };
}
