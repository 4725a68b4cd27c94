import type { Model, Trace } from '../../sim/model.ts';
import { type Exploration, type ExploreOptions } from '../search/explore.ts';
import { type Outcome } from './outcome.ts';
import { type DecidedProperty } from './properties.ts';
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
export declare function collectOutcomes<S>(model: Model<S>, outcomeOf: OutcomeOf<S>, options?: CollectOptions): OutcomeSet;
/** Like `collectOutcomes`, but lets the event loop run now and then, so that `shouldStop` can see a Ctrl-C. */
export declare function collectOutcomesInSlices<S>(model: Model<S>, outcomeOf: OutcomeOf<S>, options?: CollectOptions): Promise<OutcomeSet>;
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
}
/** How much was searched. */
export interface Figures extends Pick<Exploration<unknown>, 'states' | 'transitions' | 'depth' | 'bytes' | 'elapsedMs'> {
    /** True: every reachable state was visited. */
    readonly complete: boolean;
    readonly stoppedBy?: NonNullable<Exploration<unknown>['stoppedBy']>;
    /** States in which nothing that must still happen is left: the ends of runs. */
    readonly quiescent: number;
}
/** The figures of a search, in the order in which reports print them. */
export declare function figuresOfSearch(found: Exploration<unknown>, quiescent: number): Figures;
