import type { ViolationStory } from '../../sim/machine/story.ts';
import type { Litmus } from '../../sim/storage/scenario.ts';
import type { OutcomeSet } from '../check/collect.ts';
import { type Explanation } from '../explain/explain.ts';
import type { MissingOptions } from '../explain/missing-step.ts';
import type { Scenario } from '../scenario/types.ts';
import { type StepOf } from './copy-sentences.ts';
import type { Header } from './header.ts';
import { type ToldRun } from './tell.ts';
/** Everything `stalemate explain FILE` found out. */
export interface ExplainReport {
    readonly header: Header;
    readonly scenario: Scenario;
    readonly set: OutcomeSet;
    /** Violated properties, in the order of the model's properties; only those that were asked for. */
    readonly explained: readonly ExplainedViolation[];
}
export interface ExplainedViolation extends Explanation {
    readonly told: ToldRun;
}
/** The story, and what the handoff lacks, in sentences. */
export declare function explanationSentences({ property, summary, story, told, missing }: ExplainedViolation): string[];
/** @param summary  what there is to say without a story */
export declare function storySentences(story: ViolationStory | null, steps: readonly StepOf[], summary: string): string[];
/** One sentence about a violated property, for a report that has no room for the run. */
export declare function shortStory(litmus: Litmus, { property, explanation, trace }: {
    property: string;
    explanation: string;
    trace: Explanation['trace'];
}, options?: Omit<MissingOptions, 'maxStates'>): string;
