/** A run that goes wrong for another reason than those that are known. */
import type { Property, Trace } from '../../../sim/model.ts';
import { replay } from '../../../sim/replay.ts';
import { isQuiescent } from '../../../sim/step.ts';
import type { StorageState } from '../../../sim/storage/state.ts';
import { traceNames } from '../../check/trace-names.ts';
import { allCauses, causeShape } from '../../explain/all-causes.ts';
import { causalSlice } from '../../explain/causal-slice.ts';
import { counted } from '../../report/numbers.ts';
import { type Claimed, claimedModel, OLD_DATA, runOfNames, shownProperty } from './claims.ts';
import { type Hooks, searchOptions } from './hooks.ts';
import { loadedScenario } from './loaded.ts';
import type { AnotherWayRequest, Found } from './protocol.ts';

/**
 * Compares causes as `stalemate explain --all` does: of one shape, or of one that contains the other, they are one cause.
 * `none`: every state in which the violation begins was looked at, and each has a known cause.
 */
export function anotherWay({ scenario, limits, property, known }: AnotherWayRequest, hooks: Hooks): Found {
  const claimed = claimedModel(loadedScenario(scenario).scenario.litmus);
  const { model, claims } = claimed;
  const claim = claims.find(({ name }) => name === (property ?? OLD_DATA));
  if (claim === undefined) throw new Error(`the scenario has no property "${property ?? OLD_DATA}"`);
  const shapes = known.flatMap((names) => {
    const trace = untilViolated(claimed, runOfNames(model, names), claim);
    return trace === undefined ? [] : [causeShape(model, trace, causalSlice(model, trace, claim))];
  });
  const { onProgress, limits: searchLimits } = searchOptions(limits, hooks);
  const found = allCauses(model, claim.name, { limits: searchLimits, onProgress });
  const other = found.causes.find(({ trace, slice }) => {
    const shape = causeShape(model, trace, slice);
    return !shapes.some((one) => contains(one, shape) || contains(shape, one));
  });
  const { states, lookedAt, violating, complete } = found;
  if (other !== undefined)
    return {
      kind: 'found',
      run: traceNames(model, other.trace),
      property: shownProperty(claim.name),
      explanation: claim.explain(replay(model, other.trace)),
      states,
    };
  if (complete && lookedAt === violating) return { kind: 'none', states };
  const of = complete ? counted(violating, 'state') : `${counted(violating, 'state')} among the first ${states}`;
  return { kind: 'undecided', states, why: `no other cause in the ${lookedAt} of ${of} in which it begins` };
}

const contains = (large: ReadonlySet<string>, small: ReadonlySet<string>): boolean =>
  [...small].every((part) => large.has(part));

/** The run up to where the claim breaks; undefined where it does not. */
function untilViolated({ model }: Claimed, run: Trace, claim: Property<StorageState>): Trace | undefined {
  const breaks = (length: number): boolean => {
    const state = replay(model, run.slice(0, length));
    return !claim.holds(state) && (claim.at === undefined || isQuiescent(model, state));
  };
  const lengths = Array.from({ length: run.length + 1 }, (_, length) => length);
  const first = lengths.find(breaks);
  return first === undefined ? undefined : run.slice(0, first);
}
