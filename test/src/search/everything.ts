import type { Exploration } from '../../../src/search/exploration.ts';

/**
 * Everything that a search says about a model, but how long it took and in how much memory.
 *
 * @param every  says something of one in so many states only
 */
export function everything<S, E>(
  { elapsedMs, bytes, bytesPerState, trace, state, ...found }: Exploration<S, E>,
  every = 1,
) {
  const ids = Array.from({ length: Math.ceil(found.states / every) }, (_, index) => index * every);
  return { ...found, all: ids.map((id) => JSON.stringify([state(id), id % 17 === 0 ? trace(id) : trace(id).at(-1)])) };
}
