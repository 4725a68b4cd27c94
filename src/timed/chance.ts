/** Which of the choices that wait on one clock is taken when it rings: what chance decides within a step. */
import { type ChanceKind, chanceKinds } from '../../sim/model.ts';
import type { Rng } from '../../sim/rng.ts';
import type { StorageState } from '../../sim/storage/state.ts';
import type { Activity } from './activities.ts';
import { meanNs } from './distributions.ts';
import type { Figures } from './figures.ts';

export const NO_CHOICE = -1;

/**
 * @param idleNs   how long a page that the step reads has not been used: the longer, the likelier it was dropped
 * @returns one of `choices` that is enabled, the first (the plain course) unless chance wants another; `NO_CHOICE` when
 *          none is enabled
 */
export type Pick = (activity: Activity, choices: readonly number[], state: StorageState, idleNs: number) => number;

export function createPick(figures: Figures, rng: Rng): Pick {
  const residence = figures['page-cache.residence'].value;
  const residenceNs = residence.kind === 'never' ? Number.POSITIVE_INFINITY : meanNs(residence);
  const enabled: number[] = [];
  /** How likely it is, where it can happen at all. */
  const shareOf = (kind: ChanceKind, idleNs: number): number => {
    switch (kind) {
      case 'page-dropped':
        return 1 - Math.exp(-idleNs / residenceNs);
      case 'read-ahead':
        return figures['page-cache.read-ahead'].value;
      case 'failure':
        return figures['fault.flush-error'].value;
      case 'duplicate':
        return figures['fault.duplicate'].value;
      case 'delegation':
        return figures['attributes.delegation'].value;
    }
  };
  return ({ chances, enabled: isEnabled }, choices, state, idleNs) => {
    enabled.length = 0;
    for (const choice of choices) if (isEnabled(state, choice)) enabled.push(choice);
    if (enabled.length === 0) return NO_CHOICE;
    if (enabled.length === 1) return enabled[0]!;
    let differs = NOTHING;
    for (const choice of enabled) differs |= bitsOf(chances[choice]!);
    // Drawn only for what can happen here, always in the same order.
    let wanted = NOTHING;
    for (const kind of chanceKinds)
      if ((differs & bits[kind]) !== 0 && rng.fraction() < shareOf(kind, idleNs)) wanted |= bits[kind];
    const exact = enabled.filter((choice) => bitsOf(chances[choice]!) === wanted);
    // Not everything goes together; what was wanted in vain does not happen.
    const fitting = exact.length > 0 ? exact : enabled.filter((choice) => (bitsOf(chances[choice]!) & ~wanted) === 0);
    if (fitting.length === 0) return enabled[0]!;
    return fitting.length === 1 ? fitting[0]! : fitting[rng.below(fitting.length)]!;
  };
}

const NOTHING = 0;
const bits: Readonly<Record<ChanceKind, number>> = {
  'page-dropped': 1,
  'read-ahead': 2,
  failure: 4,
  duplicate: 8,
  delegation: 16,
};

function bitsOf(kinds: readonly ChanceKind[]): number {
  let all = NOTHING;
  for (const kind of kinds) all |= bits[kind];
  return all;
}
