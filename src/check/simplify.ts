/** Of all shortest runs to what a search found, the one that is easiest to follow takes the place of the first. */
import type { Model } from '../../sim/model.ts';
import { replay } from '../../sim/replay.ts';
import { isQuiescent } from '../../sim/step.ts';
import { outcomeOf } from '../../sim/storage/outcome.ts';
import type { Litmus } from '../../sim/storage/scenario.ts';
import type { StorageState } from '../../sim/storage/state.ts';
import { storageModel } from '../../sim/storage/storage-model.ts';
import { buildWorld, type World, type WorldOptions } from '../../sim/storage/world.ts';
import { type Goal, simplestRuns } from '../search/simplest-run.ts';
import type { OutcomeSet, ReachedOutcome } from './collect.ts';
import { outcomeText } from './outcome.ts';
import type { DecidedProperty } from './properties.ts';

/** Of which findings somebody will read the run. */
export type RunsOf = 'violations' | 'violations and outcomes';

/**
 * Simplifies runs. Takes about as long as the search took to find the furthest of them.
 *
 * @param set  found by a search of the same litmus test, with the same `options`
 * @returns the same; where the run is the simplest one it says so, where too many states lie nearer it is as it was
 */
export function withSimplestRuns(
  litmus: Litmus,
  set: OutcomeSet,
  runsOf: RunsOf,
  options: WorldOptions = {},
): OutcomeSet {
  // Whoever has pressed Ctrl-C wants no further work.
  if (set.figures.stoppedBy === 'interrupted') return set;
  // A search that left states out may know no shortest run.
  if (set.figures.omission !== undefined) return set;
  const world = buildWorld(litmus, options);
  const model = storageModel(world);
  const violated = set.properties.filter(({ kind, found }) => kind === 'always' && found !== undefined);
  // An outcome without registers says only that the run has ended.
  const outcomes = set.outcomes.filter(({ outcome }) => runsOf !== 'violations' && outcome.registers.length > 0);
  const runs = simplestRuns(model, [
    ...violated.map((one) => toViolation(model, one)),
    ...outcomes.map((one) => toOutcome(world, model, one)),
  ]);
  const runTo = (index: number) => (index < 0 ? undefined : (runs[index] ?? undefined));
  return {
    ...set,
    properties: set.properties.map((one) => {
      const trace = runTo(violated.indexOf(one));
      if (trace === undefined) return one;
      const explanation = propertyOf(model, one).explain(replay(model, trace));
      return { ...one, found: { trace, explanation, simplest: true } };
    }),
    outcomes: set.outcomes.map((one) => {
      const index = outcomes.indexOf(one);
      const witness = runTo(index < 0 ? index : violated.length + index);
      return witness === undefined ? one : { ...one, witness, simplest: true };
    }),
  };
}

function toViolation(model: Model<StorageState>, decided: DecidedProperty): Goal<StorageState> {
  const property = propertyOf(model, decided);
  return {
    depth: decided.found!.trace.length,
    isReached: (state) => !property.holds(state) && (property.at === undefined || isQuiescent(model, state)),
  };
}

function toOutcome(world: World, model: Model<StorageState>, { key, witness }: ReachedOutcome): Goal<StorageState> {
  return {
    depth: witness.length,
    isReached: (state) => outcomeText(outcomeOf(world, state)) === key && isQuiescent(model, state),
  };
}

function propertyOf(model: Model<StorageState>, { name }: DecidedProperty) {
  const property = model.properties.find((one) => one.name === name);
  if (property === undefined) throw new Error(`model ${model.name} has no property ${name}`);
  return property;
}
