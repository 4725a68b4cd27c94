/** Violations that begin with one old copy: a stale read, a mapping that is not the last one, a size. */
import { copierOf, lastIndex } from "../storage/run.js";
import { valueText } from "./contents.js";
import { storyOfAnswer } from "./copy-story.js";
import { guestAccess, processOfChoice, resultOfRead } from "./guest-access.js";
import { lookUpPath } from "./look-up.js";
import { placeText } from "./places.js";
import { copyBehindSharing } from "./story-of-clusters.js";
import { firstWrong, truthOf } from "./truth.js";
import { plain } from "./variant.js";
/** The read or write of the last step, also where it was sent before. */
export function lastAccess({ world, model, choices, states }) {
    const choice = choices.at(-1);
    const access = guestAccess(world, model, choice);
    if (access !== null && world.machine.setup.workload?.inFlight !== true)
        return access;
    const { request } = states.at(-2).guest[0];
    if (request.status === 'none')
        return access;
    return { process: processOfChoice(world, model, choice), guestSector: request.sector, kind: 'write', variant: plain };
}
export function storyOfStaleRead(scene) {
    const { world, model, choices, states } = scene;
    const access = lastAccess(scene);
    if (access === null || access.kind !== 'read')
        return null;
    const { process, guestSector } = access;
    const at = states.length - 2;
    const before = states[at];
    const { value } = resultOfRead(world, model, before, access);
    const copy = choices.length === 0 ? null : copyBehind(scene, access, at);
    return {
        kind: 'stale-read',
        process: world.machine.processes[process].name,
        sector: sectorName(world, guestSector),
        value: valueText(world, value),
        latest: valueText(world, before.guest[0].latest[guestSector]),
        writeStep: writeStepOf(scene, guestSector, at),
        copy,
        other: copy?.missedStep === null ? otherData(scene, guestSector, value) : null,
    };
}
/** The last write of this value to another sector, when both lie in one cluster. */
function otherData(scene, guestSector, value) {
    const { world, states } = scene;
    const home = states.at(-1).guest[0].home[guestSector] ?? 0;
    if (home === 0)
        return null;
    const step = lastIndex(states, (state, index) => index + 1 < states.length && otherWritten(state, states[index + 1], value) >= 0);
    if (step < 0)
        return null;
    const other = otherWritten(states[step], states[step + 1], value);
    if (other === guestSector || states[step + 1].guest[0].home[other] !== home)
        return null;
    return {
        sector: sectorName(world, other),
        writeStep: step,
        because: copyBehindSharing(scene, home - 1, [guestSector, other]),
    };
}
const otherWritten = (before, after, value) => after.guest[0].latest.findIndex((now, sector) => now === value && before.guest[0].latest[sector] !== value);
export function storyOfStaleMapping(scene) {
    const access = lastAccess(scene);
    if (access === null)
        return null;
    const { world, states } = scene;
    return {
        kind: 'stale-mapping',
        process: world.machine.processes[access.process].name,
        sector: sectorName(world, access.guestSector),
        access: access.kind,
        copy: copyBehind(scene, access, states.length - 2),
    };
}
/** The first copy on the way to the data that is not true. */
export function copyBehind(scene, { process, guestSector, variant }, at) {
    const { world, model, states } = scene;
    const truth = truthOf(scene, guestSector);
    const path = lookUpPath(world, copierOf(model)(states[at]), process, guestSector, variant);
    const wrong = firstWrong(path, truth[at]);
    return wrong === undefined ? null : storyOfAnswer(scene, guestSector, wrong, truth, at);
}
/** Where the data of a read came from, for a read that is the last choice of the scene. */
export function originOfRead(scene) {
    const { world, model, choices, states } = scene;
    const access = guestAccess(world, model, choices.at(-1));
    if (access?.kind !== 'read')
        return null;
    const at = states.length - 2;
    const { process, guestSector, variant } = access;
    const copy = copyBehind(scene, access, at);
    const base = { sector: sectorName(world, guestSector), missedWriteStep: writeStepOf(scene, guestSector, at) };
    if (copy !== null)
        return { ...base, place: copy.place, copyMadeStep: copy.madeStep, newestIn: copy.newestIn };
    const last = lookUpPath(world, copierOf(model)(states[at]), process, guestSector, variant).at(-1);
    return last === undefined ? null : { ...base, place: placeText(world, last.place), copyMadeStep: null, newestIn: [] };
}
/** The step in which the last write to a guest sector was acknowledged. */
export function writeStepOf({ states }, guestSector, at) {
    const { latest } = states[at].guest[0];
    const step = lastIndex(states, (state, index) => index < at && state.guest[0].latest[guestSector] !== latest[guestSector]);
    return step < 0 ? null : step;
}
export const sectorName = (world, guestSector) => world.machine.setup.guestSectors[guestSector].name;
