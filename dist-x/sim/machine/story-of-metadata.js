/** Metadata that no longer fits: old memory over a newer disk, a flag that somebody cleared, clusters used twice. */
import { lastIndex } from "../storage/run.js";
import { madeSince } from "./copy-story.js";
import { processOfChoice } from "./guest-access.js";
import { afterWriteBack } from "./image-check.js";
import { header } from "./layout.js";
import { passedSteps } from "./passed-steps.js";
import { contentAt, placeText } from "./places.js";
import { fieldOf } from "./tables.js";
import { imageOf } from "./tables-in-file.js";
export function storyOfOldMemory(scene) {
    const { world, model, choices, states } = scene;
    const end = states.length - 1;
    const before = states[end - 1];
    const process = states[end].processes.findIndex(({ run }, index) => run === 'running' && before.processes[index].run !== 'running');
    if (process < 0)
        return null;
    const { name } = world.machine.processes[process];
    const stopped = lastIndex(states, (state, index) => index < end - 1 &&
        state.processes[process].run === 'running' &&
        states[index + 1].processes[process].run !== 'running');
    const sent = lastIndex(states, (state, index) => index < end &&
        world.machine.migrations.some(({ destination }, migration) => destination === process &&
            state.migrations[migration].stream === 'none' &&
            states[index + 1].migrations[migration].stream === 'sent'));
    const frozen = Math.max(stopped, sent);
    const writes = choices.flatMap((_, index) => (isWrite(states, index) ? [index] : []));
    const missed = writes.find((index) => index > frozen && processOfChoice(world, model, choices[index]) !== process);
    const writer = missed === undefined ? -1 : processOfChoice(world, model, choices[missed]);
    return {
        kind: 'old-memory',
        process: name,
        frozenStep: frozen < 0 ? null : frozen,
        writeStep: missed ?? null,
        writer: writer < 0 ? null : world.machine.processes[writer].name,
    };
}
const isWrite = (states, index) => states[index].guest[0].latest.some((value, sector) => states[index + 1].guest[0].latest[sector] !== value);
export function storyOfClearedFlag(scene) {
    const { world, model, choices, states } = scene;
    const end = states.length - 1;
    const layout = imageOf(world, 0);
    if (layout.header < 0 || layout.headerCode.radices[header.dirty] === 1)
        return null;
    const isSet = (code) => code !== null && fieldOf(layout.headerCode, code, header.dirty) === 1;
    const inMemory = (state, process) => isSet(contentAt(world, state, { kind: 'header', process, image: 0 }));
    const inFile = (state, process) => isSet(afterWriteBack(world, state, world.machine.processes[process].view)(layout.header));
    const process = states[end].processes.findIndex(({ run, inactive }, index) => run === 'running' && !inactive && inMemory(states[end], index) && !inFile(states[end], index));
    if (process < 0)
        return null;
    const place = { kind: 'header', process, image: 0 };
    const cleared = lastIndex(states, (state, index) => index < end && inFile(state, process));
    const by = cleared < 0 ? -1 : processOfChoice(world, model, choices[cleared]);
    return {
        kind: 'cleared-flag',
        process: world.machine.processes[process].name,
        flag: layout.format === 'qed' ? 'NEED_CHECK' : 'the dirty bit',
        setStep: madeSince(scene, place, end, (index) => inMemory(states[index], process)),
        clearedStep: cleared < 0 ? null : cleared,
        by: by < 0 ? null : world.machine.processes[by].name,
        copy: by < 0 || by === process ? null : headerOf(scene, by, cleared),
    };
}
/** The header that a process has in memory, when the file has had another one since. */
function headerOf(scene, process, at) {
    const { world, states } = scene;
    const place = { kind: 'header', process, image: 0 };
    const says = contentAt(world, states[at], place);
    if (says === null)
        return null;
    const { header: sector } = imageOf(world, 0);
    const madeStep = madeSince(scene, place, at, (index) => contentAt(world, states[index], place) === says);
    const { view } = world.machine.processes[process];
    const changed = lastIndex(states, (state, index) => index < at &&
        state.media[world.views[view].medium].data[sector] !==
            states[index + 1].media[world.views[view].medium].data[sector]);
    return {
        place: placeText(world, place),
        says: 'the header as it was',
        madeStep,
        from: [],
        missedStep: madeStep !== null && changed > madeStep ? changed : null,
        lostStep: null,
        truth: 'a newer header',
        newestIn: [],
        passed: passedSteps(scene, place, madeStep, at),
        at: place,
    };
}
