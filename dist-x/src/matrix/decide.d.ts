import type { Litmus } from '../../sim/storage/scenario.ts';
import type { Figures } from '../check/collect.ts';
import { type Safety, type SafetyOptions } from '../check/safety.ts';
/** A verdict as plain data that can go from one thread to another: runs are written as in scenario files. */
export interface Decision {
    readonly verdict: Safety['verdict'];
    readonly violations: readonly DecidedViolation[];
    /** What should happen at least once and never does. */
    readonly notReached: readonly string[];
    readonly figures: Figures;
}
export interface DecidedViolation {
    readonly property: string;
    readonly explanation: string;
    /** A shortest run that violates it. */
    readonly run: readonly string[];
}
export declare function decide(litmus: Litmus, options?: SafetyOptions): Decision;
/** Like `decide`, but lets the event loop run now and then, so that `shouldStop` can see a Ctrl-C. */
export declare function decideInSlices(litmus: Litmus, options?: SafetyOptions): Promise<Decision>;
