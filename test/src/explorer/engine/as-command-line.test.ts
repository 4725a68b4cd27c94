/**
 * The page and the command line answer alike. That every shipped scenario is shown alike once it has been searched is
 * tested where all are searched (test/scenarios/every-search.test.ts); here the page searches by itself.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { withSimplestRuns } from '../../../../src/check/simplify.ts';
import { createInProcessClient } from '../../../../src/explorer/engine/in-process.ts';
import { safetyAnswer } from '../../../../src/explorer/engine/is-it-safe.ts';
import { shippedScenarios } from '../../../helpers/shipped-scenarios.ts';
import { searchesOf } from '../../../helpers/shipped-searches.ts';
import { stalemate } from '../../cli/harness.ts';

/** One in thirty, all with STALEMATE_DEEP=1. */
const deep = process.env.STALEMATE_DEEP === '1';
const chosen = shippedScenarios().filter((_, at) => deep || at % 30 === 0);
const limits = { maxStates: 1_000_000 };
const ask = createInProcessClient();
const textOf = (path: string) => ({ text: readFileSync(path, 'utf8'), path });

test('there are scenarios', () => expect(chosen.length).toBeGreaterThan(25));

test.each(chosen)('$path: the page finds what the command line finds', async ({ path, scenario }) => {
  const opened = await ask('open', textOf(path));
  expect(opened).toMatchObject({ kind: 'opened', scenario: { hash: scenario.hash } });
  const { litmus } = scenario;
  const runsOf = litmus.machine === undefined ? 'violations and outcomes' : 'violations';
  const expected = safetyAnswer(scenario, withSimplestRuns(litmus, searchesOf(litmus).full(), runsOf));
  const { elapsedMs, ...found } = await ask('is-it-safe', { scenario: textOf(path), limits });
  expect(found).toEqual({ ...expected, elapsedMs: undefined });
  expect(elapsedMs).toBeGreaterThan(0);
});

const told = [
  'scenarios/litmus/l02-machines-2011.yaml',
  'scenarios/thread/08e-liguori-no-third-node.yaml',
  'scenarios/litmus/l01-stale-prefetch-iscsi.yaml',
];

interface ExplainJson {
  readonly search: { readonly states: number; readonly complete: boolean };
  readonly violations: readonly {
    readonly property: string;
    readonly explanation: string;
    readonly choices: readonly string[];
    readonly sentences: readonly string[];
    readonly steps: readonly { readonly part: string }[];
    readonly rules: readonly { readonly id: string }[];
  }[];
}

describe.each(told)('stalemate explain %s', (path) => {
  test('says the same as the page', async () => {
    const { stdout } = await stalemate(['explain', path, '--json']);
    const { search, violations } = JSON.parse(stdout) as ExplainJson;
    const scenario = textOf(path);
    const safety = await ask('is-it-safe', { scenario, limits });
    expect([safety.states, search.complete]).toEqual([search.states, true]);
    expect(safety.violations).toEqual(
      violations.map(({ property, explanation, choices }) => ({ property, explanation, run: choices })),
    );
    for (const { property, choices, sentences, steps, rules } of violations) {
      const explained = await ask('explain', { scenario, run: choices, property, limits });
      expect([...explained.story, ...explained.remedies]).toEqual(sentences);
      expect(explained.matters).toEqual(steps.map(({ part }) => part !== 'idle'));
      expect(explained.rules.map(({ id }) => id)).toEqual(rules.map(({ id }) => id));
    }
  });
});
