/** Everything chance may decide within an action of a process, and when such a decision can matter. */
import { readAheadLimit } from "../storage/input-output.js";
import { processOf } from "./file.js";
import { cachedOf, imageOf } from "./tables-in-file.js";
import { plain } from "./variant.js";
/** What chance has no part in. */
export const certain = (process) => ({
    process,
    guestSector: -1,
    readsTables: false,
    readsData: false,
    flushes: false,
    loads: false,
});
export const chanceOfRead = (process, guestSector) => ({
    ...certain(process),
    guestSector,
    readsTables: true,
    readsData: true,
});
/** A write reads data too, where the rest of its page or cluster has to come from somewhere. */
export function chanceOfWrite(world, process, guestSector) {
    const { images, setup } = world.machine;
    const sharesPage = images.some(({ places, pool }) => {
        const { sector, offset } = places[guestSector];
        const used = sector >= 0 ? [sector] : pool.map((cluster) => cluster[offset]);
        return used.some((one) => world.pages[world.sectors[one].page].sectors.length > 1);
    });
    const copies = images.length > 1 || setup.images.some(({ snapshots }) => snapshots);
    return { ...certain(process), guestSector, readsTables: true, readsData: sharesPage || copies };
}
/** Requests that complete on their way, and parked ones that are sent again, go through the tables like any other. */
export const chanceOfRequest = (world, process) => ({
    ...certain(process),
    readsTables: sendsRequests(world) || world.machine.setup.processes.some(({ stopsOnError }) => stopsOnError),
});
/** Can a request be in flight while something else happens? */
export const sendsRequests = (world) => world.machine.setup.workload?.inFlight === true ||
    world.litmus.steps.some(({ operation }) => operation.kind === 'vm-submit');
export function variantsFor(world, chance) {
    const { setup } = processOf(world, chance.process);
    const buffered = (!setup.cache.direct || chance.byHost === true) && world.features.pageCache !== 'none';
    const cached = !world.quiet && (buffered || world.features.clientCache !== null);
    const hasTables = world.machine.images.some(({ header }) => header >= 0);
    const tables = cached && chance.readsTables && hasTables ? [false, true] : [false];
    const data = cached && chance.readsData ? [false, true] : [false];
    const ahead = cached && chance.readsData && canReadAhead(world, chance) ? [false, true] : [false];
    const variants = tables.flatMap((evictsTables) => data.flatMap((evictsData) => ahead.map((readsAhead) => ({
        ...plain,
        evictsTables,
        evictsData,
        readsAhead,
        label: labelOf(evictsTables, evictsData, readsAhead),
    }))));
    const host = setup.name;
    const mayFail = (chance.flushes && (world.litmus.faults.flushError[host] ?? 0) > 0) ||
        (chance.loads && world.machine.setup.faults.loadFailure > 0);
    return mayFail ? [...variants, { ...plain, fails: true, label: 'failing' }] : variants;
}
function labelOf(tables, data, ahead) {
    const dropped = [...(tables ? ['tables'] : []), ...(data ? ['data'] : [])];
    return [
        ...(dropped.length > 0 ? [`pages of ${dropped.join(' and ')} dropped before`] : []),
        ...(ahead ? ['reading ahead'] : []),
    ].join(', ');
}
/** Only raw images and the start of a file have named pages close enough behind one another. */
function canReadAhead(world, { process, guestSector }) {
    const { main, setup } = processOf(world, process);
    if (setup.cache.direct || world.features.pageCache === 'none')
        return false;
    const layout = imageOf(world, 0);
    // Without a guest sector it is the start of the disk that is read.
    const read = guestSector < 0 ? world.machine.geometrySector : guestSector;
    const candidates = layout.header >= 0 ? [layout.header] : read < 0 ? [] : [layout.places[read].sector];
    return candidates.some((sector) => {
        const step = main.read[sector];
        const { number } = world.pages[world.sectors[sector].page];
        const limit = readAheadLimit(world, step);
        return world.pages.some((page) => page.number > number && page.number <= number + limit);
    });
}
/** Leaves out decisions that change nothing in this state. */
export function mayVary(world, state, chance, variant) {
    const { view, host } = processOf(world, chance.process);
    if (variant.fails)
        return chance.loads ? state.machineBudget.loadFailure > 0 : state.budget.flushError[host] > 0;
    if (variant.evictsData && !holdsCleanData(world, state, view, chance))
        return false;
    return !variant.evictsTables || (tablesAreRead(world, state, chance) && holdsCleanTable(world, state, view));
}
/** Is there a copy that may be dropped? */
function isClean({ sectors, enabled }, state, view, sector) {
    const own = state.views[view];
    return ((own.pages[sectors[sector].page]?.status === 'clean' && enabled['page-cache.spontaneous-eviction']) ||
        (own.client[sector]?.status === 'clean' && enabled['client-cache.spontaneous-eviction']));
}
function holdsCleanData(world, state, view, { guestSector }) {
    for (const { header, pool, places } of world.machine.images) {
        if (header < 0) {
            for (const [sector, place] of places.entries())
                if ((guestSector < 0 || sector === guestSector) && isClean(world, state, view, place.sector))
                    return true;
        }
        else {
            const offset = guestSector < 0 ? 0 : places[guestSector].offset;
            for (const cluster of pool)
                if (isClean(world, state, view, cluster[offset]))
                    return true;
        }
    }
    return false;
}
function holdsCleanTable(world, state, view) {
    for (const { header, l1, refcounts, pool } of world.machine.images) {
        if (header < 0)
            continue;
        if (isClean(world, state, view, header) || isClean(world, state, view, l1))
            return true;
        if (refcounts >= 0 && isClean(world, state, view, refcounts))
            return true;
        for (const cluster of pool)
            if (isClean(world, state, view, cluster[0]))
                return true;
    }
    return false;
}
/** A guest read or write touches tables in the file only when they are not in memory yet. */
function tablesAreRead(world, state, { process, guestSector }) {
    if (guestSector < 0)
        return true;
    for (const [image, { header, places }] of world.machine.images.entries()) {
        if (header < 0)
            continue;
        const cached = cachedOf(state, process, image);
        if (cached.l2[places[guestSector].l1Index].status === 'absent' || cached.refcounts.status === 'absent')
            return true;
    }
    return false;
}
/** A failure that was drawn is used up. */
export function spend(world, state, chance, variant) {
    if (!variant.fails)
        return;
    const { host } = processOf(world, chance.process);
    if (chance.loads)
        state.machineBudget.loadFailure -= 1;
    else
        state.budget.flushError[host] = state.budget.flushError[host] - 1;
}
