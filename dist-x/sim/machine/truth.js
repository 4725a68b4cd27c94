/** Where the data of a guest sector really is, as whoever wrote last finds it, in every state of a run. */
import { copierOf } from "../storage/run.js";
import { processOfChoice } from "./guest-access.js";
import { lookUpPath, storagePath } from "./look-up.js";
import { sameQuestion } from "./places.js";
import { plain } from "./variant.js";
export function truthOf(scene, guestSector) {
    const { world, model, states, choices } = scene;
    const copy = copierOf(model);
    const truth = [];
    for (const [index, state] of states.entries()) {
        const before = states[index - 1];
        if (before !== undefined && !isChanged(before, state, guestSector)) {
            truth.push(truth[index - 1]);
            continue;
        }
        const writer = before === undefined
            ? state.processes.findIndex(({ run }) => run === 'running')
            : processOfChoice(world, model, choices[index - 1]);
        const knows = writer >= 0 && state.processes[writer].images[0].loaded;
        truth.push(knows ? lookUpPath(world, copy(state), writer, guestSector, plain) : storagePath(world, state, guestSector));
    }
    return truth;
}
function isChanged(before, after, guestSector) {
    const was = before.guest[0];
    const is = after.guest[0];
    return was.latest[guestSector] !== is.latest[guestSector] || was.home[guestSector] !== is.home[guestSector];
}
/**
 * Is an answer true? Without an L2 table a sector has no cluster either, and as long as an image decides, what the
 * images below it say does not matter.
 */
export function agrees(truth, question, says) {
    const last = truth.at(-1);
    if (last !== undefined && last.question.image < question.image)
        return true;
    const table = question.kind === 'l2' ? truthFor(truth, { kind: 'l1', image: question.image }) : undefined;
    return truthFor(truth, question)?.says === says || (says === -1 && table?.says === -1);
}
/** The first answer on a way to the data that is not the true one. */
export function firstWrong(path, truth) {
    return path.find(({ question, says }) => truthFor(truth, question)?.says !== says);
}
export const truthFor = (truth, question) => truth.find((one) => sameQuestion(one.question, question));
