/** Every interleaving from the start: the same search, the same verdict and the same runs as on the command line. */
import { storageModel } from '../../../sim/storage/storage-model.ts';
import { buildWorld } from '../../../sim/storage/world.ts';
import type { OutcomeSet } from '../../check/collect.ts';
import { outcomeText } from '../../check/outcome.ts';
import { outcomesOfInSlices } from '../../check/outcomes-of.ts';
import { isVacuous, type SafetyVerdict, safetyOf } from '../../check/safety.ts';
import { withSimplestRuns } from '../../check/simplify.ts';
import { traceNames } from '../../check/trace-names.ts';
import { searchedText } from '../../report/searched-text.ts';
import type { Scenario } from '../../scenario/types.ts';
import { type Hooks, searchOptions, stoppedText } from './hooks.ts';
import { loadedScenario } from './loaded.ts';
import type { Limits, SafetyAnswer, SafetyRequest } from './protocol.ts';

export async function isItSafe({ scenario: text, limits }: SafetyRequest, hooks: Hooks): Promise<SafetyAnswer> {
  const { scenario } = loadedScenario(text);
  return safetyAnswer(scenario, await searched(scenario, limits, hooks));
}

let last: { readonly key: string; readonly set: OutcomeSet } | undefined;

/** Searches a scenario as `stalemate explain` does. The last search is remembered: its findings are explained next. */
export async function searched({ hash, litmus }: Scenario, limits: Limits, hooks: Hooks): Promise<OutcomeSet> {
  const key = `${hash} ${limits.maxStates}`;
  if (last?.key === key) return last.set;
  const found = await outcomesOfInSlices(litmus, searchOptions(limits, hooks));
  const set = withSimplestRuns(litmus, found, litmus.machine === undefined ? 'violations and outcomes' : 'violations');
  if (found.figures.stoppedBy !== 'interrupted') last = { key, set };
  return set;
}

/**
 * What a search found, as the page shows it. A litmus test without a virtual machine has no properties: there, whoever
 * reads old data makes it unsafe.
 *
 * @param set  with the simplest runs, where they are to be shown
 */
export function safetyAnswer({ litmus }: Pick<Scenario, 'litmus'>, set: OutcomeSet): SafetyAnswer {
  const { figures, properties } = set;
  const model = storageModel(buildWorld(litmus));
  const safety = safetyOf(properties, figures);
  const outcomes = set.outcomes
    .filter(({ outcome }) => outcome.registers.length > 0)
    .map(({ outcome, witness }) => ({
      text: outcomeText(outcome),
      old: outcome.registers.some(({ old }) => old),
      run: traceNames(model, witness),
    }));
  const readsOld = litmus.machine === undefined && outcomes.some(({ old }) => old);
  const verdict: SafetyVerdict = readsOld ? 'unsafe' : safety.verdict;
  const { notReached } = safety;
  return {
    verdict,
    vacuous: isVacuous({ verdict, notReached }),
    violations: safety.violations.map(({ property, explanation, trace }) => ({
      property,
      explanation,
      run: traceNames(model, trace),
    })),
    notReached,
    outcomes,
    searched: figures.complete ? searchedText(figures) : stoppedText(figures.stoppedBy, figures.states),
    states: figures.states,
    elapsedMs: figures.elapsedMs,
  };
}
