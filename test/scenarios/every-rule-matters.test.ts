import { beforeAll, describe, expect, it } from 'vitest';
import { outcomeOf } from '../../sim/storage/outcome.ts';
import { type RuleId, ruleIds, rules } from '../../sim/storage/rules.ts';
import type { Litmus } from '../../sim/storage/scenario.ts';
import { storageModel } from '../../sim/storage/storage-model.ts';
import { buildWorld, type World } from '../../sim/storage/world.ts';
import { outcomeText } from '../../src/check/outcome.ts';
import { explore } from '../../src/search/explore.ts';
import { shippedScenarios } from '../helpers/shipped-scenarios.ts';

/** A scenario in one of its two ways to run, what comes out of it, and the rules that anything asked for on the way. */
interface Run {
  readonly path: string;
  readonly litmus: Litmus;
  readonly quiet: boolean;
  readonly result: string;
  readonly states: number;
  readonly asked: ReadonlySet<RuleId>;
}

/** A larger search decides no rule that a smaller one does not, but for what an arbiter writes down: that takes two faults. */
const statesMax = ({ machine }: Litmus): number =>
  machine?.migrations.some(({ arbiter }) => arbiter?.log === true) === true ? 40_000 : 4_000;

const runs: Run[] = [];

beforeAll(() => {
  for (const { path, scenario } of shippedScenarios()) {
    for (const quiet of [false, true]) {
      const run = recordedRun(path, scenario.litmus, quiet);
      if (run !== null) runs.push(run);
    }
  }
  // What is decided by a small search need not be decided by a large one.
  runs.sort((one, other) => one.states - other.states);
}, 240_000);

describe('every rule', () => {
  it.each(ruleIds)('%s takes part in a shipped scenario', (rule) => {
    expect(runs.filter(({ asked }) => asked.has(rule)).length).toBeGreaterThan(0);
  });

  it.each(ruleIds)('%s decides the outcomes or the violated properties of a shipped scenario', (rule) => {
    const deciding = runs.find((run) => {
      if (!run.asked.has(rule)) return false;
      const without = resultOf(run.litmus, run.quiet, [rule]);
      return without !== null && without !== run.result;
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
    for (const run of runs.filter((_, at) => at % 17 === 0)) {
      const others = ruleIds.filter((rule) => !run.asked.has(rule));
      expect(resultOf(run.litmus, run.quiet, others)).toBe(run.result);
    }
  }, 60_000);
});

/** Null where the search without the rules is too large to say. */
function resultOf(litmus: Litmus, quiet: boolean, withoutRules: readonly RuleId[]): string | null {
  const { result, complete } = searched(buildWorld(litmus, { quiet, withoutRules }));
  return complete ? result : null;
}

function recordedRun(path: string, litmus: Litmus, quiet: boolean): Run | null {
  const world = buildWorld(litmus, { quiet });
  const asked = new Set<RuleId>();
  world.recorder.note = (rule) => asked.add(rule);
  const { result, states, complete } = searched(world);
  return complete ? { path, litmus, quiet, result, states, asked } : null;
}

/** Outcomes and violated properties. */
function searched(world: World): { result: string; states: number; complete: boolean } {
  const outcomes = new Set<string>();
  const { violations, states, complete } = explore(storageModel(world), {
    limits: { maxStates: statesMax(world.litmus) },
    onQuiescent: (state) => {
      outcomes.add(outcomeText(outcomeOf(world, state)));
    },
  });
  const violated = violations.map(({ property }) => property).sort();
  return { result: `${[...outcomes].sort().join('\n')}\n${violated.join(' ')}`, states, complete };
}
