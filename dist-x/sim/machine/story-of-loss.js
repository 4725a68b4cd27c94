/** Writes that are gone: who destroyed the last copy, and what a flush had promised. */
import { copierOf, lastIndex } from "../storage/run.js";
import { placeOfSector, valueText } from "./contents.js";
import { answerText, placesOf, storyOfAnswer } from "./copy-story.js";
import { guestAccess, processOfChoice } from "./guest-access.js";
import { lookUpPath, storagePath } from "./look-up.js";
import { answerOf, contentAt, isDirty, placeText, sameQuestion } from "./places.js";
import { survives } from "./properties.js";
import { copyBehindSharing, copyOfEnd } from "./story-of-clusters.js";
import { sectorName, writeStepOf } from "./story-of-data.js";
import { firstWrong, truthOf } from "./truth.js";
import { plain } from "./variant.js";
export function storyOfLostWrite(scene) {
    const { world, states } = scene;
    const end = states.length - 1;
    const after = states[end];
    const { latest } = after.guest[0];
    const guestSector = latest.findIndex((value, sector) => !survives(world, after, sector, value));
    if (guestSector < 0 || end === 0)
        return null;
    const writeStep = writeStepOf(scene, guestSector, end);
    const truth = truthOf(scene, guestSector);
    const access = guestAccess(world, scene.model, scene.choices[end - 1]);
    return {
        kind: 'lost-write',
        sector: sectorName(world, guestSector),
        value: valueText(world, latest[guestSector]),
        writeStep,
        losses: writeStep === end - 1 ? passedBy(scene, guestSector, truth) : lossesOf(scene, guestSector, truth),
        other: access === null || access.guestSector === guestSector ? null : sectorName(world, access.guestSector),
    };
}
/** The write that is lost is the last step: by old tables it went where the tables on the storage do not lead. */
function passedBy(scene, guestSector, truth) {
    const { world, model, choices, states } = scene;
    const end = states.length - 1;
    const writer = processOfChoice(world, model, choices[end - 1]);
    const astray = firstWrong(storagePath(world, states[end], guestSector), truth[end]);
    if (astray === undefined || writer < 0)
        return [];
    const path = lookUpPath(world, copierOf(model)(states[end - 1]), writer, guestSector, plain);
    const wrong = firstWrong(path, truth[end - 1]);
    return [
        {
            step: end - 1,
            place: placeText(world, astray.place),
            how: 'passed-by',
            truth: textOfTruth(world, guestSector, truth[end], astray),
            now: answerText(world, guestSector, astray),
            from: null,
            because: wrong === undefined ? null : storyOfAnswer(scene, guestSector, wrong, truth, end - 1),
        },
    ];
}
/** What happened in the last step, and before it to the storage. */
function lossesOf(scene, guestSector, truth) {
    const { world, states } = scene;
    const end = states.length - 1;
    return truth[end].flatMap((answer) => {
        const { question, sector } = answer;
        return placesOf(world, states[end - 1], question, guestSector, sector).flatMap((place) => {
            const step = lastIndex(states, (state, index) => index < end && counts(world, state, place, answer, guestSector));
            // What it held before the write was never this one.
            if (step < 0 || truthChangedAfter(truth, step, answer))
                return [];
            if (counts(world, states[end], place, answer, guestSector))
                return [];
            if (place.kind !== 'storage' && (step < end - 1 || isStored(scene, answer, guestSector)))
                return [];
            return [lossAt(scene, guestSector, truth, answer, place, step)];
        });
    }).sort((one, other) => one.step - other.step);
}
/** What has been written before it left a cache is not lost. */
const isStored = ({ world, states }, answer, guestSector) => states
    .at(-1)
    .media.some((_, medium) => counts(world, states.at(-1), { kind: 'storage', medium, sector: answer.sector }, answer, guestSector));
const truthChangedAfter = (truth, step, { question, says }) => truth
    .slice(step)
    .some((answers) => !answers.some((one) => sameQuestion(one.question, question) && one.says === says));
/** Can the true answer still be had from there, now or once it is written back? */
function counts(world, state, place, answer, guestSector) {
    return (saidIn(world, state, place, answer, guestSector) === answer.says &&
        (place.kind === 'storage' || isDirty(world, state, place)));
}
function saidIn(world, state, place, { question }, guestSector) {
    const content = contentAt(world, state, place);
    return content === null ? null : answerOf(world, question, guestSector, place, content);
}
function lossAt(scene, guestSector, truth, answer, place, step) {
    const { world, states } = scene;
    const now = saidIn(world, states[step + 1], place, answer, guestSector);
    const told = {
        step,
        place: placeText(world, place),
        truth: answerText(world, guestSector, answer),
        now: null,
        from: null,
        because: null,
    };
    if (now === null)
        return { ...told, how: 'gone' };
    if (now === answer.says) {
        const fails = scene.fired[step].includes('page-cache.failed-write-back-marks-clean');
        return { ...told, how: fails ? 'failed' : 'let-go' };
    }
    const written = { ...answer, place, says: now };
    const from = writtenFrom(scene, guestSector, written, truth, step);
    // A copy that was true once is reason enough.
    const because = from?.missedStep != null ? null : misleadingCopy(scene, guestSector, answer, truth, from?.madeStep ?? step);
    return { ...told, how: 'overwritten', now: answerText(world, guestSector, written), from, because };
}
/** Why somebody wrote in this step to where something else is: it took the cluster for free, or used old tables. */
function misleadingCopy(scene, guestSector, answer, truth, step) {
    const { world, model, choices, states } = scene;
    const access = guestAccess(world, model, choices[step]);
    const { role, cluster } = placeOfSector(world, answer.sector);
    if (role === 'cluster' && access !== null && access.guestSector !== guestSector) {
        const copy = copyBehindSharing(scene, cluster, [guestSector, access.guestSector]);
        if (copy !== null)
            return copy;
    }
    const process = processOfChoice(world, model, choices[step]);
    if (process < 0)
        return null;
    const isLoaded = (index) => states[index].processes[process].images[0].loaded;
    // Whoever opens the image in this step has his tables only behind it.
    const at = isLoaded(step) ? step : step + 1;
    if (!isLoaded(at))
        return null;
    const path = lookUpPath(world, copierOf(model)(states[at]), process, guestSector, plain);
    const wrong = firstWrong(path, truth[step]);
    if (wrong !== undefined && wrong.question.kind !== 'data')
        return storyOfAnswer(scene, guestSector, wrong, truth, at);
    return answer.question.kind === 'l2' ? copyOfEnd(scene, process, answer.says, step) : null;
}
const textOfTruth = (world, guestSector, truth, { question }) => {
    const wanted = truth.find((one) => one.question.kind === question.kind && one.question.image === question.image);
    return wanted === undefined ? 'something else' : answerText(world, guestSector, wanted);
};
/** The dirty copy that held before what the storage holds now. */
function writtenFrom(scene, guestSector, written, truth, at) {
    const { world, states } = scene;
    const { question, sector, says } = written;
    const source = placesOf(world, states[at], question, guestSector, sector).find((place) => {
        const content = contentAt(world, states[at], place);
        return (content !== null &&
            isDirty(world, states[at], place) &&
            answerOf(world, question, guestSector, place, content) === says);
    });
    return source === undefined ? null : storyOfAnswer(scene, guestSector, { ...written, place: source }, truth, at);
}
