/** What trials of other scenarios share that ask the same: does this violation still happen there? */
import type { Model } from '../../sim/model.ts';
import type { Litmus } from '../../sim/storage/scenario.ts';
import type { StorageState } from '../../sim/storage/state.ts';
import type { WorldOptions } from '../../sim/storage/world.ts';
import { traceNames } from '../check/trace-names.ts';
import { explore } from '../search/explore.ts';
import type { BadRun } from './same-run.ts';

/** Each search stops after so many states; then it says nothing. */
export const COUNTERFACTUAL_STATES_MAX = 200_000;

/** What was violated, and how a search of the scenario as it is ended. */
export interface Violated {
  readonly property: string;
  /** A shortest run, each choice by its label. */
  readonly run: readonly string[];
  /** Every property the scenario violates, this one included. */
  readonly violated: readonly string[];
  /** What should happen at least once, and does. */
  readonly reached: readonly string[];
}

export type MissingOptions = Pick<WorldOptions, 'withoutRules' | 'withoutReductions'> & { readonly maxStates?: number };

export interface Attempt {
  readonly litmus: Litmus;
  readonly violation: Violated;
  readonly options: MissingOptions;
  /** What went wrong so far, this run first. Each search adds a run, or finds that there is none. */
  readonly badRuns: BadRun[];
}

export function startAttempt(litmus: Litmus, violation: Violated, options: MissingOptions = {}): Attempt {
  return { litmus, violation, options, badRuns: [{ property: violation.property, names: violation.run }] };
}

export type Mended =
  | { readonly kind: 'mended'; readonly states: number }
  | { readonly kind: 'bad-run'; readonly run: BadRun; readonly states: number }
  /** Nothing is violated because the guest no longer moves. */
  | { readonly kind: 'idle' | 'undecided'; readonly states: number };

/** Does the property hold, does nothing else break, and does what happened before still happen? */
export function searchMended(
  model: Model<StorageState>,
  { property, violated, reached }: Violated,
  maxStates: number,
): Mended {
  const properties = model.properties.filter(
    ({ name, kind }) => kind === 'sometimes' || name === property || !violated.includes(name),
  );
  const search = explore({ ...model, properties }, { limits: { maxStates }, stopAtFirstViolation: true });
  const { states } = search;
  const [bad] = search.violations;
  if (bad !== undefined)
    return { kind: 'bad-run', states, run: { property: bad.property, names: traceNames(model, search.trace(bad.id)) } };
  if (!search.complete) return { kind: 'undecided', states };
  const still = search.witnesses.map(({ property: name }) => name);
  return { kind: reached.every((name) => still.includes(name)) ? 'mended' : 'idle', states };
}
