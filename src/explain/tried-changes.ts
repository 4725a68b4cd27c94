/** Which single setting, or which single step left out, makes a violation impossible: found by trying them all. */
import { storageModel } from '../../sim/storage/storage-model.ts';
import { buildWorld } from '../../sim/storage/world.ts';
import { type Attempt, COUNTERFACTUAL_STATES_MAX, searchMended } from './attempt.ts';
import { type RunAgain, rerun } from './same-run.ts';
import { type ChangedScenario, type SingleChange, singleChanges } from './single-change.ts';

/** All searches for one violation together; a trial for which nothing is left of it is undecided. */
const STATES_IN_ALL_MAX = 2_000_000;

export interface TriedChange {
  readonly change: SingleChange;
  /** What the run that is explained leads to: the same violation, none, or it cannot be taken to its end. */
  readonly thisRun: RunAgain;
  readonly everyRun: EveryRun;
}

export type EveryRun =
  /** Every run was searched: none violates the property, or another one that held before. */
  | { readonly kind: 'safe'; readonly states: number }
  /** Some run violates this property. */
  | { readonly kind: 'unsafe'; readonly property: string }
  /** No run violates it, because the guest no longer does what it did. */
  | { readonly kind: 'vacuous' }
  | { readonly kind: 'undecided' };

/** @returns in the order of `singleChanges`; empty where there is no machine */
export function triedChanges(attempt: Attempt): TriedChange[] {
  let left = STATES_IN_ALL_MAX;
  return singleChanges(attempt.litmus).map((changed) => {
    const { states, ...tried } = tryChange(attempt, changed, left);
    left -= states;
    return tried;
  });
}

function tryChange(
  { litmus, violation, options, badRuns }: Attempt,
  { change, litmus: changed }: ChangedScenario,
  statesLeft: number,
): TriedChange & { readonly states: number } {
  const model = storageModel(buildWorld(changed, options));
  const gone = leftOutNames(litmus, change);
  const runs = badRuns.map((run) => ({ ...run, again: rerun(model, run, [], gone) }));
  const thisRun = runs[0]!.again;
  const known = runs.find(({ again }) => again === 'violates');
  if (known !== undefined)
    return { change, thisRun, everyRun: { kind: 'unsafe', property: known.property }, states: 0 };
  if (statesLeft <= 0) return { change, thisRun, everyRun: { kind: 'undecided' }, states: 0 };
  const maxStates = Math.min(options.maxStates ?? COUNTERFACTUAL_STATES_MAX, statesLeft);
  const result = searchMended(model, violation, maxStates);
  if (result.kind === 'bad-run') badRuns.push(result.run);
  return { change, thisRun, everyRun: everyRunOf(result), states: result.states };
}

function everyRunOf(result: ReturnType<typeof searchMended>): EveryRun {
  switch (result.kind) {
    case 'mended':
      return { kind: 'safe', states: result.states };
    case 'bad-run':
      return { kind: 'unsafe', property: result.run.property };
    case 'idle':
      return { kind: 'vacuous' };
    case 'undecided':
      return { kind: 'undecided' };
  }
}

/** As the model may name the step: with the migration where its process takes part in several. */
function leftOutNames({ machine }: Attempt['litmus'], change: SingleChange): string[] {
  if (change.kind !== 'step-left-out') return [];
  const { source, destination } = machine!.migrations[change.migration]!;
  const name = `${change.process}.${change.step}`;
  return [name, `${name}, ${source} to ${destination}`];
}
