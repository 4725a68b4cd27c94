/** Every state in which a property begins to be violated, not only the first. */
import type { Model, Property } from '../../sim/model.ts';
import { isFinished } from '../../sim/step.ts';
import { type Exploration, explore } from '../search/explore.ts';

export interface ViolatingStates extends Pick<Exploration<unknown>, 'trace' | 'states' | 'complete'> {
  /** In order of their distance from the start. A state behind another violating one does not count. */
  readonly ids: readonly number[];
}

/** Without reductions, which would let one state stand for several; nothing behind a violation is looked at. */
export function violatingStates<S>(model: Model<S>, property: Property<S>, maxStates: number): ViolatingStates {
  const ids: number[] = [];
  const ends: Model<S> = {
    ...model,
    properties: [],
    finished: (state) => isFinished(model, state) || (property.at === undefined && !property.holds(state)),
  };
  const { trace, states, complete } = explore(ends, {
    limits: { maxStates },
    withoutReductions: 'all',
    onQuiescent: (state, id) => {
      if (!property.holds(state)) ids.push(id);
    },
  });
  return { ids, trace, states, complete };
}
