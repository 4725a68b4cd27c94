import type { Choice, Model } from '../../sim/model.ts';
import { plainnessOfChoice } from '../../sim/step.ts';

/** Who runs side by side with whom. */
export interface Threads {
  readonly count: number;
  /** By the numbers of actions, the thread of each. */
  readonly ofAction: readonly number[];
}

/**
 * An actor that goes through a program (a script, a guest, a side of a handoff) is one thread with all its actions.
 * What happens unasked waits for nobody, so each such action is a thread of its own.
 */
export function threadsOf<S>(model: Model<S>): Threads {
  const names: string[] = [];
  const ofAction = model.actions.map(({ name, actor, choices }, action) => {
    const planned = choices.some((_, choice) => plainnessOfChoice(model, { action, choice } as Choice) === 'planned');
    const thread = planned ? `actor ${actor}` : `action ${name}`;
    if (!names.includes(thread)) names.push(thread);
    return names.indexOf(thread);
  });
  return { count: names.length, ofAction };
}
