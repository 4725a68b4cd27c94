import type { Model, Trace } from '../../sim/model.ts';
import type { StorageState } from '../../sim/storage/state.ts';
import { shortenRun } from '../random/shorten-run.ts';
import { explore } from '../search/explore.ts';

/** States a search may store that looks for a shorter run, or for a run at all. */
export const SHORTEST_STATES_MAX = 20_000;

export interface ShortRun {
  readonly trace: Trace;
  /** An exhaustive search found no shorter one. */
  readonly shortest: boolean;
}

/** The shortest run to a violation of a property; where it lies too far away, the known one with steps left out. */
export function shortestRun(model: Model<StorageState>, property: string, known: Trace): ShortRun {
  const found = searchViolation(model, property, SHORTEST_STATES_MAX);
  if (found.trace !== undefined) return { trace: found.trace, shortest: true };
  return { trace: shortenRun(model, known, property), shortest: false };
}

/** Searches one property only, up to its first violation. */
export function searchViolation(
  model: Model<StorageState>,
  property: string,
  maxStates: number,
): { readonly trace?: Trace; readonly complete: boolean } {
  const properties = model.properties.filter(({ name }) => name === property);
  const { violations, complete, trace } = explore(
    { ...model, properties },
    { limits: { maxStates }, stopAtFirstViolation: true },
  );
  const [first] = violations;
  return first === undefined ? { complete } : { trace: trace(first.id), complete };
}
