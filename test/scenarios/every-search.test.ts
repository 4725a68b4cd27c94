/**
 * Everything that is asked of the searches of a shipped scenario, in one file because the searches take far longer than
 * the questions: what the file says is so, as many states as when last reviewed, and reductions that leave out states,
 * never findings.
 *
 * `npm run check:deep` compares the larger scenarios with the search without any reduction, too.
 */
import { afterAll, describe, expect, it } from 'vitest';
import { replay } from '../../sim/replay.ts';
import { storageModel } from '../../sim/storage/storage-model.ts';
import { buildWorld } from '../../sim/storage/world.ts';
import type { OutcomeSet } from '../../src/check/collect.ts';
import { judge } from '../../src/check/judge.ts';
import { outcomesOf } from '../../src/check/outcomes-of.ts';
import { safetyOf } from '../../src/check/safety.ts';
import { safetyAnswer } from '../../src/explorer/engine/is-it-safe.ts';
import { reachedJson, witnessJson } from '../../src/report/json.ts';
import { countStatesOf, goldenName, readGolden } from '../golden/state-counts.ts';
import { shippedScenarios } from '../helpers/shipped-scenarios.ts';
import { searchesOf, usesRepresentatives } from '../helpers/shipped-searches.ts';

/** Of the search without reductions. */
const maxStates = process.env.STALEMATE_DEEP === '1' ? 1_000_000 : 2_500;

const scenarios = shippedScenarios();
const golden = readGolden();

let asked = 0;
let compared = 0;
let fewer = 0;
let merged = 0;

describe.each(scenarios.map(({ path, scenario }) => [path, scenario] as const))('%s', (path, scenario) => {
  const { litmus, expectation } = scenario;
  const { full, quiet, unmerged } = searchesOf(litmus);

  it('is as its file says', () => {
    const sets = expectation.quiet === undefined ? { full: full() } : { full: full(), quiet: quiet() };
    const { verdict, findings, observed } = judge(scenario, sets);
    const outside = observed.filter(({ standing }) => standing !== 'inside');
    expect({ verdict, findings, outside }).toEqual({ verdict: 'as-expected', findings: [], outside: [] });
    // a scenario that ends nowhere would agree with every "never"
    expect(full().outcomes.length).toBeGreaterThan(0);
  });

  it('has as many states and transitions as when last reviewed', () => {
    const advice = 'if the change is meant: npx tsx test/golden/promote.ts, and review the diff';
    expect(countStatesOf(litmus), advice).toBe(golden[goldenName(path)]);
  });

  it('allows what the steps alone cause in the full model, too', () => {
    const possible = new Set(full().outcomes.map(({ key }) => key));
    for (const { key } of quiet().outcomes) expect(possible).toContain(key);
  });

  it('has the same findings, and no longer shortest run, with reductions', () => {
    asked++;
    const reduced = full();
    if (reduced.figures.reductions.length === 0) return;
    // The search without reductions is no smaller than one with some of them.
    if (unmerged.full().figures.states > maxStates) return;
    const plain = outcomesOf(litmus, { limits: { maxStates }, withoutReductions: 'all' });
    if (!plain.figures.complete) return;
    compared++;
    expect(plain.figures.reductions).toEqual([]);

    expect(findings(reduced)).toEqual(findings(plain));
    if (reduced.figures.states < plain.figures.states) fewer++;
    const shortest = new Map(lengths(plain));
    for (const [name, length] of lengths(reduced)) expect(length, name).toBeLessThanOrEqual(shortest.get(name)!);
  });

  it('is shown by the page as by the command line: verdict, violations, outcomes and runs', () => {
    const set = full();
    const { verdict, violations, outcomes, notReached } = safetyAnswer(scenario, set);
    const onCommandLine = safetyOf(set.properties, set.figures);
    const reached = set.outcomes.map((one) => reachedJson(one, litmus, {}));
    const old = set.outcomes.map(({ outcome }) => outcome.registers.some((register) => register.old));
    // Without a virtual machine there are no properties: the command line marks what is old.
    expect(verdict).toBe(litmus.machine === undefined && old.includes(true) ? 'unsafe' : onCommandLine.verdict);
    expect(notReached).toEqual(onCommandLine.notReached);
    expect(violations).toEqual(
      onCommandLine.violations.map(({ property, explanation, trace }) => ({
        property,
        explanation,
        run: witnessJson(trace, litmus, {}),
      })),
    );
    if (litmus.registers.length === 0) return expect(outcomes).toEqual([]);
    expect(outcomes.map(({ run }) => run)).toEqual(reached.map(({ witness }) => witness));
    expect(outcomes.map((one) => one.old)).toEqual(old);
    expect(outcomes.map(({ text }) => text)).toEqual(set.outcomes.map(({ key }) => key));
  });

  it('has the same findings and shortest runs with representatives', () => {
    const reduced = full();
    if (!usesRepresentatives(reduced)) return;
    const whole = unmerged.full();
    expect(findings(reduced)).toEqual(findings(whole));
    expect(lengths(reduced)).toEqual(lengths(whole));
    if (reduced.figures.states < whole.figures.states) merged++;
    // A run through representatives was turned into one of the model itself.
    const model = storageModel(buildWorld(litmus));
    for (const { name, kind, found } of reduced.properties) {
      const property = model.properties.find((one) => one.name === name)!;
      if (found !== undefined) expect(property.holds(replay(model, found.trace))).toBe(kind === 'sometimes');
    }
  });
});

afterAll(() => {
  // Whoever runs some of the tests only compares less.
  if (asked < scenarios.length) return;
  // Otherwise nothing was put to the test.
  expect(compared).toBeGreaterThan(300);
  expect(fewer).toBeGreaterThan(20);
  expect(merged).toBeGreaterThan(30);
});

describe('the shipped scenarios together', () => {
  it('show a broken contract and a kept one on every kind of shared storage', () => {
    const seen = scenarios.flatMap(({ scenario: { litmus } }) => {
      const { outcomes } = searchesOf(litmus).full();
      const broken = outcomes.some(({ outcome }) => outcome.registers.some(({ old }) => old));
      return [`${litmus.storage.kind} ${broken ? 'broken' : 'kept'}`];
    });
    const kinds = ['block', 'nfs', 'cluster-lock', 'cephfs', 'gluster', 'rbd'];
    const wanted = kinds.flatMap((kind) => [`${kind} broken`, `${kind} kept`]);
    expect(wanted.filter((one) => !seen.includes(one))).toEqual([]);
  });
});

function findings({ outcomes, properties }: OutcomeSet) {
  return {
    outcomes: outcomes.map(({ key }) => key),
    found: properties.flatMap(({ name, found }) => (found === undefined ? [] : [name])),
  };
}

function lengths({ outcomes, properties }: OutcomeSet) {
  return [
    ...outcomes.map(({ key, witness }) => [key, witness.length] as const),
    ...properties.flatMap(({ name, found }) => (found === undefined ? [] : [[name, found.trace.length] as const])),
  ];
}
