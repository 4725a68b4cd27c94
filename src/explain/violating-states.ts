/** Every state in which a property begins to be violated, not only the first. */
import type { Model, Property } from '../../sim/model.ts';
import { isFinished } from '../../sim/step.ts';
import { type Exploration, explore, type Limits, type Progress } from '../search/explore.ts';

export interface ViolatingStates extends Pick<Exploration<unknown>, 'trace' | 'states' | 'reductions' | 'complete'> {
  /** In order of their distance from the start. A state behind another violating one does not count. */
  readonly ids: readonly number[];
}

/**
 * Without representatives, which would let one state stand for several; what the guards leave out stays out, so that
 * every run can be repeated. Nothing behind a violation is looked at.
 */
export function violatingStates<S>(
  model: Model<S>,
  property: Property<S>,
  limits: Limits,
  onProgress?: (progress: Progress) => void,
): ViolatingStates {
  const ids: number[] = [];
  const ends: Model<S> = {
    ...model,
    properties: [],
    finished: (state) => isFinished(model, state) || (property.at === undefined && !property.holds(state)),
  };
  const { trace, states, reductions, complete } = explore(ends, {
    limits,
    ...(onProgress && { onProgress }),
    withoutReductions: (model.reductions ?? []).flatMap(({ name, representative }) => (representative ? [name] : [])),
    onQuiescent: (state, id) => {
      if (!property.holds(state)) ids.push(id);
    },
  });
  return { ids, trace, states, reductions, complete };
}
