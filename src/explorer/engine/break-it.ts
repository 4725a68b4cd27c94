/** The shortest way from where the run stands to something that goes wrong. */
import type { Property, Trace } from '../../../sim/model.ts';
import { replay } from '../../../sim/replay.ts';
import { isQuiescent } from '../../../sim/step.ts';
import type { StorageState } from '../../../sim/storage/state.ts';
import { traceNames } from '../../check/trace-names.ts';
import { nextTurn, SLICE_MS } from '../../search/explore.ts';
import { startSearch } from '../../search/search.ts';
import { simplestRuns } from '../../search/simplest-run.ts';
import { type Claimed, claimedModel, runOfNames, shownProperty, standingAfter } from './claims.ts';
import { type Hooks, searchOptions, stoppedText } from './hooks.ts';
import { loadedScenario } from './loaded.ts';
import type { FindRequest, Found } from './protocol.ts';

/** Where something is wrong already, the run found is the run so far. */
export async function breakIt({ scenario, run: names, limits }: FindRequest, hooks: Hooks): Promise<Found> {
  const { model, claims } = claimedModel(loadedScenario(scenario).scenario.litmus);
  const before = runOfNames(model, names);
  const here = { ...standingAfter(model, before), properties: claims };
  const search = startSearch({ model: here }, searchOptions(limits, hooks));
  // To the end of the level in which something is found: a run that ends there badly is noticed only when it is left.
  const isFound = (): boolean => search.findings.violations.length > 0;
  let ran: ReturnType<typeof search.run>;
  do {
    ran = search.run(SLICE_MS, isFound);
    if (ran === 'more') await nextTurn();
  } while (ran === 'more');
  const { states, violations, complete, stoppedBy, trace } = search.result();
  const [nearest] = violations;
  if (nearest === undefined)
    return complete ? { kind: 'none', states } : { kind: 'undecided', states, why: stoppedText(stoppedBy, states) };
  const claim = claims.find(({ name }) => name === nearest.property)!;
  const after = simplest(here, claim, trace(nearest.id));
  return {
    kind: 'found',
    run: [...names, ...traceNames(model, after)],
    property: shownProperty(claim.name),
    explanation: claim.explain(replay(here, after)),
    states,
  };
}

/** Of all equally short runs the one that is easiest to follow, where that can be told. */
function simplest(here: Claimed['model'], claim: Property<StorageState>, found: Trace): Trace {
  const isReached = (state: StorageState): boolean =>
    !claim.holds(state) && (claim.at === undefined || isQuiescent(here, state));
  const [run] = simplestRuns(here, [{ depth: found.length, isReached }]);
  return run ?? found;
}
