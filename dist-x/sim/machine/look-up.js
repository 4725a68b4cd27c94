/** How a process finds the data of a guest sector: which copy answers which question, down to the data. */
import { sizeSeen } from "../storage/input-output.js";
import { contains, mediumOf } from "../storage/medium.js";
import { recorded } from "../storage/run.js";
import { FAILED, fileRead } from "./file.js";
import { mappingOf, onStorage } from "./image-check.js";
import { answerOf, NO_TABLE } from "./places.js";
import { cachedOf, entryAt, imageOf } from "./tables-in-file.js";
/**
 * The answers that a process gets, in order; the last is about data, or that there is none.
 *
 * @param state  is changed as by a read: pass a copy
 */
export function lookUpPath(world, state, process, guestSector, variant) {
    const answers = [];
    for (let image = 0; image < world.machine.images.length; image++) {
        const layout = imageOf(world, image);
        const cached = cachedOf(state, process, image);
        const { l1Index, offset, sector } = layout.places[guestSector];
        const data = (at) => {
            const { place, content } = readThrough(world, state, process, at, 'data', variant);
            return [...answers, { question: { kind: 'data', image }, place, sector: at, says: content }];
        };
        if (layout.header < 0)
            return data(sector);
        const table = entryAt(layout, cached.l1, l1Index).cluster;
        answers.push({
            question: { kind: 'l1', image },
            place: { kind: 'l1', process, image },
            sector: layout.l1,
            says: table,
        });
        if (table < 0)
            continue;
        const mapping = readTable(world, state, process, image, l1Index, layout.pool[table][0], guestSector, variant);
        answers.push(mapping);
        if (mapping.says === NO_TABLE)
            return answers;
        if (mapping.says >= 0)
            return data(layout.pool[mapping.says][offset]);
    }
    return answers;
}
function readTable(world, state, process, image, l1Index, sector, guestSector, variant) {
    const question = { kind: 'l2', image };
    const { status, code } = cachedOf(state, process, image).l2[l1Index];
    if (status !== 'absent') {
        const place = { kind: 'l2', process, image, l1Index };
        return { question, place, sector, says: answerOf(world, question, guestSector, place, code) };
    }
    const { place, content } = readThrough(world, state, process, sector, 'table', variant);
    return { question, place, sector, says: answerOf(world, question, guestSector, place, content) };
}
/** The answers on the storage itself, as somebody without any copy would get them. */
export function storagePath(world, state, guestSector) {
    const { view } = world.machine.processes[0];
    const { medium } = world.views[view];
    const contents = onStorage(world, state, view);
    const at = (sector) => ({ kind: 'storage', medium, sector });
    const answers = [];
    for (const [image, layout] of world.machine.images.entries()) {
        const { l1Index, slot, offset, sector } = layout.places[guestSector];
        const data = (where) => [
            ...answers,
            { question: { kind: 'data', image }, place: at(where), sector: where, says: contents(where) },
        ];
        if (layout.header < 0)
            return data(sector);
        const mapping = mappingOf(layout, contents);
        const table = entryAt(layout, mapping.l1, l1Index).cluster;
        answers.push({ question: { kind: 'l1', image }, place: at(layout.l1), sector: layout.l1, says: table });
        if (table < 0)
            continue;
        const code = mapping.l2(l1Index);
        const cluster = code === FAILED ? NO_TABLE : entryAt(layout, code, slot).cluster;
        const tableSector = layout.pool[table][0];
        answers.push({ question: { kind: 'l2', image }, place: at(tableSector), sector: tableSector, says: cluster });
        if (cluster === NO_TABLE)
            return answers;
        if (cluster >= 0)
            return data(layout.pool[cluster][offset]);
    }
    return answers;
}
/** Reads a sector of the file, and says which copy it came from. Changes the state as the read does. */
export function readThrough(world, state, process, sector, holds, variant) {
    const { view } = world.machine.processes[process];
    const { result: content, rules } = recorded(world, () => fileRead(world, state, process, sector, holds, variant));
    const place = placeOfRead(world, process, view, sector, rules);
    // Behind the end as this host knows it, although the file or device is longer.
    const cutShort = place.kind === 'storage' &&
        !contains(world, sizeSeen(world, state, view), sector) &&
        contains(world, mediumOf(world, state, view).size, sector);
    return { content, place: cutShort ? { kind: 'host-size', view } : place };
}
/** The copy that answered a read, by the rules that took part in it. */
function placeOfRead(world, process, view, sector, rules) {
    if (rules.includes('block-layer.zeros-behind-known-length'))
        return { kind: 'file-size', process };
    if (rules.includes('page-cache.hit'))
        return { kind: 'page-cache', view, sector };
    if (rules.includes('nfs.past-known-end-is-zeros'))
        return { kind: 'host-size', view };
    if (rules.includes('client-cache.hit'))
        return { kind: 'client-cache', view, sector };
    if (rules.includes('nfs-server.heads-may-lag'))
        return { kind: 'head', view, sector };
    return { kind: 'storage', medium: world.views[view].medium, sector };
}
