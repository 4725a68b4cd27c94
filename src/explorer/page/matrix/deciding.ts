/** Decides the cells of the matrix one after another, while somebody looks at it. */
import { signal } from '@preact/signals';
import type { MatrixCellAnswer, MatrixPlan } from '../../engine/protocol.ts';
import { ask } from '../engine-client.ts';
import { route } from '../routing.ts';
import { trouble } from '../workbench/bench.ts';

export const plan = signal<MatrixPlan | null>(null);
/** By the number of the cell in the plan. */
export const answers = signal<ReadonlyMap<number, MatrixCellAnswer>>(new Map());
export const deciding = signal(false);
let stopped = false;

export function stopDeciding(): void {
  stopped = true;
  deciding.value = false;
}

export async function decideAll(): Promise<void> {
  if (deciding.peek() || (stopped && plan.peek() === null)) return;
  deciding.value = true;
  stopped = false;
  try {
    plan.value ??= await ask('matrix-plan', { storages: [] });
    const { cells, limits } = plan.value;
    for (const [number, { scenario }] of cells.entries()) {
      if (stopped || route.peek().view !== 'matrix') break;
      if (scenario === null || answers.peek().has(number)) continue;
      const answer = await ask('matrix-cell', { scenario, limits });
      answers.value = new Map([...answers.peek(), [number, answer]]);
    }
  } catch (error) {
    trouble.value = error instanceof Error ? error.message : String(error);
    stopped = true;
  } finally {
    deciding.value = false;
  }
}
