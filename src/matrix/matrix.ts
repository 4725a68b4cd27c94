import type { Litmus } from '../../sim/storage/scenario.ts';
import type { Scenario } from '../scenario/types.ts';
import type { Progress } from '../search/explore.ts';
import type { Cell, Setting } from './axes.ts';
import { cellScenario } from './cell-scenario.ts';
import type { Decision } from './decide.ts';
import { decideAll, type PoolOptions } from './pool.ts';
import type { Scope } from './scope.ts';

/** A cell and what became of it. */
export type MatrixCell = PossibleCell | ImpossibleCell;

export interface PossibleCell {
  readonly kind: 'decided';
  readonly cell: Cell;
  readonly scenario: Scenario;
  /** The scenario as a file. */
  readonly text: string;
  readonly decision: Decision;
  /** The cell whose search decided this one as well, because the model is given the same. */
  readonly sharedWith?: Cell;
}

export interface ImpossibleCell {
  readonly kind: 'impossible';
  readonly cell: Cell;
  readonly reason: string;
}

export interface Matrix {
  readonly cells: readonly MatrixCell[];
  /** Cells that nobody got to before Ctrl-C. */
  readonly notReached: number;
  readonly scope: Scope;
  readonly searches: number;
  readonly elapsedMs: number;
}

export interface MatrixOptions extends Omit<PoolOptions, 'onBegin' | 'onProgress'> {
  readonly setting?: Setting;
  readonly onBegin?: (cell: Cell, search: number, searches: number) => void;
  readonly onProgress?: (cell: Cell, progress: Progress) => void;
}

/** Decides every cell by exhaustive search. Cells that are one and the same to the model are searched once. */
export async function matrix(cells: readonly Cell[], scope: Scope, options: MatrixOptions): Promise<Matrix> {
  const startMs = performance.now();
  const made = cells.map((cell) => ({ cell, ...cellScenario(cell, scope, options.setting) }));
  const searches = new Map<string, { litmus: Litmus; cell: Cell; index: number }>();
  for (const one of made) {
    if (!one.possible) continue;
    const key = modelKey(one.scenario);
    if (!searches.has(key)) searches.set(key, { litmus: one.scenario.litmus, cell: one.cell, index: searches.size });
  }
  // The largest first, as far as the number of sectors tells, so that no thread is left with one of them at the end.
  const planned = [...searches.values()].sort((a, b) => b.litmus.sectors.length - a.litmus.sectors.length);
  for (const [index, search] of planned.entries()) search.index = index;
  const cellAt = (index: number): Cell => planned[index]!.cell;
  const decisions = await decideAll(
    planned.map(({ litmus }) => litmus),
    {
      ...options,
      onBegin: (index) => options.onBegin?.(cellAt(index), index, planned.length),
      onProgress: (index, progress) => options.onProgress?.(cellAt(index), progress),
    },
  );
  const decided = made.map((one): MatrixCell | undefined => {
    if (!one.possible) return { kind: 'impossible', cell: one.cell, reason: one.reason };
    const { cell, scenario, text } = one;
    const search = searches.get(modelKey(scenario))!;
    const decision = decisions[search.index];
    if (decision === undefined) return undefined;
    return {
      kind: 'decided',
      cell,
      scenario,
      text,
      decision,
      ...(search.cell === cell ? {} : { sharedWith: search.cell }),
    };
  });
  const reached = decided.filter((one) => one !== undefined);
  return {
    cells: reached,
    notReached: decided.length - reached.length,
    scope,
    searches: planned.length,
    elapsedMs: performance.now() - startMs,
  };
}

/** Everything the model is given: equal keys, equal verdicts. Names of storage systems are not part of it. */
function modelKey({ litmus }: Scenario): string {
  return JSON.stringify({ ...litmus, title: '' });
}
