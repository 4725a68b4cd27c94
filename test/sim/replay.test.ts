import { describe, expect, test } from 'vitest';
import { codecOf } from '../../sim/codec.ts';
import type { Choice, Model } from '../../sim/model.ts';
import { mig } from '../../sim/models/mig.ts';
import { twoPhaseCommit } from '../../sim/models/two-phase-commit.ts';
import { randomWalk } from '../../sim/random-walk.ts';
import { replay } from '../../sim/replay.ts';
import { choiceLabel, enabledChoices } from '../../sim/step.ts';
import { timeline } from '../../sim/timeline.ts';

const WALKS = 60;
const MAX_STEPS = 80;

function walksOf<S extends object>(model: () => Model<S>): void {
  test.each(Array.from({ length: WALKS }, (_, seed) => String(seed)))(
    'seed %s: immer and the mutable state go the same way',
    (seed) => {
      const walk = randomWalk(model(), { seed, maxSteps: MAX_STEPS });
      const { initial, steps } = timeline(model(), walk.choices);
      const { format } = codecOf(model().shape);
      steps.forEach((taken, at) => {
        expect(taken.before).toBe(at === 0 ? initial : steps[at - 1]?.after);
        expect(format(taken.after)).toBe(format(replay(model(), walk.choices.slice(0, at + 1))));
        // every patch is a change, and nothing else changed
        const changed = JSON.stringify(taken.before) !== JSON.stringify(taken.after);
        expect(taken.patches.length > 0).toBe(changed);
      });
      expect(steps.at(-1)?.after ?? initial).toEqual(walk.final);
    },
  );

  test('the same seed walks the same way, another seed another way', () => {
    const choicesOf = (seed: string): readonly Choice[] => randomWalk(model(), { seed, maxSteps: MAX_STEPS }).choices;
    expect(choicesOf('a')).toEqual(choicesOf('a'));
    expect(choicesOf('a')).not.toEqual(choicesOf('b'));
  });
}

describe('mig', () => {
  walksOf(() => mig({ sectors: 3, versions: 2, fix: false }));
});
describe('two-phase commit', () => {
  walksOf(() => twoPhaseCommit({ participants: 3 }));
});
describe('two-phase commit, sorted', () => {
  walksOf(() => twoPhaseCommit({ participants: 3, sorted: true }));
});

const small = mig({ sectors: 2, versions: 1, fix: true });
const named = (label: string): Choice => {
  const found = small.actions
    .flatMap(({ choices }, action) => choices.map((_, choice) => ({ action, choice })))
    .find((choice) => choiceLabel(small, choice) === label);
  if (found === undefined) throw new Error(`no choice ${label}`);
  return found;
};

test('a choice that is not enabled is refused with its step and what was enabled', () => {
  const trace = [named('source.pause'), named('source.write sector 1')];
  const message =
    'step 2: source.write sector 1 is not enabled; enabled: target.prime sector 0, target.prime sector 1, target.take-over';
  expect(() => replay(small, trace)).toThrow(new Error(message));
  expect(() => timeline(small, trace)).toThrow(new Error(message));
});

test('a choice that does not exist is refused', () => {
  expect(() => replay(small, [{ action: 99, choice: 0 }])).toThrow(
    'model mig 2 sectors 1 versions fixed has 9 actions, no number 99',
  );
  expect(() => replay(small, [{ action: 0, choice: 2 }])).toThrow('action source.write has 2 choices, no number 2');
});

test('a timeline says what each step changed', () => {
  const { initial, steps } = timeline(small, [named('source.write sector 1'), named('source.flush sector 1')]);
  expect(steps.map(({ label, action }) => [label, action.actor])).toEqual([
    ['source.write sector 1', 'source'],
    ['source.flush sector 1', 'source'],
  ]);
  expect(steps[1]?.patches).toEqual([{ op: 'replace', path: ['disk', 1], value: 1 }]);
  expect(steps[1]?.after.latest).toBe(steps[0]?.after.latest); // unchanged parts are shared
  expect(initial.latest).toEqual([0, 0]);
  expect(Object.isFrozen(initial.latest)).toBe(true);
});

test('a walk ends where nothing is enabled, in a finished state, or at its limit', () => {
  const stuck = { ...small, actions: small.actions.slice(0, 1) }; // two writes and nothing more
  expect(randomWalk(stuck, { seed: '1', maxSteps: 9 })).toMatchObject({ choices: { length: 2 }, quiescent: true });
  const finished = { ...small, finished: (state: { phase: string }) => state.phase === 'paused' };
  const walk = randomWalk(finished, { seed: '1', maxSteps: 1000 });
  expect(walk.final.phase).toBe('paused');
  expect(walk.quiescent).toBe(true);
  expect(enabledChoices(finished, walk.final)).toEqual([]);
  expect(randomWalk(small, { seed: '1', maxSteps: 3 })).toMatchObject({ choices: { length: 3 }, quiescent: false });
});
