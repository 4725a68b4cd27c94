import { describe, expect, test, vi } from 'vitest';
import { codecOf } from '../../../sim/codec.ts';
import type { Action, Model } from '../../../sim/model.ts';
import { mig } from '../../../sim/models/mig.ts';
import { twoPhaseCommit } from '../../../sim/models/two-phase-commit.ts';
import { randomWalk } from '../../../sim/random-walk.ts';
import { replay } from '../../../sim/replay.ts';
import { arrayOf, defineState, int, type StateOf } from '../../../sim/state.ts';
import { exploreByJsonKeys } from '../../../src/search/baseline.ts';
import { explore } from '../../../src/search/explore.ts';

describe.each([
  mig({ sectors: 2, versions: 2, fix: true }),
  mig({ sectors: 3, versions: 1, fix: false }),
  mig({ sectors: 0, versions: 1, fix: true }),
] as const)('$name', (model) => {
  agreesWithTheBaseline(model);
});
describe.each([
  twoPhaseCommit({ participants: 3 }),
  twoPhaseCommit({ participants: 4, sorted: true }),
  twoPhaseCommit({ participants: 0 }),
] as const)('$name', (model) => {
  agreesWithTheBaseline(model);
});

function agreesWithTheBaseline<S>(model: Model<S>): void {
  test('the same states, in the same order, as the search by JSON keys', () => {
    const baseline = exploreByJsonKeys(model);
    const found = explore(model, { withoutReductions: 'all' });
    expect(found).toMatchObject({
      complete: true,
      states: baseline.states,
      transitions: baseline.transitions,
      depth: baseline.depth,
    });
    const states = Array.from({ length: found.states }, (_, id) => JSON.stringify(found.state(id)));
    expect(states).toEqual([...baseline.found.keys()]);
  });

  test('the trace of every state replays to it, and no shorter than its depth', () => {
    const found = explore(model, { withoutReductions: 'all' });
    const { equal } = codecOf(model.shape);
    let longest = 0;
    for (let id = 0; id < found.states; id++) {
      const trace = found.trace(id);
      expect(trace.length).toBeGreaterThanOrEqual(longest); // breadth first: ids never get shallower
      longest = trace.length;
      expect(equal(replay(model, trace), found.state(id))).toBe(true);
    }
    expect(longest).toBe(found.depth);
  });
}

test.each(['1', '2', '3', '4', '5'])(
  'every state of the random walk with seed %s is among the visited ones',
  (seed) => {
    const model = mig({ sectors: 2, versions: 2, fix: false });
    const found = explore(model, { withoutReductions: 'all' });
    const visited = new Set(Array.from({ length: found.states }, (_, id) => JSON.stringify(found.state(id))));
    const { choices } = randomWalk(model, { seed, maxSteps: 100 });
    choices.forEach((_, at) => {
      expect(visited).toContain(JSON.stringify(replay(model, choices.slice(0, at + 1))));
    });
  },
);

test('where compiling source is forbidden, as by a content security policy, the search finds the same', () => {
  const compiled = explore(mig({ sectors: 2, versions: 2, fix: false }));
  let refused = 0;
  vi.stubGlobal('Function', function forbidden() {
    refused++;
    throw new EvalError('unsafe-eval is not allowed');
  });
  try {
    const found = explore(mig({ sectors: 2, versions: 2, fix: false }));
    const { states, transitions, depth, violations, witnesses } = compiled;
    expect(found).toMatchObject({ complete: true, states, transitions, depth, violations, witnesses });
    expect(refused).toBeGreaterThan(0);
  } finally {
    vi.unstubAllGlobals();
  }
});

const counterShape = defineState({ count: int(9), faults: int(2), spare: arrayOf(2, int(1)) });
type Counter = StateOf<typeof counterShape>;

function counter(changes: Partial<Model<Counter>> = {}): Model<Counter> {
  const single = (name: string, rest: Pick<Action<Counter>, 'enabled' | 'apply' | 'optional'>): Action<Counter> => ({
    name,
    actor: 'counter',
    choices: [''],
    ...rest,
  });
  return {
    name: 'counter',
    shape: counterShape,
    actions: [
      single('up', {
        enabled: (state) => state.count < 4,
        apply: (state) => {
          state.count++;
        },
      }),
      single('fault', {
        optional: true,
        enabled: (state) => state.faults < 2,
        apply: (state) => {
          state.faults++;
        },
      }),
    ],
    properties: [],
    ...changes,
  };
}

describe('quiescent states', () => {
  const quiescentOf = (model: Model<Counter>): string[] => {
    const seen: string[] = [];
    const found = explore(model, {
      onQuiescent: (state, id) => {
        seen.push(`${state.count}/${state.faults}`);
        expect(found0.state(id)).toEqual(state);
      },
    });
    expect(found.complete).toBe(true);
    return seen.sort();
  };
  const found0 = explore(counter());

  test('only optional actions, or none, are left', () => {
    expect(quiescentOf(counter())).toEqual(['4/0', '4/1', '4/2']);
  });

  test('a finished state is one, and nothing after it is visited', () => {
    const seen: string[] = [];
    const found = explore(counter({ finished: (state) => state.count === 2 }), {
      onQuiescent: (state) => {
        seen.push(`${state.count}/${state.faults}`);
      },
    });
    expect(seen.sort()).toEqual(['2/0', '2/1', '2/2']);
    expect(found).toMatchObject({ complete: true, states: 9 });
  });
});

test('initialise and canonicalise shape the first state', () => {
  const found = explore(
    counter({
      initialise: (state) => {
        state.count = 3;
      },
      canonicalise: (state) => {
        state.faults = 0;
      },
    }),
  );
  expect(found).toMatchObject({ states: 2, transitions: 3 });
  expect(found.state(0)).toEqual({ count: 3, faults: 0, spare: [0, 0] });
});

test('properties are decided in the shallowest state, the initial one included', () => {
  const property = (name: string, kind: 'always' | 'sometimes', holds: (state: Counter) => boolean) => ({
    name,
    kind,
    holds,
    explain: () => '',
  });
  const found = explore(
    counter({
      properties: [
        property('below 3', 'always', (state) => state.count < 3),
        property('no state yet', 'always', (state) => state.count > 0),
        property('two faults', 'sometimes', (state) => state.faults === 2),
        property('never', 'sometimes', (state) => state.count === 9),
        property('holds', 'always', () => true),
      ],
    }),
  );
  expect(found.violations.map(({ property, id }) => [property, found.trace(id).length])).toEqual([
    ['no state yet', 0],
    ['below 3', 3],
  ]);
  expect(found.witnesses.map(({ property, id }) => [property, found.trace(id).length])).toEqual([['two faults', 2]]);
  expect(found.complete).toBe(true);
});

describe('properties of quiescent states', () => {
  const notFour = {
    name: 'ends below 4',
    kind: 'always',
    at: 'quiescent',
    holds: ({ count }: Counter) => count < 4,
    explain: () => '',
  } as const;
  const noFault = { ...notFour, name: 'no fault', holds: ({ faults }: Counter) => faults === 0 };
  const endsWithFault = { ...noFault, name: 'ends with a fault', kind: 'sometimes', holds: hasFault } as const;
  const hasNone = { ...endsWithFault, name: 'ends at once', holds: ({ count }: Counter) => count === 0 };
  function hasFault({ faults }: Counter): boolean {
    return faults > 0;
  }

  test('are decided in the shallowest of those states, whatever the states on the way are like', () => {
    const found = explore(counter({ properties: [notFour, noFault, endsWithFault, hasNone] }));
    const depths = (findings: typeof found.violations) =>
      findings.map(({ property, id }) => [property, found.trace(id).length, found.state(id)]);
    expect(depths(found.violations)).toEqual([
      ['ends below 4', 4, { count: 4, faults: 0, spare: [0, 0] }],
      ['no fault', 5, { count: 4, faults: 1, spare: [0, 0] }],
    ]);
    expect(depths(found.witnesses)).toEqual([['ends with a fault', 5, { count: 4, faults: 1, spare: [0, 0] }]]);
    expect(found).toMatchObject({ complete: true, states: 15, transitions: explore(counter()).transitions });
  });

  test('count finished states too', () => {
    const finished = ({ count }: Counter) => count === 2;
    expect(explore(counter({ finished, properties: [notFour] })).violations).toEqual([]);
    expect(explore(counter({ finished, properties: [noFault] })).violations).toHaveLength(1);
  });

  test('end the search at the first violation where that is asked for', () => {
    const found = explore(counter({ properties: [notFour] }), { stopAtFirstViolation: true });
    expect(found).toMatchObject({ complete: false, stoppedBy: 'violation' });
    expect(found.violations).toEqual([{ property: 'ends below 4', id: found.violations[0]?.id }]);
  });
});

describe('recipes that leave the declared shape are refused, never searched', () => {
  test.each([
    [
      'a value out of bounds',
      (state: Counter) => {
        state.count = 10;
      },
      'count is 10, expected a whole number in 0..9',
    ],
    [
      'a longer array',
      (state: Counter) => {
        state.count++;
        state.spare.push(0);
      },
      'spare is [0,0',
    ],
    [
      'an extra key',
      (state: Counter) => {
        state.count++;
        Object.assign(state, { note: 1 });
      },
      'found note',
    ],
  ])('%s', (_, apply, message) => {
    const [up] = counter().actions;
    if (up === undefined) throw new Error('the counter has no action');
    expect(() => explore(counter({ actions: [{ ...up, apply }] }))).toThrow(message);
  });
});

test('unknown ids are refused', () => {
  const found = explore(counter());
  expect(found.states).toBe(15);
  expect(() => found.trace(15)).toThrow('there is no state 15; ids are 0..14');
  expect(() => found.state(-1)).toThrow('there is no state -1');
});
