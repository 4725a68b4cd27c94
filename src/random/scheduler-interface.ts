import type { Choice } from '../../sim/model.ts';

/** Says which of the enabled choices goes next, in one run. It never looks at more than it is given. */
export interface Scheduler {
  /**
   * @param enabled  at least one, in model order; lent for this call
   * @param step     how many choices the run has taken so far
   * @returns one of `enabled`; undefined to end the run where only optional ones, faults, are left
   */
  readonly choose: (enabled: readonly Choice[], step: number) => Choice | undefined;
}
