/** Which of the choices that wait on one clock is taken when it rings: what chance decides within a step. */
import type { Rng } from '../../sim/rng.ts';
import type { StorageState } from '../../sim/storage/state.ts';
import type { Activity, Chances } from './activities.ts';
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
  return ({ chances, enabled: isEnabled }, choices, state, idleNs) => {
    enabled.length = 0;
    for (const choice of choices) if (isEnabled(state, choice)) enabled.push(choice);
    if (enabled.length === 0) return NO_CHOICE;
    if (enabled.length === 1) return enabled[0]!;
    let differs = NOTHING;
    for (const choice of enabled) differs |= bitsOf(chances[choice]!);
    // Drawn only for what can happen here, always in the same order.
    let wanted = NOTHING;
    const draw = (bit: number, share: number): void => {
      if ((differs & bit) !== 0 && rng.fraction() < share) wanted |= bit;
    };
    draw(DROPS, 1 - Math.exp(-idleNs / residenceNs));
    draw(READS_AHEAD, figures['page-cache.read-ahead'].value);
    draw(FAILS, figures['fault.flush-error'].value);
    draw(DUPLICATES, figures['fault.duplicate'].value);
    draw(DELEGATES, figures['attributes.delegation'].value);
    const exact = enabled.filter((choice) => bitsOf(chances[choice]!) === wanted);
    // Not everything goes together; what was wanted in vain does not happen.
    const fitting = exact.length > 0 ? exact : enabled.filter((choice) => (bitsOf(chances[choice]!) & ~wanted) === 0);
    if (fitting.length === 0) return enabled[0]!;
    return fitting.length === 1 ? fitting[0]! : fitting[rng.below(fitting.length)]!;
  };
}

const NOTHING = 0;
const DROPS = 1;
const READS_AHEAD = 2;
const FAILS = 4;
const DUPLICATES = 8;
const DELEGATES = 16;

function bitsOf({ drops, readsAhead, fails, duplicates, delegates }: Chances): number {
  return (
    (drops ? DROPS : 0) |
    (readsAhead ? READS_AHEAD : 0) |
    (fails ? FAILS : 0) |
    (duplicates ? DUPLICATES : 0) |
    (delegates ? DELEGATES : 0)
  );
}
