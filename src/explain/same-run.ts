/** Does a run go wrong in the same way in a scenario that is a little different? A cheap question before a search. */
import type { Model, Property } from '../../sim/model.ts';
import { choiceLabel, enabledChoices, initialState, isQuiescent, step } from '../../sim/step.ts';
import type { StorageState } from '../../sim/storage/state.ts';

/** A run that violates a property, each choice by its label. */
export interface BadRun {
  readonly property: string;
  readonly names: readonly string[];
}

export type RunAgain = 'violates' | 'harmless' | 'impossible';

/**
 * Takes the same choices, and the added steps as soon as they are due.
 *
 * @param added  the labels of the steps that were added
 * @param leftOut  the names of steps that were left out: the run goes on without them
 * @returns `impossible` when the run cannot go on as it did
 */
export function rerun(
  model: Model<StorageState>,
  { names, property }: BadRun,
  added: readonly string[],
  leftOut: readonly string[] = [],
): RunAgain {
  const known = labelsOf(model);
  const state = initialState(model);
  const taken = (wanted: readonly string[]): boolean => {
    const choice = enabledChoices(model, state).find((one) => wanted.includes(choiceLabel(model, one)));
    if (choice !== undefined) step(model, state, choice);
    return choice !== undefined;
  };
  for (const name of names) {
    // A step that was replaced is gone from the model: the added one stands for it.
    if (!known.has(name)) {
      if (leftOut.some((step) => name === step || name.startsWith(`${step} `))) continue;
      if (!taken(added)) return 'impossible';
      continue;
    }
    while (!taken([name])) if (!taken(added)) return 'impossible';
  }
  return isViolated(model, state, property) ? 'violates' : 'harmless';
}

const labelsOf = (model: Model<StorageState>): Set<string> =>
  new Set(
    model.actions.flatMap(({ choices }, action) => choices.map((_, choice) => choiceLabel(model, { action, choice }))),
  );

function isViolated(model: Model<StorageState>, state: StorageState, property: string): boolean {
  const one: Property<StorageState> | undefined = model.properties.find(({ name }) => name === property);
  if (one === undefined || one.holds(state)) return false;
  return one.at !== 'quiescent' || isQuiescent(model, state);
}
