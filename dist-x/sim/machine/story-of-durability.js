/** What a completed flush had promised, and a loss took back. */
import { lastIndex } from "../storage/run.js";
import { valueText } from "./contents.js";
import { whereabouts } from "./copy-story.js";
import { onStorage, valueIn } from "./image-check.js";
import { survives } from "./properties.js";
import { sectorName } from "./story-of-data.js";
import { truthOf } from "./truth.js";
export function storyOfDurability(scene) {
    const { world, states } = scene;
    const end = states.length - 1;
    const before = states[end - 1];
    if (before === undefined)
        return null;
    const after = states[end];
    const { latest, flushed } = before.guest[0];
    const contents = onStorage(world, after, world.machine.processes[0].view);
    const guestSector = latest.findIndex((value, sector) => !survives(world, after, sector, value) && valueIn(world, 0, sector, contents) < flushed[sector]);
    if (guestSector < 0)
        return null;
    const promised = flushed[guestSector];
    const flushStep = lastIndex(states, (state, index) => index < end - 1 && state.guest[0].flushed[guestSector] !== promised);
    const held = flushStep + 1;
    const truth = truthOf(scene, guestSector)[held];
    const writeStep = lastIndex(states, (state, index) => index < held && state.guest[0].latest[guestSector] !== promised);
    return {
        kind: 'durability',
        sector: sectorName(world, guestSector),
        promised: valueText(world, promised),
        left: valueText(world, valueIn(world, 0, guestSector, contents)),
        writeStep: writeStep < 0 ? null : writeStep,
        flushStep: flushStep < 0 ? null : flushStep,
        heldIn: truth.slice(-1).flatMap((answer) => heldIn(world, states[held], guestSector, answer)),
    };
}
/** A copy on the storage that a loss of power would take along says so. */
function heldIn(world, state, guestSector, answer) {
    const volatile = state.media.some(({ data, stable }) => stable.length > 0 && stable[answer.sector] !== data[answer.sector]);
    return whereabouts(world, state, guestSector, answer).map((place) => volatile && place === 'storage' ? 'storage, in memory that does not outlive a loss of power' : place);
}
