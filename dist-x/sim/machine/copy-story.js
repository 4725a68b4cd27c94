/** The life of a copy: when it was made and from what, which write it missed, and where the newest data was then. */
import { contains } from "../storage/medium.js";
import { lastIndex } from "../storage/run.js";
import { clusterText, valueText } from "./contents.js";
import { FAILED } from "./file.js";
import { kindOfChoice, processOfChoice } from "./guest-access.js";
import { passedSteps } from "./passed-steps.js";
import { answerOf, contentAt, isDirty, NO_TABLE, placeText } from "./places.js";
import { agrees, truthFor } from "./truth.js";
/** @param at  index of the state in which the copy answered */
export function storyOfAnswer(scene, guestSector, answer, truth, at) {
    const { world, states } = scene;
    const { question, place, says } = answer;
    const madeStep = madeIn(scene, guestSector, answer, at);
    // A length is as good as true for as long as nothing lies behind it.
    const isLength = place.kind === 'file-size' || place.kind === 'host-size';
    const holdsTrue = (index) => isLength ? !truth[index].some((one) => one.sector === answer.sector) : agrees(truth[index], question, says);
    const lastTrue = lastIndex(states, (_, index) => index <= at && holdsTrue(index));
    const wanted = truthFor(truth[at], question);
    const newestIn = wanted === undefined ? [] : whereabouts(world, states[at], guestSector, wanted);
    const storage = {
        kind: 'storage',
        medium: world.views[world.machine.processes[0].view].medium,
        sector: answer.sector,
    };
    const had = lastIndex(states, (state, index) => {
        const there = contentAt(world, state, storage);
        return (index > lastTrue &&
            index < at &&
            wanted !== undefined &&
            there !== null &&
            answerOf(world, question, guestSector, storage, there) === wanted.says);
    });
    const lostStep = newestIn.includes(placeText(world, storage)) || had < 0 ? null : had;
    // As long as the storage is as old, dropping the copy would not have helped.
    const isFlushed = newestIn.includes(placeText(world, storage)) || lostStep !== null;
    const flushes = isFlushed ? [] : passedSteps(scene, storage, lastTrue, at);
    return {
        place: placeText(world, place),
        says: answerText(world, guestSector, answer),
        madeStep,
        from: originsOf(scene, guestSector, answer, madeStep),
        missedStep: lastTrue < 0 || lastTrue >= at ? null : lastTrue,
        lostStep,
        truth: wanted === undefined ? 'something else' : answerText(world, guestSector, wanted),
        newestIn,
        passed: place.kind === 'storage' ? flushes : [...passedSteps(scene, place, madeStep, at), ...flushes],
        at: place,
    };
}
/** `aa`, `y -> cluster 2`, `y has no cluster`. */
export function answerText(world, guestSector, { question, says, place }) {
    if (place.kind === 'file-size' || place.kind === 'host-size')
        return 'the file ends before that';
    const { name } = world.machine.setup.guestSectors[guestSector];
    if (question.kind === 'data') {
        if (says === FAILED)
            return 'an error';
        return says < world.machine.dataValues ? valueText(world, says) : 'metadata of the image';
    }
    if (says === NO_TABLE)
        return 'what should be a table is none';
    if (question.kind === 'l1')
        return says < 0 ? `no L2 table for ${name}` : `L2 table for ${name} in ${clusterText(question.image, says)}`;
    return says < 0 ? `${name} has no cluster` : `${name} -> ${clusterText(question.image, says)}`;
}
/** What makes a process read something again although it may find the same. */
const readsAgain = {
    l1: ['open', 'invalidate', 'reopen', 'launch'],
    header: ['open', 'invalidate', 'reopen', 'launch'],
    'file-size': ['open', 'refresh-size', 'reopen', 'launch'],
    'device-size': ['read-geometry', 'refresh-devices', 'launch'],
};
/** The choice that made the copy: since then it has been there, saying this. */
function madeIn(scene, guestSector, { question, place, says }, at) {
    const { world, states } = scene;
    return madeSince(scene, place, at, (index) => {
        const content = contentAt(world, states[index], place);
        if (content === null)
            return false;
        // A length answers with the zeros that lie behind it.
        if (place.kind === 'file-size' || place.kind === 'host-size')
            return content === contentAt(world, states[at], place);
        return answerOf(world, question, guestSector, place, content) === says;
    });
}
export function madeSince({ world, model, choices, states }, place, at, holds) {
    const last = lastIndex(states, (_, index) => index <= at && !holds(index));
    const again = lastIndex(choices, (choice, index) => index < at &&
        'process' in place &&
        processOfChoice(world, model, choice) === place.process &&
        (readsAgain[place.kind]?.includes(kindOfChoice(world, model, choice)) ?? false));
    const made = Math.max(last, again);
    return made < 0 ? null : made;
}
/**
 * The copy of which this one was made, when it was as old: a table in memory was read through the page cache of its
 * host, and a table in a page cache was written by a process that had it in memory.
 */
function originsOf(scene, guestSector, { question, place, sector, says }, madeStep) {
    const { world, states } = scene;
    if (madeStep === null)
        return [];
    if (place.kind === 'l2') {
        const { fileSize, images } = states[madeStep].processes[place.process];
        if (images[0].loaded && !contains(world, fileSize, sector)) {
            const length = { question, place: { kind: 'file-size', process: place.process }, sector, says };
            return [{ place: placeText(world, length.place), madeStep: madeIn(scene, guestSector, length, madeStep) }];
        }
    }
    if (place.kind === 'file-size' && world.features.size !== 'live') {
        const { view } = world.machine.processes[place.process];
        const kernel = { question, place: { kind: 'host-size', view }, sector, says };
        if (contains(world, states[madeStep + 1].views[view].size, sector))
            return [];
        return [{ place: placeText(world, kernel.place), madeStep: madeIn(scene, guestSector, kernel, madeStep) }];
    }
    const candidates = sourcesOf(world, guestSector, question, place, sector);
    const origin = candidates.find((one) => {
        const content = contentAt(world, states[madeStep], one);
        return content !== null && answerOf(world, question, guestSector, one, content) === says;
    });
    if (origin === undefined)
        return [];
    const answer = { question, place: origin, sector, says };
    return [{ place: placeText(world, origin), madeStep: madeIn(scene, guestSector, answer, madeStep) }];
}
function sourcesOf(world, guestSector, { kind, image }, place, sector) {
    if (kind === 'data')
        return [];
    if (place.kind === 'l1' || place.kind === 'l2') {
        const { view, setup } = world.machine.processes[place.process];
        const cached = setup.cache.direct ? [] : [{ kind: 'page-cache', view, sector }];
        return [...cached, { kind: 'client-cache', view, sector }];
    }
    if (place.kind !== 'page-cache')
        return [];
    const { l1Index } = world.machine.images[image].places[guestSector];
    return world.machine.processes.flatMap(({ view }, process) => {
        if (view !== place.view)
            return [];
        return kind === 'l1' ? [{ kind, process, image }] : [{ kind, process, image, l1Index }];
    });
}
/** Every place that gives the true answer, the memory of processes first. */
export function whereabouts(world, state, guestSector, wanted) {
    const { question, sector, says } = wanted;
    const gives = (place) => {
        const content = contentAt(world, state, place);
        return content !== null && answerOf(world, question, guestSector, place, content) === says;
    };
    return placesOf(world, state, question, guestSector, sector)
        .filter(gives)
        .map((place) => `${placeText(world, place)}${isDirty(world, state, place) ? ' (not written yet)' : ''}`);
}
export function placesOf(world, state, question, guestSector, sector) {
    const { image, kind } = question;
    const { l1Index } = world.machine.images[image].places[guestSector];
    const memory = world.machine.processes.flatMap((_, process) => {
        if (!state.processes[process].images[image].loaded)
            return [];
        if (kind === 'l1')
            return [{ kind, process, image }];
        return kind === 'l2' ? [{ kind, process, image, l1Index }] : [];
    });
    return [
        ...memory,
        ...world.views.flatMap((_, view) => [
            { kind: 'page-cache', view, sector },
            ...(world.dimensions.clientSectors > 0 ? [{ kind: 'client-cache', view, sector }] : []),
        ]),
        ...state.media.map((_, medium) => ({ kind: 'storage', medium, sector })),
    ];
}
