import type { Litmus } from '../../sim/storage/scenario.ts';
import { type WorldOptions } from '../../sim/storage/world.ts';
import { type CollectOptions, type Figures } from './collect.ts';
import { type DecidedProperty, type FoundState } from './properties.ts';
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
export declare function checkSafety(litmus: Litmus, options?: SafetyOptions): Safety;
/** Like `checkSafety`, but lets the event loop run now and then, so that `shouldStop` can see a Ctrl-C. */
export declare function checkSafetyInSlices(litmus: Litmus, options?: SafetyOptions): Promise<Safety>;
export type SafetyOptions = CollectOptions & WorldOptions;
/** The verdict that follows from what a search found. */
export declare function safetyOf(properties: readonly DecidedProperty[], figures: Figures): Safety;
/** Nothing was put to the test, and no longer search would. */
export declare function isVacuous({ verdict, notReached }: Pick<Safety, 'verdict' | 'notReached'>): boolean;
