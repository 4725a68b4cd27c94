import type { Choice, Model } from '../../sim/model.ts';
import type { Rng } from '../../sim/rng.ts';
import { plainnessOfChoice } from '../../sim/step.ts';
import type { Scheduler } from './scheduler-interface.ts';

/**
 * Draws which kinds of action this run leaves out, each with a chance of one half: what happens unasked, what chance
 * decides, faults, and what the guest does. Programs are never left out, and where nothing that must happen could go
 * on without a kind, it occurs after all.
 */
export function swarmSchedulers<S>(model: Model<S>, within: (rng: Rng) => Scheduler): (rng: Rng) => Scheduler {
  const kinds = kindsOf(model);
  const names = [...new Set(kinds.flat())].filter((kind) => kind !== PROGRAM);
  const numbers = kinds.map((ofAction) => ofAction.map((kind) => names.indexOf(kind)));
  const mustHappen = ({ action }: Choice): boolean => model.actions[action]!.optional !== true;
  return (rng) => {
    const omitted = names.map(() => rng.below(2) === 0);
    const inner = within(rng);
    return {
      choose: (enabled, step) => {
        const isAllowed = ({ action, choice }: Choice): boolean => !omitted[numbers[action]![choice]!];
        const allowed = enabled.filter(isAllowed);
        if (allowed.some(mustHappen)) return inner.choose(allowed, step);
        const among = enabled.filter((one) => mustHappen(one) || isAllowed(one));
        return among.length === 0 ? undefined : inner.choose(among, step);
      },
    };
  };
}

const PROGRAM = '';

/** By action and choice. */
function kindsOf<S>(model: Model<S>): string[][] {
  return model.actions.map(({ name, kind = name, choices }, action) =>
    choices.map((_, choice) => {
      const plainness = plainnessOfChoice(model, { action, choice });
      if (plainness === 'planned') return kind.startsWith('guest.') ? kind : PROGRAM;
      return `${kind}: ${plainness}`;
    }),
  );
}
