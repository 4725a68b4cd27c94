import { storyOf } from "../explain/explain.js";
import { stepNames } from "./copy-sentences.js";
import { missingSentences } from "./missing-sentences.js";
import { tellSteps } from "./tell.js";
import { shortSentence, violationSentences } from "./violation-sentences.js";
/** The story, and what the handoff lacks, in sentences. */
export function explanationSentences({ property, summary, story, told, missing }) {
    return [...storySentences(story, told.steps, summary), ...missingSentences(missing, property)];
}
/** @param summary  what there is to say without a story */
export function storySentences(story, steps, summary) {
    return story === null ? [`${summary}.`] : violationSentences(story, steps.length - 1, stepNames(steps));
}
/** One sentence about a violated property, for a report that has no room for the run. */
export function shortStory(litmus, { property, explanation, trace }, options = {}) {
    const story = storyOf(litmus, trace, property, options);
    if (story === null)
        return explanation;
    return shortSentence(story, trace.length - 1, stepNames(tellSteps(litmus, options, trace)));
}
