import type { Trace } from '../../sim/model.ts';
import type { ExpectedProperties } from '../scenario/types.ts';
import type { OutcomeSet } from './collect.ts';
/** One way in which the properties of the model and what the file says about them disagree. */
export type PropertyFinding = 
/** Violated although the file does not list it. */
{
    readonly kind: 'violated';
    readonly clause: 'properties';
    readonly property: string;
    readonly explanation: string;
    readonly witness: Trace;
    readonly line: number;
    readonly certain: true;
}
/** Listed as violated, but no run violates it. */
 | {
    readonly kind: 'not-violated';
    readonly clause: 'properties';
    readonly property: string;
    readonly line: number;
    readonly certain: boolean;
}
/** Nothing was put to the test. */
 | {
    readonly kind: 'vacuous';
    readonly clause: 'properties';
    readonly reason: string;
    readonly certain: boolean;
};
/**
 * Exactly the listed properties may be violated, and each of them must be. Where none is, what should happen at least
 * once must happen: a guest that never moves cannot read old data, which proves nothing.
 */
export declare function propertyFindings(expectation: ExpectedProperties | undefined, { properties, figures }: Pick<OutcomeSet, 'properties' | 'figures'>): PropertyFinding[];
