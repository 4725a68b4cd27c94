import type { Model, Trace } from '../../sim/model.ts';
import { type Exploration, type ExploreOptions, exploreProblem } from '../search/explore.ts';
import type { End } from '../search/problem.ts';
import type { Omission } from '../search/visited.ts';
import { compareOutcomes, type Outcome, outcomeText } from './outcome.ts';
import { type DecidedProperty, decidedProperties } from './properties.ts';

/**
 * Every outcome a model can reach, each with a shortest run that ends in it.
 *
 * Explores exhaustively and reads the outcome of each quiescent state: nothing that must still happen is left. The
 * search is breadth first, so the first state found with an outcome gives the shortest run; equally short runs are
 * told apart by the fixed order of actions, so the same model always yields the same answer.
 *
 * @param outcomeOf  reads the outcome of a quiescent state; the state is only lent
 * @returns the outcomes in the order of their values; only those found so far when not `complete`
 */
export function collectOutcomes<S>(model: Model<S>, outcomeOf: OutcomeOf<S>, options: CollectOptions = {}): OutcomeSet {
  return outcomeSetOf(model, exploreProblem({ model, endOf: endsBy(outcomeOf) }, options));
}

/** What a search found whose ends are outcomes. */
export function outcomeSetOf<S>(model: Pick<Model<S>, 'properties'>, found: Exploration<S, Outcome>): OutcomeSet {
  return {
    outcomes: found.ends
      .map(({ key, value, firstId, states }) => ({ key, outcome: value, states, witness: found.trace(firstId) }))
      .sort((a, b) => compareOutcomes(a.outcome, b.outcome)),
    properties: decidedProperties(model, found),
    figures: figuresOfSearch(found),
  };
}

/** Reads the end of a run as an outcome. */
export function endsBy<S>(outcomeOf: OutcomeOf<S>): (state: S) => End<Outcome> {
  return (state) => {
    const value = outcomeOf(state);
    return { key: outcomeText(value), value };
  };
}

export type OutcomeOf<S> = (state: S) => Outcome;

/** Limits, progress, and a way to stop early, as the search takes them. */
export type CollectOptions = Pick<ExploreOptions<unknown>, 'limits' | 'onProgress' | 'shouldStop'>;

export interface OutcomeSet {
  readonly outcomes: readonly ReachedOutcome[];
  /** Every property of the model, decided by the same search. */
  readonly properties: readonly DecidedProperty[];
  readonly figures: Figures;
}

export interface ReachedOutcome {
  /** `outcomeText` of the outcome. */
  readonly key: string;
  readonly outcome: Outcome;
  /** Quiescent states with this outcome. */
  readonly states: number;
  /** A shortest run that ends with this outcome. */
  readonly witness: Trace;
  /** Of all shortest runs it is the simplest; absent: it is the first that was found. */
  readonly simplest?: true;
}

/** How much was searched. */
export interface Figures
  extends Pick<Exploration<unknown>, 'states' | 'transitions' | 'depth' | 'bytes' | 'elapsedMs' | 'reductions'> {
  /** True: every reachable state was visited. */
  readonly complete: boolean;
  /** Only where states can have been left out. */
  readonly omission?: Omission;
  readonly stoppedBy?: NonNullable<Exploration<unknown>['stoppedBy']>;
  /** States in which nothing that must still happen is left: the ends of runs. */
  readonly quiescent: number;
}

/** The figures of a search, in the order in which reports print them. */
export function figuresOfSearch(found: Exploration<unknown, unknown>): Figures {
  const { complete, stoppedBy, omission, states, transitions, depth, quiescent, bytes, elapsedMs, reductions } = found;
  const sizes = { states, transitions, depth, quiescent, bytes, elapsedMs };
  return { complete, ...(stoppedBy && { stoppedBy }), ...(omission && { omission }), ...sizes, reductions };
}
