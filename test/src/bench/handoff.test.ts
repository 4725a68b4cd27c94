import { describe, expect, test } from 'vitest';
import type { Model } from '../../../sim/model.ts';
import type { StorageState } from '../../../sim/storage/state.ts';
import {
  type HandoffCase,
  handoffCases,
  handoffLitmus,
  handoffModel,
  measuredHandoff,
} from '../../../src/bench/handoff-cases.ts';
import { handoffPromela, violations } from '../../../src/bench/promela-handoff.ts';
import { countPrinted, spinVersion } from '../../../src/bench/spin.ts';
import { checkSafety } from '../../../src/check/safety.ts';
import { explore } from '../../../src/search/explore.ts';

describe.skipIf(spinVersion() === undefined)(
  'SPIN, with a model of its own, finds as many states, transitions and violating states (needs spin and gcc)',
  () => {
    test.each(handoffCases)('$name', { timeout: 60_000 }, (question) => {
      const { states, transitions, printed } = countPrinted(
        handoffPromela(question),
        { maxDepth: 10_000, hashBits: 18 },
        violations,
      );
      expect({ states, transitions, printed }).toEqual(countStates(handoffModel(question)));
      // What `check` searches leaves states out, but no violation.
      expect(violatedBy(question)).toEqual(violations.filter((_, index) => printed[index] !== 0));
    });
  },
);

describe('the questions', () => {
  test('have answers of every kind, so that agreement means something', () => {
    const answers = handoffCases.map((question) => violatedBy(question).join());
    expect([...new Set(answers)].sort()).toEqual(['', 'stale-read', 'stale-read,lost-write']);
  });

  test('have names of their own', () => {
    const names = [...handoffCases, measuredHandoff].map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  test('are refused where a step has no Promela', () => {
    expect(() => handoffPromela({ ...measuredHandoff, destination: ['receive', 'hope'] })).toThrow(
      'no Promela for the step hope of a destination',
    );
    expect(() => handoffPromela({ ...measuredHandoff, source: ['stop', 'hope'] })).toThrow('the step hope of a source');
  });
});

const answered = new Map<HandoffCase, string[]>();

/** The properties that a question violates, searched once. */
function violatedBy(question: HandoffCase): string[] {
  const known =
    answered.get(question) ?? checkSafety(handoffLitmus(question)).violations.map(({ property }) => property);
  answered.set(question, known);
  return known;
}

/** States, transitions, and in how many states each of `violations` is there. */
function countStates(model: Model<StorageState>) {
  const { complete, states, transitions, state } = explore(model, { withoutReductions: 'all' });
  expect(complete).toBe(true);
  const properties = violations.map((name) => model.properties.find((property) => property.name === name));
  const printed = properties.map(() => 0);
  for (let id = 0; id < states; id++) {
    const reached = state(id);
    for (const [index, property] of properties.entries()) {
      if (property?.holds(reached) === false) printed[index] = (printed[index] ?? 0) + 1;
    }
  }
  return { states, transitions, printed };
}
