/** The steps of a file in one list, each with the steps it follows; what a step does is still text. */
import { limits } from "./limits.js";
import { problem } from "./problems.js";
/**
 * Steps follow each other in the order of the file. The branches of an interleave block all follow what is before
 * the block, and what is behind the block follows the last steps of all of them.
 */
export function readRawSteps({ document, tree, problems }) {
    const steps = [];
    const addStep = (actor, text, path, key, after, concurrent) => {
        steps.push({
            actor,
            actorSpan: tree.key(key),
            text: text.trim().replace(/\s+/g, ' '),
            words: splitWords(text).map((word) => ({
                text: word.text,
                span: tree.inside(path, word.start, word.text.length),
            })),
            span: tree.inside(path, 0, text.trimEnd().length),
            after,
            concurrent,
        });
        return [steps.length - 1];
    };
    const walkItem = (item, path, before, concurrent) => {
        const [actor, body] = Object.entries(item)[0] ?? ['', ''];
        const key = [...path, actor];
        if (typeof body === 'string')
            return addStep(actor, body, key, key, before, concurrent);
        let last = before;
        if (actor !== 'interleave') {
            for (const [index, text] of body.entries()) {
                last = addStep(actor, String(text), [...key, index], key, last, concurrent);
            }
            return last;
        }
        const ends = body.flatMap((branch, index) => walkBranch(branch, [...key, index], before));
        return [...new Set(ends)].sort((a, b) => a - b);
    };
    const walkBranch = (branch, path, before) => {
        if (!isList(branch))
            return walkItem(branch, path, before, true);
        return branch.reduce((last, item, index) => walkItem(item, [...path, index], last, true), before);
    };
    const items = document.steps ?? [];
    items.reduce((last, item, index) => walkItem(item, ['steps', index], last, false), []);
    const surplus = steps[limits.steps];
    if (surplus === undefined)
        return steps;
    problems.push(problem('V019', surplus.actorSpan, `${steps.length} steps; at most ${limits.steps} can be searched`));
    return [];
}
const isList = (branch) => Array.isArray(branch);
function splitWords(text) {
    return [...text.matchAll(/\S+/g)].map((match) => ({ text: match[0], start: match.index }));
}
