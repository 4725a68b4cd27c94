/**
 * The cache on a host below its page cache: a cache device under a LUN (bcache), librbd's object cache, Gluster's
 * translators. It belongs to one host, so it is as blind to other hosts as a page cache is.
 */
import { mediumFlush, mediumRead, mediumWrite } from "./medium.js";
import { applies } from "./world.js";
/** A read that missed (or passed) the page cache. `direct`: it came from an O_DIRECT descriptor. */
export function lowerRead(world, state, view, sector, direct) {
    const cache = world.features.clientCache;
    if (cache === null)
        return mediumRead(world, state, view, sector);
    if (bypasses(world, direct)) {
        flushEntry(world, state, view, sector);
        return mediumRead(world, state, view, sector);
    }
    const entry = state.views[view].client[sector];
    if (cache.writes === 'around')
        flushEntry(world, state, view, sector);
    else if (entry.status !== 'absent' && applies(world, 'client-cache.hit'))
        return entry.data;
    const value = mediumRead(world, state, view, sector);
    if (cache.fillOnRead && entry.status === 'absent' && applies(world, 'client-cache.fill')) {
        entry.status = 'clean';
        entry.data = value;
    }
    return value;
}
/** A write that leaves the page cache. `stable`: it must be on stable storage when the caller returns. */
export function lowerWrite(world, state, view, sector, value, stable, direct) {
    const cache = world.features.clientCache;
    takeWriteLock(world, state, view);
    if (cache === null) {
        mediumWrite(world, state, view, sector, value, stable);
        return;
    }
    const entry = state.views[view].client[sector];
    if (bypasses(world, direct)) {
        forget(entry);
        mediumWrite(world, state, view, sector, value, stable);
        return;
    }
    if (cache.writes !== 'through' && applies(world, 'client-cache.write-back')) {
        entry.status = 'dirty';
        entry.data = value;
        return;
    }
    mediumWrite(world, state, view, sector, value, stable);
    if (!cache.fillOnRead)
        return;
    entry.status = 'clean';
    entry.data = value;
}
/** The flush at the end of fsync or of a synchronous write: through the client cache, then to the medium. */
export function lowerFlush(world, state, view) {
    const cache = world.features.clientCache;
    if (cache !== null && (cache.flushReachesTarget || !applies(world, 'client-cache.flush-ends-at-cache-device'))) {
        if (applies(world, 'client-cache.flush-writes-back'))
            flushClient(world, state, view);
    }
    mediumFlush(world, state, view);
}
export function flushClient(world, state, view) {
    for (let sector = 0; sector < state.views[view].client.length; sector++)
        flushEntry(world, state, view, sector);
}
export function dropClient(state, view) {
    for (const entry of state.views[view].client)
        forget(entry);
}
/** Writes one dirty entry to the medium; nothing for others. */
export function flushEntry(world, state, view, sector) {
    const entry = state.views[view].client[sector];
    if (entry.status !== 'dirty' || state.views[view].blocklisted)
        return;
    mediumWrite(world, state, view, sector, entry.data, false);
    if (world.features.clientCache.fillOnRead)
        entry.status = 'clean';
    else
        forget(entry);
}
export function forget(entry) {
    entry.status = 'absent';
    entry.data = 0;
}
/** RBD exclusive-lock: the writer becomes the owner, the old owner gives up what it cached. */
function takeWriteLock(world, state, view) {
    if (!world.features.exclusiveWriteLock || state.writeOwner === view + 1)
        return;
    const owner = state.writeOwner - 1;
    if (owner >= 0 && applies(world, 'rbd.write-lock-handover')) {
        const host = state.hosts[world.views[owner].host];
        if (host.up && host.connected) {
            flushClient(world, state, owner);
            dropClient(state, owner);
        }
        else if (applies(world, 'rbd.dead-owner-is-blocklisted'))
            state.views[owner].blocklisted = true;
    }
    state.writeOwner = view + 1;
}
function bypasses(world, direct) {
    return direct && world.features.clientCache.directBypasses && applies(world, 'client-cache.direct-io-bypasses');
}
export const clientIsDirty = (state, view) => state.views[view].client.some(({ status }) => status === 'dirty');
