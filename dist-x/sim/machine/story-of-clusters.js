/** What `qemu-img check` would not pass: a cluster used twice, or used and counted as free. */
import { lastIndex } from "../storage/run.js";
import { clusterText } from "./contents.js";
import { madeSince } from "./copy-story.js";
import { FAILED } from "./file.js";
import { processOfChoice } from "./guest-access.js";
import { mappingOf, onStorage } from "./image-check.js";
import { passedSteps } from "./passed-steps.js";
import { contentAt, isDirty, placeText } from "./places.js";
import { digitOf } from "./tables.js";
import { cachedOf, entryAt, imageOf, refcountsCodeOf, refcountsSector } from "./tables-in-file.js";
export function storyOfClusters(scene) {
    const { world, states } = scene;
    const layout = imageOf(world, 0);
    if (layout.header < 0)
        return null;
    const end = states.length - 1;
    const { view } = world.machine.processes[0];
    const contents = onStorage(world, states[end], view);
    const { users, broken } = usersOf(world, contents);
    if (broken >= 0)
        return brokenTable(scene, broken);
    const twice = users.findIndex((list) => list.length > 1);
    if (twice >= 0)
        return crossLinked(scene, twice, users[twice]);
    if (layout.format !== 'qcow2')
        return null;
    const refcounts = refcountsOn(world, contents);
    const uncounted = users.findIndex((list, cluster) => list.length > 0 && (refcounts === FAILED || digitOf(refcounts, layout.refcountRadix, cluster) === 0));
    if (uncounted < 0)
        return null;
    const counts = (state) => {
        const code = refcountsOn(world, onStorage(world, state, view));
        return code !== FAILED && digitOf(code, layout.refcountRadix, uncounted) > 0;
    };
    const forgotten = lastIndex(states, (state, index) => index < end && counts(state));
    return {
        kind: 'uncounted',
        cluster: clusterText(0, uncounted),
        taking: takingOf(scene, uncounted, users[uncounted][0]),
        forgottenStep: forgotten < 0 ? null : forgotten,
    };
}
function refcountsOn(world, contents) {
    const layout = imageOf(world, 0);
    const code = contents(layout.header);
    return refcountsCodeOf(layout, code, contents(refcountsSector(layout, code)));
}
/** Who uses each cluster, by the tables on the storage; `broken`: a table that is none. */
function usersOf(world, contents) {
    const layout = imageOf(world, 0);
    const mapping = mappingOf(layout, contents);
    const users = layout.pool.map(() => []);
    for (let l1Index = 0; l1Index < layout.l1Entries; l1Index++) {
        const table = entryAt(layout, mapping.l1, l1Index);
        if (table.cluster < 0)
            continue;
        if (!table.shared)
            users[table.cluster].push({ name: 'an L2 table', l1Index, slot: -1 });
        const code = mapping.l2(l1Index);
        if (code === FAILED)
            return { users, broken: table.cluster };
        for (let slot = 0; slot < layout.slots; slot++) {
            const { cluster, shared } = entryAt(layout, code, slot);
            if (cluster >= 0 && !shared)
                users[cluster].push({ name: slotName(world, l1Index, slot), l1Index, slot });
        }
    }
    return { users, broken: -1 };
}
function slotName(world, l1Index, slot) {
    const { places } = imageOf(world, 0);
    const sector = places.findIndex((place) => place.l1Index === l1Index && place.slot === slot);
    return world.machine.setup.guestSectors[sector]?.name ?? `slot ${slot}`;
}
function crossLinked(scene, cluster, users) {
    const takings = users
        .map((user) => takingOf(scene, cluster, user))
        .sort((one, other) => (one.step ?? -1) - (other.step ?? -1));
    return {
        kind: 'cross-linked',
        cluster: clusterText(0, cluster),
        takings,
        copy: copyOfTaking(scene, cluster, takings),
    };
}
/** The first step in which any table, in memory or on the storage, gives the cluster to this user. */
function takingOf({ world, model, choices, states }, cluster, { name, l1Index, slot }) {
    const layout = imageOf(world, 0);
    const { view } = world.machine.processes[0];
    const isTaken = (state) => {
        const mapping = mappingOf(layout, onStorage(world, state, view));
        const tables = [
            { l1: mapping.l1, l2: () => mapping.l2(l1Index) },
            ...state.processes.flatMap((_, process) => {
                const { loaded, l1, l2 } = cachedOf(state, process, 0);
                return loaded ? [{ l1, l2: () => (l2[l1Index].status === 'absent' ? FAILED : l2[l1Index].code) }] : [];
            }),
        ];
        return tables.some(({ l1, l2 }) => {
            if (slot < 0)
                return entryAt(layout, l1, l1Index).cluster === cluster;
            if (entryAt(layout, l1, l1Index).cluster < 0)
                return false;
            const code = l2();
            return code !== FAILED && entryAt(layout, code, slot).cluster === cluster;
        });
    };
    const first = states.findIndex(isTaken);
    if (first <= 0)
        return { user: name, process: null, step: null };
    const process = processOfChoice(world, model, choices[first - 1]);
    return { user: name, process: process < 0 ? null : world.machine.processes[process].name, step: first - 1 };
}
/** The old copy by which the second of several guest sectors in one cluster got it. */
export function copyBehindSharing(scene, cluster, guestSectors) {
    const { places } = imageOf(scene.world, 0);
    const takings = guestSectors
        .map((sector) => {
        const { l1Index, slot } = places[sector];
        return { name: slotName(scene.world, l1Index, slot), l1Index, slot };
    })
        .map((user) => takingOf(scene, cluster, user))
        .sort((one, other) => (one.step ?? -1) - (other.step ?? -1));
    return copyOfTaking(scene, cluster, takings);
}
/** By what the last one took a cluster for free that was taken: refcounts, or (QED) the end of the file. */
function copyOfTaking(scene, cluster, takings) {
    const { world, states } = scene;
    const layout = imageOf(world, 0);
    const [first, last] = [takings.at(-2), takings.at(-1)];
    const at = last?.step ?? null;
    const process = world.machine.processes.findIndex(({ name }) => name === last?.process);
    if (at === null || process < 0 || states.length <= at + 1)
        return null;
    const missedStep = first?.step ?? null;
    if (layout.format === 'qed')
        return copyOfEnd(scene, process, cluster, at, missedStep);
    const { view } = world.machine.processes[process];
    const places = [
        { kind: 'refcounts', process, image: 0 },
        { kind: 'page-cache', view, sector: layout.refcounts },
        { kind: 'storage', medium: world.views[view].medium, sector: layout.refcounts },
    ];
    const place = places.find((one) => contentAt(world, states[at], one) !== null);
    const isFree = (content) => content !== null && digitOf(content, layout.refcountRadix, cluster) === 0;
    if (place === undefined || !isFree(contentAt(world, states[at], place)))
        return null;
    return freeCopy(scene, place, cluster, at, missedStep, (index) => isFree(contentAt(world, states[index], place)));
}
/** QED: the end of the file as a process has it, when that lies before a cluster which is in use. */
export function copyOfEnd(scene, process, cluster, at, missedStep = null) {
    const { world, states } = scene;
    if (imageOf(world, 0).format !== 'qed')
        return null;
    const place = { kind: 'end-of-file', process, image: 0 };
    const isBefore = (index) => {
        const content = contentAt(world, states[index], place);
        return content !== null && content <= cluster;
    };
    return isBefore(at) ? freeCopy(scene, place, cluster, at, missedStep, isBefore) : null;
}
function freeCopy(scene, place, cluster, at, missedStep, holds) {
    const { world, states } = scene;
    const madeStep = madeSince(scene, place, at, holds);
    const atEnd = place.kind === 'end-of-file';
    return {
        place: placeText(world, place),
        says: atEnd ? `the file ends before ${clusterText(0, cluster)}` : `${clusterText(0, cluster)} is free`,
        madeStep,
        from: [],
        missedStep,
        lostStep: null,
        truth: `${clusterText(0, cluster)} is in use`,
        newestIn: atEnd ? [] : countedIn(world, states[at], cluster),
        passed: passedSteps(scene, place, madeStep, at),
        at: place,
    };
}
function countedIn(world, state, cluster) {
    const { refcounts: sector, refcountRadix } = imageOf(world, 0);
    const places = [
        ...world.machine.processes.map((_, process) => ({ kind: 'refcounts', process, image: 0 })),
        ...world.views.map((_, view) => ({ kind: 'page-cache', view, sector })),
        { kind: 'storage', medium: 0, sector },
    ];
    return places
        .filter((place) => {
        const content = contentAt(world, state, place);
        return content !== null && digitOf(content, refcountRadix, cluster) > 0;
    })
        .map((place) => `${placeText(world, place)}${isDirty(world, state, place) ? ' (not written yet)' : ''}`);
}
function brokenTable(scene, cluster) {
    const { world, states } = scene;
    const { view } = world.machine.processes[0];
    const end = states.length - 1;
    const isBroken = (state) => usersOf(world, onStorage(world, state, view)).broken === cluster;
    const whole = lastIndex(states, (state, index) => index < end && !isBroken(state));
    return { kind: 'broken-table', cluster: clusterText(0, cluster), brokenStep: whole < 0 ? null : whole };
}
