import type { Litmus } from '../../sim/storage/scenario.ts';
import { storageModel } from '../../sim/storage/storage-model.ts';
import { buildWorld, type WorldOptions } from '../../sim/storage/world.ts';
import { type Exploration, explore, exploreInSlices } from '../search/explore.ts';
import { type CollectOptions, type Figures, figuresOfSearch } from './collect.ts';
import { type DecidedProperty, decidedProperties, type FoundState } from './properties.ts';

/**
 * `safe`: every reachable state was visited, and none violates anything. `unsafe`: one does. `undecided`: a limit was
 * reached and nothing violated so far.
 */
export type SafetyVerdict = 'safe' | 'unsafe' | 'undecided';

export interface Safety {
  readonly verdict: SafetyVerdict;
  /** In the order of the model's properties; where the search is not complete there may be more. */
  readonly violations: readonly Violation[];
  /**
   * What should happen at least once and never does, such as the guest running at the destination. A safe verdict
   * with any of these is vacuous: nothing was put to the test.
   */
  readonly notReached: readonly string[];
  readonly figures: Figures;
}

export interface Violation extends FoundState {
  readonly property: string;
}

/** One exhaustive search decides all properties of the virtual machine of a litmus test. */
export function checkSafety(litmus: Litmus, options: SafetyOptions = {}): Safety {
  const model = storageModel(buildWorld(litmus, options));
  return finish(model, explore(model, options));
}

/** Like `checkSafety`, but lets the event loop run now and then, so that `shouldStop` can see a Ctrl-C. */
export async function checkSafetyInSlices(litmus: Litmus, options: SafetyOptions = {}): Promise<Safety> {
  const model = storageModel(buildWorld(litmus, options));
  return finish(model, await exploreInSlices(model, options));
}

export type SafetyOptions = CollectOptions & WorldOptions;

/** The verdict that follows from what a search found. */
export function safetyOf(properties: readonly DecidedProperty[], figures: Figures): Safety {
  const violations = properties.flatMap(({ name, kind, found }) =>
    kind === 'always' && found !== undefined ? [{ property: name, ...found }] : [],
  );
  const notReached = properties.flatMap(({ name, kind, found }) =>
    kind === 'sometimes' && found === undefined ? [name] : [],
  );
  const verdict = violations.length > 0 ? 'unsafe' : figures.complete ? 'safe' : 'undecided';
  return { verdict, violations, notReached, figures };
}

/** Nothing was put to the test, and no longer search would. */
export function isVacuous({ verdict, notReached }: Pick<Safety, 'verdict' | 'notReached'>): boolean {
  return verdict === 'safe' && notReached.length > 0;
}

function finish<S>(model: Parameters<typeof decidedProperties<S>>[0], found: Exploration<S>): Safety {
  return safetyOf(decidedProperties(model, found), figuresOfSearch(found));
}
