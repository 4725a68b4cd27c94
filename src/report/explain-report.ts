import type { ViolationStory } from '../../sim/machine/story.ts';
import type { Litmus } from '../../sim/storage/scenario.ts';
import type { OutcomeSet } from '../check/collect.ts';
import type { MissingOptions } from '../explain/attempt.ts';
import { type Explanation, storyOf } from '../explain/explain.ts';
import type { Scenario } from '../scenario/types.ts';
import { causeSentences, type NumberedSentence } from './cause-sentences.ts';
import { changeSentences } from './change-sentences.ts';
import { type StepOf, stepNames } from './copy-sentences.ts';
import type { Header } from './header.ts';
import { missingSentences } from './missing-sentences.ts';
import { type ToldRun, tellSteps } from './tell.ts';
import { shortSentence, violationSentences } from './violation-sentences.ts';

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

/** Cause after cause, from the first to the violation. */
export function numberedCauses({ causes, slice, told, summary }: ExplainedViolation): NumberedSentence[] {
  const ends = slice.uses.map(({ step }) => step);
  return causeSentences(causes, told.steps, ends, summary);
}

/** The story, and what would have kept it from happening, in sentences. */
export function explanationSentences(violation: ExplainedViolation): string[] {
  return [...storyOfIt(violation), ...remedySentences(violation)];
}

/** The step that is missing first, then settings, then steps that should not be there. */
export function remedySentences({ missing, changes, property }: Explanation): string[] {
  const stepsHelp = missing !== null && missing.remedies.length > 0;
  return [...missingSentences(missing, property), ...changeSentences(changes, property, stepsHelp)];
}

export const storyOfIt = ({ story, told, summary }: ExplainedViolation): string[] =>
  storySentences(story, told.steps, summary);

/** @param summary  what there is to say without a story */
export function storySentences(story: ViolationStory | null, steps: readonly StepOf[], summary: string): string[] {
  return story === null ? [`${summary}.`] : violationSentences(story, steps.length - 1, stepNames(steps));
}

/** One sentence about a violated property, for a report that has no room for the run. */
export function shortStory(
  litmus: Litmus,
  { property, explanation, trace }: { property: string; explanation: string; trace: Explanation['trace'] },
  options: Omit<MissingOptions, 'maxStates'> = {},
): string {
  const story = storyOf(litmus, trace, property, options);
  if (story === null) return explanation;
  return shortSentence(story, trace.length - 1, stepNames(tellSteps(litmus, options, trace)));
}
