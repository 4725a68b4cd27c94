import { beforeAll, describe, expect, it } from 'vitest';
import { outcomeOf } from '../../sim/storage/outcome.ts';
import { type RuleId, ruleIds, rules } from '../../sim/storage/rules.ts';
import type { Litmus } from '../../sim/storage/scenario.ts';
import { storageModel } from '../../sim/storage/storage-model.ts';
import { buildWorld } from '../../sim/storage/world.ts';
import { collectOutcomes } from '../../src/check/collect.ts';
import { outcomesOf } from '../../src/check/outcomes-of.ts';
import { shippedScenarios } from '../helpers/shipped-scenarios.ts';

/** A scenario in one of its two ways to run, what it ends with, and the rules that anything asked for on the way. */
interface Run {
  readonly path: string;
  readonly litmus: Litmus;
  readonly quiet: boolean;
  readonly outcomes: string;
  readonly asked: ReadonlySet<RuleId>;
}

const runs: Run[] = [];

beforeAll(() => {
  for (const { path, scenario } of shippedScenarios()) {
    for (const quiet of [false, true]) runs.push(recordedRun(path, scenario.litmus, quiet));
  }
});

describe('every rule', () => {
  it.each(ruleIds)('%s takes part in a shipped scenario', (rule) => {
    expect(runs.filter(({ asked }) => asked.has(rule)).length).toBeGreaterThan(0);
  });

  it.each(ruleIds)('%s decides the outcome of a shipped scenario', (rule) => {
    const deciding = runs.find((run) => {
      if (!run.asked.has(rule)) return false;
      return outcomeSet(run.litmus, run.quiet, [rule]) !== run.outcomes;
    });
    expect(deciding?.path ?? `no shipped scenario changes without the rule ${rule}`).toMatch(/^scenarios\//);
  });

  it.each(ruleIds)('%s says what it means and who says so', (rule) => {
    const { text, source } = rules[rule];
    expect(rule).toMatch(/^[a-z0-9-]+\.[a-z0-9-]+$/);
    expect(text).toMatch(/^\S.{20,}\.$/s);
    expect(source.length).toBeGreaterThan(0);
    for (const one of source) expect(one.trim().length).toBeGreaterThan(5);
  });
});

describe('a rule that nobody asks for', () => {
  it('changes nothing when it is switched off', () => {
    for (const run of runs.filter((_, at) => at % 7 === 0)) {
      const others = ruleIds.filter((rule) => !run.asked.has(rule));
      expect(outcomeSet(run.litmus, run.quiet, others)).toBe(run.outcomes);
    }
  });
});

function outcomeSet(litmus: Litmus, quiet: boolean, withoutRules: readonly RuleId[]): string {
  return textOf(outcomesOf(litmus, { quiet, withoutRules }).outcomes);
}

function recordedRun(path: string, litmus: Litmus, quiet: boolean): Run {
  const world = buildWorld(litmus, { quiet });
  const asked = new Set<RuleId>();
  world.recorder.note = (rule) => asked.add(rule);
  const { outcomes } = collectOutcomes(storageModel(world), (state) => outcomeOf(world, state));
  return { path, litmus, quiet, outcomes: textOf(outcomes), asked };
}

const textOf = (outcomes: readonly { readonly key: string }[]): string => outcomes.map(({ key }) => key).join('\n');
