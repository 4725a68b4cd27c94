import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Action, type Choice, type Model, plainnesses, type Trace } from '../../../sim/model.ts';
import { mig } from '../../../sim/models/mig.ts';
import { replay } from '../../../sim/replay.ts';
import { defineState, int, type StateOf } from '../../../sim/state.ts';
import { choiceLabel, enabledChoices, initialState, plainnessOfChoice, step } from '../../../sim/step.ts';
import { explore } from '../../../src/search/explore.ts';
import { simplestRuns } from '../../../src/search/simplest-run.ts';
import { propertyParameters } from '../../helpers/seed.ts';

const labels = <S>(model: Model<S>, trace: Trace | null): string[] | null =>
  trace === null ? null : trace.map((choice) => choiceLabel(model, choice));

describe('by hand', () => {
  const model = mig({ sectors: 2, versions: 1, fix: false });
  const stale = { depth: 6, isReached: ({ staleRead }: { staleRead: boolean }) => staleRead };

  test('the source works in one go, between the two turns of the target', () => {
    // Any order of prime and write will do, and any sector; three changes of the actor where the search finds it first.
    expect(labels(model, simplestRuns(model, [stale])[0]!)).toEqual([
      'target.prime sector 0',
      'source.write sector 0',
      'source.flush sector 0',
      'source.pause',
      'target.take-over',
      'target.read sector 0',
    ]);
    const found = explore(model, { stopAtFirstViolation: true });
    expect(labels(model, found.trace(found.violations[0]!.id))).not.toEqual(
      labels(model, simplestRuns(model, [stale])[0]!),
    );
  });

  test('several goals in one pass, and the start itself', () => {
    const runs = simplestRuns(model, [
      { depth: 2, isReached: ({ phase }) => phase === 'moved' },
      stale,
      { depth: 0, isReached: () => true },
    ]);
    expect(runs.map((run) => run?.length)).toEqual([2, 6, 0]);
    expect(labels(model, runs[0]!)).toEqual(['source.pause', 'target.take-over']);
  });

  test('a limit is said, and spares what lies nearer', () => {
    expect(simplestRuns(model, [stale, { depth: 1, isReached: () => true }], 20)).toEqual([
      null,
      [{ action: 0, choice: 0 }],
    ]);
  });

  test('a goal that is not there is an error of the caller', () => {
    expect(() => simplestRuns(model, [{ ...stale, depth: 5 }])).toThrow('no state at depth 5 reaches the goal');
  });
});

/** Counters that actions push around: many runs of the same length lead to the same place. */
interface Sketch {
  readonly actions: readonly {
    readonly actor: number;
    readonly plainness: number;
    readonly counter: number;
    readonly by: number;
    readonly unless: number;
  }[];
  readonly goal: number;
}
const shape = defineState({ a: int(4), b: int(4), c: int(4) });
type State = StateOf<typeof shape>;
const counters = ['a', 'b', 'c'] as const;

function modelOf({ actions }: Sketch): Model<State> {
  return {
    name: 'counters',
    shape,
    actions: actions.map(
      ({ actor, plainness, counter, by, unless }, index): Action<State> => ({
        name: `action ${index}`,
        actor: `actor ${actor}`,
        choices: ['by one', 'by two'],
        plainness: (choice) => plainnesses[(plainness + choice) % plainnesses.length]!,
        enabled: (state, choice) =>
          state[counters[counter]!] + by + choice <= 4 && state[counters[(counter + 1) % 3]!] !== unless,
        apply: (state, choice) => {
          state[counters[counter]!] += by + choice;
        },
      }),
    ),
    properties: [],
  };
}

const sketches: fc.Arbitrary<Sketch> = fc.record({
  actions: fc.array(
    fc.record({
      actor: fc.nat(2),
      plainness: fc.nat(3),
      counter: fc.nat(2),
      by: fc.integer({ min: 0, max: 2 }),
      unless: fc.integer({ min: 0, max: 6 }),
    }),
    { minLength: 2, maxLength: 4 },
  ),
  goal: fc.integer({ min: 2, max: 8 }),
});

/** Every run of this length that ends at the goal. */
function allRuns(model: Model<State>, depth: number, isReached: (state: State) => boolean): Choice[][] {
  let runs: { readonly run: Choice[]; readonly state: State }[] = [{ run: [], state: initialState(model) }];
  for (let at = 0; at < depth; at++) {
    runs = runs.flatMap(({ run, state }) =>
      enabledChoices(model, state).map((choice) => {
        const next = { ...state };
        step(model, next, choice);
        return { run: [...run, choice], state: next };
      }),
    );
  }
  return runs.filter(({ state }) => isReached(state)).map(({ run }) => run);
}

/** Faults, changes of the actor, plainness, then the numbers of the choices. */
function measure(model: Model<State>, run: Trace): number[] {
  const kinds = run.map((choice) => plainnessOfChoice(model, choice));
  const actors = run.map(({ action }) => model.actions[action]!.actor);
  return [
    kinds.filter((kind) => kind === 'fault').length,
    actors.filter((actor, at) => at > 0 && actor !== actors[at - 1]).length,
    kinds.reduce((sum, kind) => sum + plainnesses.indexOf(kind), 0),
    ...run.map(({ action, choice }) => 2 * action + choice),
  ];
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : a[at]! - b[at]!;
}

test('no other shortest run is simpler, as comparing all of them shows', () => {
  let compared = 0;
  fc.assert(
    fc.property(sketches, (sketch) => {
      const model = modelOf(sketch);
      const isReached = ({ a, b, c }: State): boolean => a + b + c >= sketch.goal;
      const search = explore(
        {
          ...model,
          properties: [{ name: 'below', kind: 'always', holds: (state) => !isReached(state), explain: () => '' }],
        },
        { stopAtFirstViolation: true },
      );
      const [bad] = search.violations;
      if (bad === undefined) return;
      const depth = search.trace(bad.id).length;
      if (depth > 5) return;
      const [found] = simplestRuns(model, [{ depth, isReached }]);
      expect(isReached(replay(model, found!))).toBe(true);
      const all = allRuns(model, depth, isReached).sort((a, b) => compare(measure(model, a), measure(model, b)));
      if (all.length > 1) compared += 1;
      expect(found).toEqual(all[0]);
    }),
    propertyParameters(41, 400),
  );
  expect(compared).toBeGreaterThan(100);
});
