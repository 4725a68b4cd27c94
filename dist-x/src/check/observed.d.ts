import type { Observation } from '../scenario/types.ts';
import type { OutcomeSet } from './collect.ts';
/** One outcome seen on a real system, and where it lies. */
export interface ObservedOutcome {
    readonly id: string;
    readonly where?: string;
    readonly count: number;
    readonly registers: Readonly<Record<string, string>>;
    /** In the model's set or outside it; `not-reached` where the search ended before it was complete. */
    readonly standing: 'inside' | 'outside' | 'not-reached';
}
/** Every outcome seen on real systems; one outside the model's set means that the model is wrong. */
export declare function observedOutcomes(observed: readonly Observation[], { outcomes, figures }: OutcomeSet): ObservedOutcome[];
