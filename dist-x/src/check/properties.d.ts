import type { Model, Property, Trace } from '../../sim/model.ts';
import type { Exploration } from '../search/explore.ts';
/** What a search found out about one property of its model. */
export interface DecidedProperty {
    readonly name: string;
    readonly kind: Property<unknown>['kind'];
    /**
     * A state that violates an `always` or reaches a `sometimes`, as near to the start as any. Absent: no state that was
     * visited does, which says something about all states only where the search is complete.
     */
    readonly found?: FoundState;
}
export interface FoundState {
    /** A shortest run to the state. */
    readonly trace: Trace;
    /** What the state has to do with the property, in words. */
    readonly explanation: string;
}
/** Every property of a model in its order, with what the search found. */
export declare function decidedProperties<S>({ properties }: Pick<Model<S>, 'properties'>, { violations, witnesses, trace, state }: Pick<Exploration<S>, 'violations' | 'witnesses' | 'trace' | 'state'>): DecidedProperty[];
