import type { Model } from '../../../sim/model.ts';
import { bool, defineState, int, oneOf, type StateOf } from '../../../sim/state.ts';
import type { Outcome } from '../../../src/check/outcome.ts';

const shape = defineState({
  storage: int(1),
  cache: oneOf('absent', 'old', 'new'),
  step: int(3),
  result: int(1),
  crashed: bool(),
});

export type State = StateOf<typeof shape>;

/**
 * The smallest model with a stale read: D reads 0 through a cache, S writes 1 past it, D reads again. The cached copy
 * may be evicted at any time; `crash` is a fault that ends the run early, so that `after` is never filled.
 */
export function staleReadModel({ evicts = true, crashes = false } = {}): Model<State> {
  const only = [''] as const;
  return {
    name: 'stale read',
    shape,
    properties: [],
    finished: (state) => state.crashed,
    actions: [
      {
        name: 'D.read-before',
        actor: 'D',
        choices: only,
        enabled: (state) => state.step === 0,
        apply: (state) => {
          state.cache = 'old';
          state.step = 1;
        },
      },
      {
        name: 'S.write',
        actor: 'S',
        choices: only,
        enabled: (state) => state.step === 1,
        apply: (state) => {
          state.storage = 1;
          state.step = 2;
        },
      },
      {
        name: 'D.read-after',
        actor: 'D',
        choices: only,
        enabled: (state) => state.step === 2,
        apply: (state) => {
          state.result = state.cache === 'old' ? 0 : state.storage;
          state.step = 3;
        },
      },
      {
        name: 'D.evict',
        actor: 'D',
        choices: only,
        enabled: (state) => evicts && state.step < 3 && state.cache !== 'absent',
        apply: (state) => {
          state.cache = 'absent';
        },
      },
      {
        name: 'S.crash',
        actor: 'S',
        choices: only,
        optional: true,
        enabled: (state) => crashes && state.step < 3,
        apply: (state) => {
          state.crashed = true;
        },
      },
    ],
  };
}

export function staleReadOutcome(state: State): Outcome {
  const ran = state.step === 3;
  const value = ran ? String(state.result) : '-';
  return {
    registers: [
      { name: 'before', value: state.step > 0 ? '0' : '-', old: false },
      { name: 'after', value, old: ran && state.result === 0 },
    ],
  };
}
