/** Why properties of a virtual machine are violated: the story of a shortest run, the rules behind it, what was missing. */
import { type ViolationStory } from '../../sim/machine/story.ts';
import type { Trace } from '../../sim/model.ts';
import type { RuleId } from '../../sim/storage/rules.ts';
import type { Litmus } from '../../sim/storage/scenario.ts';
import type { DecidedProperty } from '../check/properties.ts';
import { type MissingOptions, type MissingSteps } from './missing-step.ts';
export interface Explanation {
    readonly property: string;
    /** What the property says about the state that violates it. */
    readonly summary: string;
    /** A shortest run. */
    readonly trace: Trace;
    /** Null where there is nothing to tell beyond the summary. */
    readonly story: ViolationStory | null;
    /** Rules of the model without which this run is impossible, or violates the property no more. */
    readonly rules: readonly RuleId[];
    /** What the handoff lacks; null where there is no handoff. */
    readonly missing: MissingSteps | null;
}
/** The story of a violation only: cheap, for a sentence. */
export declare function storyOf(litmus: Litmus, trace: Trace, property: string, options?: MissingOptions): ViolationStory | null;
/**
 * Explains one of the properties that a search found violated.
 *
 * @param decided  all properties of the model, by the same search
 * @throws Error when the property is not violated
 */
export declare function explainViolation(litmus: Litmus, property: string, decided: readonly DecidedProperty[], options?: MissingOptions): Explanation;
