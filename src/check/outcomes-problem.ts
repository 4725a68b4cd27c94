import { outcomeOf } from '../../sim/storage/outcome.ts';
import type { Litmus } from '../../sim/storage/scenario.ts';
import type { StorageState } from '../../sim/storage/state.ts';
import { storageModel } from '../../sim/storage/storage-model.ts';
import { buildWorld, type WorldOptions } from '../../sim/storage/world.ts';
import type { Problem, Task } from '../search/problem.ts';
import { endsBy } from './collect.ts';
import type { Outcome } from './outcome.ts';

/** The model of a litmus test, searched for its outcomes. */
export function outcomesProblem(litmus: Litmus, options: WorldOptions = {}): Problem<StorageState, Outcome> {
  const world = buildWorld(litmus, options);
  return { model: storageModel(world), endOf: endsBy((state) => outcomeOf(world, state)) };
}

/** The same as plain data, for other threads. */
export function outcomesTask(litmus: Litmus, options: WorldOptions = {}): Task {
  return { module: import.meta.url, factory: outcomesProblem.name, args: [litmus, options] };
}
