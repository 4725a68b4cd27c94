/** Why a run goes wrong, in the words of `stalemate explain`. */
import type { Property, Trace } from '../../../sim/model.ts';
import { replay } from '../../../sim/replay.ts';
import { isQuiescent } from '../../../sim/step.ts';
import { type RuleId, rules } from '../../../sim/storage/rules.ts';
import type { StorageState } from '../../../sim/storage/state.ts';
import { COUNTERFACTUAL_STATES_MAX } from '../../explain/attempt.ts';
import { type CausalSlice, causalSlice } from '../../explain/causal-slice.ts';
import { causesOf } from '../../explain/causes.ts';
import { explainViolation } from '../../explain/explain.ts';
import { causeSentences, type NumberedSentence } from '../../report/cause-sentences.ts';
import { numberedCauses, remedySentences, storyOfIt } from '../../report/explain-report.ts';
import { type ToldRun, tellRun } from '../../report/tell.ts';
import { whyOld } from '../../report/witness-text.ts';
import type { Scenario } from '../../scenario/types.ts';
import { type Claimed, claimedModel, OLD_DATA, runOfNames } from './claims.ts';
import type { Hooks } from './hooks.ts';
import { searched } from './is-it-safe.ts';
import { loadedScenario } from './loaded.ts';
import type { Explained, ExplainRequest, Limits } from './protocol.ts';

/** The run is explained up to the first state that violates the property; what comes after that does not matter. */
export async function explain(request: ExplainRequest, hooks: Hooks): Promise<Explained> {
  const { scenario } = loadedScenario(request.scenario);
  const claimed = claimedModel(scenario.litmus);
  const run = runOfNames(claimed.model, request.run);
  const claim = claimed.claims.find(({ name }) => name === (request.property ?? OLD_DATA));
  if (claim === undefined) throw new Error(`the scenario has no property "${request.property ?? OLD_DATA}"`);
  const end = firstViolated(claimed, run, claim);
  if (end === undefined) return nothingToExplain(run);
  const trace = run.slice(0, end);
  const explained =
    claim.name === OLD_DATA
      ? explainOldData(scenario, claimed, trace, claim)
      : await explainProperty(scenario, trace, claimed, claim, request.limits, hooks);
  return { ...explained, matters: run.map((_, at) => explained.matters[at] ?? false) };
}

function firstViolated({ model }: Claimed, run: Trace, claim: Property<StorageState>): number | undefined {
  const lengths = Array.from({ length: run.length + 1 }, (_, length) => length);
  return lengths.find((length) => {
    const state = replay(model, run.slice(0, length));
    return !claim.holds(state) && (claim.at === undefined || isQuiescent(model, state));
  });
}

function nothingToExplain(run: Trace): Explained {
  return {
    story: ['Nothing goes wrong in this run.'],
    remedies: [],
    causes: [],
    matters: run.map(() => true),
    rules: [],
  };
}

/** What else the scenario violates is needed to tell whether a change mends it. */
async function explainProperty(
  scenario: Scenario,
  trace: Trace,
  { model }: Claimed,
  claim: Property<StorageState>,
  limits: Limits,
  hooks: Hooks,
): Promise<Explained> {
  const { litmus } = scenario;
  const { properties } = await searched(scenario, limits, hooks);
  const found = { trace, explanation: claim.explain(replay(model, trace)) };
  const decided = properties.map((one) => (one.name === claim.name ? { ...one, found } : one));
  const maxStates = Math.min(limits.maxStates, COUNTERFACTUAL_STATES_MAX);
  const violation = {
    ...explainViolation(litmus, claim.name, decided, { maxStates }),
    told: tellRun(litmus, {}, trace),
  };
  return {
    story: storyOfIt(violation),
    remedies: remedySentences(violation),
    causes: numberedCauses(violation).map(causeText),
    matters: mattersOf(violation.slice),
    rules: violation.rules.map(shownRule),
  };
}

/** A litmus test: where each register that is old got its value, and what that had missed. */
function explainOldData(
  { litmus }: Scenario,
  { world, model }: Claimed,
  trace: Trace,
  claim: Property<StorageState>,
): Explained {
  const told = tellRun(litmus, {}, trace);
  const slice = causalSlice(model, trace, claim);
  const behind = rulesOfOldReads(told);
  const ends = slice.uses.map(({ step }) => step);
  const summary = claim.explain(replay(model, trace));
  return {
    story: oldReadSentences(told),
    remedies: [],
    causes: causeSentences(causesOf(world, model, trace, slice, behind), told.steps, ends, summary).map(causeText),
    matters: mattersOf(slice),
    rules: behind.map(shownRule),
  };
}

function oldReadSentences({ steps }: ToldRun): string[] {
  return steps.flatMap(({ number, actor, text, results }) =>
    results
      .filter(({ old }) => old)
      .map(({ register, value, origin }) => {
        const read = `Step ${number} (${actor}: ${text}) returns ${register} = ${value}`;
        if (origin === undefined) return `${read}, which is not what it should be.`;
        return `${read}, old data, from the ${origin.place}: ${whyOld(origin)}.`;
      }),
  );
}

function rulesOfOldReads({ steps }: ToldRun): RuleId[] {
  const old = steps.flatMap(({ results }) => results.filter((result) => result.old));
  return [...new Set(old.flatMap((result) => result.rules.map(({ id }) => id)))];
}

const causeText = ({ what, cause }: NumberedSentence, index: number): string =>
  `(${index + 1}) ${what}. Cause: ${cause}.`;

const mattersOf = ({ steps }: CausalSlice): boolean[] => steps.map(({ part }) => part !== 'idle');

const shownRule = (id: RuleId): Explained['rules'][number] => ({ id, text: rules[id].text, source: rules[id].source });
