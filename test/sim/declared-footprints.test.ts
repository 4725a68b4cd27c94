import { describe, expect, test } from 'vitest';
import {
  leavesUnder,
  outside,
  type RecordedFootprint,
  recordFootprint,
  recordTouched,
  undeclared,
} from '../../sim/footprint.ts';
import type { Choice, Model } from '../../sim/model.ts';
import { mig } from '../../sim/models/mig.ts';
import { twoPhaseCommit } from '../../sim/models/two-phase-commit.ts';
import { randomWalk } from '../../sim/random-walk.ts';
import { replay } from '../../sim/replay.ts';
import { createRng, type Rng } from '../../sim/rng.ts';
import { initialState, step } from '../../sim/step.ts';

const declared: readonly (readonly [string, () => Model<object>])[] = [
  ['mig fixed', () => mig({ sectors: 2, versions: 2, fix: true }) as Model<object>],
  ['mig unfixed', () => mig({ sectors: 2, versions: 2, fix: false }) as Model<object>],
  ['two-phase commit', () => twoPhaseCommit({ participants: 3 }) as Model<object>],
  ['two-phase commit sorted', () => twoPhaseCommit({ participants: 3, sorted: true }) as Model<object>],
];
const WALKS = 12;
const ARBITRARY_STATES = 150;

/**
 * Every choice in every state of random walks, and in states with any values at all: there are steps that a walk seldom
 * comes to, and writes that a sound model never reaches. Choices that are not enabled too, for their guards read.
 */
function recordAll(model: Model<object>, see: (choice: Choice, recorded: RecordedFootprint<object>) => void) {
  const everyChoice = model.actions.flatMap(({ choices }, action) => choices.map((_, choice) => ({ action, choice })));
  const recordIn = (state: object) => {
    for (const choice of everyChoice) see(choice, recordFootprint(model, state, choice));
  };
  for (let walk = 0; walk < WALKS; walk++) {
    const state = initialState(model);
    for (const taken of randomWalk(model, { seed: `footprints ${walk}`, maxSteps: 20 }).choices) {
      recordIn(state);
      step(model, state, taken);
    }
  }
  const rng = createRng('arbitrary states');
  for (let count = 0; count < ARBITRARY_STATES; count++) recordIn(arbitraryState(model, rng));
}

function arbitraryState({ shape }: Model<object>, rng: Rng): object {
  type Part = Record<string | number, unknown>;
  const state = shape.zero();
  for (const { path, kind, max, labels } of shape.fields) {
    const owner = path.slice(0, -1).reduce<Part>((part, key) => part[key] as Part, state as Part);
    // The ends of the range meet guards more often than its middle does.
    const value = rng.below(2) === 0 ? rng.below(2) * max : rng.below(max + 1);
    owner[path.at(-1)!] = kind === 'int' ? value : kind === 'bool' ? value === 1 : labels[value];
  }
  return state;
}

describe.each(declared)('%s', (_, build) => {
  test('touches no leaf that is not declared, and declares no leaf that is never touched', () => {
    const model = build();
    const touched = new Map<string, Set<string>>();
    const note = (name: string, leaves: readonly string[]) => {
      const known = touched.get(name) ?? new Set();
      for (const leaf of leaves) known.add(leaf);
      touched.set(name, known);
    };
    recordAll(model, (choice, recorded) => {
      const beyond = undeclared(model, choice, recorded);
      if (beyond.reads.length + beyond.writes.length > 0) throw new Error(JSON.stringify({ choice, beyond }));
      const name = `${choice.action} ${choice.choice}`;
      note(`${name} reads`, [...recorded.guard.reads, ...(recorded.recipe?.reads ?? [])]);
      note(`${name} writes`, recorded.recipe?.writes ?? []);
    });
    for (const [action, { choices, footprint }] of model.actions.entries())
      for (const choice of choices.keys()) {
        const { reads, writes } = footprint!(choice);
        const name = `${action} ${choice}`;
        expect([...touched.get(`${name} reads`)!].sort()).toEqual(leavesUnder(model.shape, reads).sort());
        expect([...touched.get(`${name} writes`)!].sort()).toEqual(leavesUnder(model.shape, writes).sort());
      }
  });
});

test('representatives of mig touch no leaf that is not declared', () => {
  const model = mig({ sectors: 3, versions: 3, fix: false });
  for (let walk = 0; walk < WALKS; walk++) {
    const { choices } = randomWalk(model, { seed: `representatives ${walk}`, maxSteps: 20 });
    const state = replay(model, choices);
    for (const { representative, footprint } of model.reductions!) {
      const { touched } = recordTouched(structuredClone(state), representative!);
      expect(outside(model.shape, footprint, touched)).toEqual({ reads: [], writes: [] });
    }
  }
});

describe('a declaration that leaves something out', () => {
  const lying = (): Model<object> => {
    const model = mig({ sectors: 2, versions: 1, fix: true });
    const nothing = () => ({ reads: ['phase'], writes: [] });
    return {
      ...model,
      actions: model.actions.map((one) => (one.name === 'target.take-over' ? { ...one, footprint: nothing } : one)),
    } as Model<object>;
  };

  test('is found by recording', () => {
    const found = new Set<string>();
    const model = lying();
    recordAll(model, (choice, recorded) => {
      for (const name of undeclared(model, choice, recorded).writes) found.add(name);
    });
    expect([...found]).toContain('phase');
  });
});

test('a part stands for all leaves below it, and not for one whose name begins alike', () => {
  const { shape } = twoPhaseCommit({ participants: 11 });
  expect(leavesUnder(shape, ['participants[1]'])).toEqual([
    'participants[1].phase',
    'participants[1].preparedSent',
    'participants[1].heardPrepared',
  ]);
  expect(leavesUnder(shape, ['manager', 'participants'])).toHaveLength(34);
});
