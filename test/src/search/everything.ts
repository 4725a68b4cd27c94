import type { Exploration } from '../../../src/search/exploration.ts';

/** Everything that a search says about a model, but how long it took and in how much memory. */
export function everything<S, E>({ elapsedMs, bytes, bytesPerState, trace, state, ...found }: Exploration<S, E>) {
  const ids = Array.from({ length: found.states }, (_, id) => id);
  return { ...found, all: ids.map((id) => JSON.stringify([state(id), id % 17 === 0 ? trace(id) : trace(id).at(-1)])) };
}
