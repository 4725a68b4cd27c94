import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codecOf } from '../../../sim/codec.ts';
import { type Model, replay, step, type Trace, timeline } from '../../../sim/index.ts';
import { defineState, int, type StateOf } from '../../../sim/state.ts';
import {
  configurations,
  litmusPrograms,
  type ModelRun,
  runsOf,
  type SystemSource,
} from '../../../src/fast-check/index.ts';
import { explore } from '../../../src/search/explore.ts';
import { propertyParameters } from '../../helpers/seed.ts';

/**
 * Where the drivers first differ on a run: the timeline (immer drafts, unchanged parts shared), a replay of everything up
 * to the step on a state of its own, and the search (one object, filled from packed words before every step).
 */
function disagreement<S extends object>(model: Model<S>, trace: Trace): string | undefined {
  const codec = codecOf(model.shape);
  const packed = (state: S): string => {
    const words = new Uint32Array(codec.words);
    codec.pack(state, words, 0);
    return words.join(' ');
  };
  const told = timeline(model, trace);
  const used = replay(model, trace);
  const words = new Uint32Array(codec.words);
  codec.pack(told.initial, words, 0);
  for (const [index, choice] of trace.entries()) {
    codec.unpack(words, 0, used);
    step(model, used, choice);
    codec.pack(used, words, 0);
    const { after, label } = told.steps[index]!;
    const search = words.join(' ');
    if (packed(after) !== search) return `step ${index + 1}, ${label}: timeline and search`;
    if (packed(replay(model, trace.slice(0, index + 1))) !== search)
      return `step ${index + 1}, ${label}: replay and search`;
  }
  return undefined;
}

describe('timeline, replay and search agree step by step', () => {
  test.each<[string, fc.Arbitrary<SystemSource>, number, number]>([
    ['litmus programs', litmusPrograms(), 521, 150],
    ['migrations', configurations(), 522, 60],
  ])('on random %s', (_, sources, seed, numRuns) => {
    fc.assert(
      fc.property(runsOf(sources), ({ model, trace }) => {
        expect(disagreement(model, trace)).toBeUndefined();
      }),
      propertyParameters(seed, numRuns),
    );
  });

  test('and every state of a run is one that the search visits', () => {
    let compared = 0;
    const visits = ({ model, trace }: ModelRun<object>): void => {
      const { complete, states, state } = explore(model, { withoutReductions: 'all', limits: { maxStates: 3000 } });
      if (!complete) return;
      const { format } = codecOf(model.shape);
      const visited = new Set(Array.from({ length: states }, (_, id) => format(state(id))));
      const { initial, steps } = timeline(model, trace);
      for (const one of [initial, ...steps.map(({ after }) => after)]) expect(visited.has(format(one))).toBe(true);
      compared++;
    };
    fc.assert(
      fc.property(runsOf(litmusPrograms({ maxSteps: 4 })), (run) => visits(run as unknown as ModelRun<object>)),
      propertyParameters(523, 60),
    );
    expect(compared).toBeGreaterThan(20);
  });

  test('and a model that remembers something beside its state is caught', () => {
    const shape = defineState({ value: int(7) });
    let calls = 0;
    const forgetful: Model<StateOf<typeof shape>> = {
      name: 'forgetful',
      shape,
      actions: [
        {
          name: 'add',
          actor: 'user',
          choices: [''],
          enabled: () => true,
          apply: (s) => {
            s.value = calls++ % 8;
          },
        },
      ],
      properties: [],
    };
    const add = { action: 0, choice: 0 };
    expect(disagreement(forgetful, [add, add, add])).toBe('step 1, add: timeline and search');
  });
});
