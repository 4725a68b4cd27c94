import type { Model, Trace } from '../../sim/model.ts';
import type { StorageState } from '../../sim/storage/state.ts';
import { explore } from '../search/explore.ts';

/** States a search may store that looks for a shorter run, or for a run at all. */
export const SHORTEST_STATES_MAX = 20_000;

/** Searches one property only, up to its first violation. */
export function searchViolation(
  model: Model<StorageState>,
  property: string,
  maxStates: number,
  shouldStop: () => boolean = () => false,
): { readonly trace?: Trace; readonly complete: boolean } {
  const properties = model.properties.filter(({ name }) => name === property);
  const { violations, complete, trace } = explore(
    { ...model, properties },
    { limits: { maxStates }, stopAtFirstViolation: true, shouldStop },
  );
  const [first] = violations;
  return first === undefined ? { complete } : { trace: trace(first.id), complete };
}
