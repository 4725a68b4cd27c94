import { applies } from "../storage/world.js";
import { FAILED, processOf } from "./file.js";
import { flushImage, imageSize, isInside, readImage, writeImage } from "./format.js";
import { cachedOf, entryAt, imageOf, loadL2 } from "./tables-in-file.js";
export const guestOf = (state) => state.guest[0];
/** The guest (or a tool) reads one sector through a process. */
export function guestRead(world, state, process, guestSector, variant) {
    const guest = guestOf(state);
    if (!isAccepted(world, state, process, guestSector))
        return refused(world, state, process, guestSector);
    noteStaleMapping(world, state, process, guestSector, variant);
    const value = readImage(world, state, process, 0, guestSector, variant);
    if (value === FAILED) {
        // The host's device may be smaller than both QEMU and the guest think.
        if (isLoaded(state, process) && isInTrueSize(world, state, guestSector))
            guest.event.staleSize ||= isBeyondHost(world, state, process, guestSector);
        return { value, old: false };
    }
    const old = value !== guest.latest[guestSector];
    if (old)
        guest.event.staleRead = true;
    return { value, old };
}
/** @returns false when the guest got an error, or its request was parked */
export function guestWrite(world, state, process, guestSector, value, variant) {
    const own = state.processes[process];
    const { setup } = processOf(world, process);
    if (own.inactive && applies(world, 'block-layer.inactive-images-refuse-writes'))
        return false;
    if (!isAccepted(world, state, process, guestSector)) {
        refused(world, state, process, guestSector);
        return false;
    }
    noteStaleMapping(world, state, process, guestSector, variant);
    const written = writeImage(world, state, process, 0, guestSector, value, variant);
    if (!written) {
        if (setup.stopsOnError && setup.program === 'qemu')
            park(state, process, guestSector, value);
        return false;
    }
    acknowledge(world, state, process, guestSector, value);
    if (setup.cache.writeback || !applies(world, 'device.without-write-cache-flushes-each-write'))
        return true;
    const flushed = flushImage(world, state, process, variant);
    if (flushed)
        guestOf(state).flushed[guestSector] = value;
    return flushed;
}
/** werror=stop: the guest stops, and the request travels with it until it is sent again. */
function park(state, process, guestSector, value) {
    const { request } = guestOf(state);
    request.status = 'parked';
    request.process = process;
    request.sector = guestSector;
    request.value = value;
    state.processes[process].run = 'io-error';
}
function acknowledge(world, state, process, guestSector, value) {
    const guest = guestOf(state);
    guest.latest[guestSector] = value;
    noteHome(world, state, process, guestSector);
    // The disk is newer now than what any other process knows of the guest's memory.
    for (const [other, its] of state.processes.entries())
        if (other !== process && its.memory === 'current')
            its.memory = 'old';
    for (const [index, { source }] of world.machine.migrations.entries())
        if (source === process && state.migrations[index].stream === 'sent')
            state.migrations[index].overtaken = true;
}
/** @returns false when the guest got an error */
export function guestFlush(world, state, process, variant) {
    const guest = guestOf(state);
    if (state.processes[process].inactive || !isLoaded(state, process))
        return false;
    if (!flushImage(world, state, process, variant))
        return false;
    for (const [sector, value] of guest.latest.entries())
        guest.flushed[sector] = value;
    return true;
}
/** A request that is in flight completes: it is performed and acknowledged. */
export function completeRequest(world, state, process, variant) {
    const { request } = guestOf(state);
    if (request.status === 'none' || request.process !== process)
        return;
    const { sector, value } = request;
    forgetRequest(state);
    guestWrite(world, state, process, sector, value, variant);
}
export function forgetRequest(state) {
    const { request } = guestOf(state);
    request.status = 'none';
    request.process = 0;
    request.sector = 0;
    request.value = 0;
}
/** Size of the disk by what the device tells the guest; index into `guestSizes`, -1 where there is none. */
export function deviceSizeOf(world, state, process) {
    const { setup } = processOf(world, process);
    const own = state.processes[process];
    const caches = setup.device !== 'virtio-blk' && applies(world, 'device.size-is-cached');
    return caches && own.deviceSize > 0 ? own.deviceSize - 1 : imageSize(world, state, process);
}
/** The device takes over the size of the image: when it is realised, and when the image is resized in this process. */
export function refreshDevice(world, state, process) {
    state.processes[process].deviceSize = imageSize(world, state, process) + 1;
}
/** A device that keeps a size of its own checks requests against it; the block layer checks them against the image. */
function isAccepted(world, state, process, guestSector) {
    if (!isInside(world, state, process, guestSector))
        return false;
    if (processOf(world, process).setup.program !== 'qemu')
        return true;
    const { guestSectors, guestSizes } = world.machine.setup;
    const { address, length } = guestSectors[guestSector];
    const size = deviceSizeOf(world, state, process);
    return size < 0 || address + length <= guestSizes[size];
}
function refused(world, state, process, guestSector) {
    if (isLoaded(state, process) && isInTrueSize(world, state, guestSector))
        guestOf(state).event.staleSize = true;
    return { value: FAILED, old: false };
}
const isLoaded = (state, process) => cachedOf(state, process, 0).loaded;
/** Does the guest's disk have this sector, as the guest was told? */
function isInTrueSize(world, state, guestSector) {
    const { setup } = world.machine;
    const { address, length } = setup.guestSectors[guestSector];
    return address + length <= setup.guestSizes[guestOf(state).size];
}
/** A device of which this host knows an old, smaller size. */
function isBeyondHost(world, state, process, guestSector) {
    const { sector } = imageOf(world, 0).places[guestSector];
    if (sector < 0 || world.features.size !== 'device')
        return false;
    const { address, length } = world.sectors[sector];
    return address + length > world.sizes[state.views[processOf(world, process).view].size];
}
/** Where the last write to a guest sector put its data, by the tables of the process that made it. */
function noteHome(world, state, process, guestSector) {
    const home = mappedTo(world, state, process, guestSector);
    if (home === UNKNOWN)
        return;
    const { places } = imageOf(world, 0);
    const { l1Index, slot } = places[guestSector];
    for (const [other, place] of places.entries())
        if (place.l1Index === l1Index && place.slot === slot)
            guestOf(state).home[other] = home + 1;
}
const UNKNOWN = -2;
/** Cluster by the tables in memory, -1 for none, `UNKNOWN` where the table is not in memory. */
function mappedTo(world, state, process, guestSector) {
    const layout = imageOf(world, 0);
    const cached = cachedOf(state, process, 0);
    if (layout.header < 0 || !cached.loaded)
        return UNKNOWN;
    const { l1Index, slot } = layout.places[guestSector];
    if (entryAt(layout, cached.l1, l1Index).cluster < 0)
        return -1;
    const table = cached.l2[l1Index];
    return table.status === 'absent' ? UNKNOWN : entryAt(layout, table.code, slot).cluster;
}
/**
 * The process is about to use tables that say something else than where the data was put. The table it needs is loaded
 * first, as the access itself would do.
 */
function noteStaleMapping(world, state, process, guestSector, variant) {
    const layout = imageOf(world, 0);
    const cached = cachedOf(state, process, 0);
    if (layout.header < 0 || !cached.loaded)
        return;
    const { l1Index } = layout.places[guestSector];
    if (entryAt(layout, cached.l1, l1Index).cluster >= 0)
        loadL2(world, state, process, 0, l1Index, variant);
    const mapped = mappedTo(world, state, process, guestSector);
    if (mapped !== UNKNOWN && mapped + 1 !== guestOf(state).home[guestSector])
        guestOf(state).event.staleMapping = true;
}
/** Reads sector 0 and keeps a geometry guessed from it and from the size; the device keeps the size. */
export function guessGeometry(world, state, process, variant) {
    const { machine } = world;
    const own = state.processes[process];
    refreshDevice(world, state, process);
    if (!applies(world, 'device.start-reads-sector-0'))
        return;
    const sector = machine.geometrySector;
    if (sector < 0) {
        touchFirstTable(world, state, process, variant);
        return;
    }
    const value = readImage(world, state, process, 0, sector, variant);
    const size = imageSize(world, state, process);
    if (value >= 0 && size >= 0)
        own.geometry = 1 + value * machine.setup.guestSizes.length + size;
}
/** Sector 0 has no name here, but reading it brings in the table that covers it. */
function touchFirstTable(world, state, process, variant) {
    const layout = imageOf(world, 0);
    const covered = layout.places.findIndex(({ l1Index }) => l1Index === 0);
    if (layout.header < 0 || covered < 0 || !isLoaded(state, process))
        return;
    // An L2 table of 64 KiB covers 512 MiB of the guest's disk.
    if (world.machine.setup.guestSectors[covered].address >= 2 ** 20)
        return;
    if (entryAt(layout, cachedOf(state, process, 0).l1, 0).cluster >= 0)
        loadL2(world, state, process, 0, 0, variant);
}
/** Does a program that reads the file itself find something else than the guest wrote last? Only a raw image can tell. */
export function isOldForGuest(world, state, sector, content) {
    const layout = imageOf(world, 0);
    if (layout.header >= 0)
        return false;
    const guestSector = layout.places.findIndex((place) => place.sector === sector);
    return guestSector >= 0 && content !== guestOf(state).latest[guestSector];
}
