/**
 * Caching under cluster locks (GFS2 glocks, OCFS2, GPFS tokens): a host caches what it holds a lock for, and has to
 * write back and drop it before another host gets a conflicting lock. Locks are kept until somebody wants them.
 */
import { dropPage, writeBackPage } from "./page-cache.js";
import { applies } from "./world.js";
/** Which lock an access takes; null where it takes none. */
export function lockFor(world, access, direct) {
    const lock = world.features.clusterLock;
    if (lock === null)
        return null;
    if (direct && access === 'write' && lock.directLock === 'none')
        return null;
    if (direct && lock.directLock === 'deferred')
        return applies(world, 'cluster-lock.direct-io-takes-deferred') ? 'deferred' : null;
    return access === 'read' ? 'shared' : 'exclusive';
}
/** Takes the lock that covers a sector, making conflicting holders give theirs up. */
export function acquire(world, state, view, sector, mode) {
    const unit = unitOf(world, sector);
    const locks = state.views[view].cacheRights;
    const held = locks[unit];
    if (held === mode || (held === 'exclusive' && mode === 'shared'))
        return;
    if (world.features.clusterLock.clusterWide) {
        for (let other = 0; other < world.views.length; other++) {
            if (other !== view && conflict(state.views[other].cacheRights[unit], mode))
                demote(world, state, other, unit, mode);
        }
    }
    if (held !== 'unlocked' && mode === 'deferred')
        release(world, state, view, unit, true);
    locks[unit] = mode;
}
/** The host whose conflicting lock stands in the way and who cannot be asked to give it up; null when nobody. */
export function deadHolder(world, state, view, sectors, mode) {
    if (world.features.clusterLock?.clusterWide !== true || !world.enabled['cluster-lock.dead-holder-blocks'])
        return null;
    for (const sector of sectors) {
        const unit = unitOf(world, sector);
        const held = state.views[view].cacheRights[unit];
        if (held === mode || (held === 'exclusive' && mode === 'shared'))
            continue;
        for (let other = 0; other < world.views.length; other++) {
            const { up, connected } = state.hosts[world.views[other].host];
            if (other === view || (up && connected) || !conflict(state.views[other].cacheRights[unit], mode))
                continue;
            if (applies(world, 'cluster-lock.dead-holder-blocks'))
                return world.views[other].host;
        }
    }
    return null;
}
/** Gives a lock up on request: dirty pages go to the disk first; cached ones go unless sharing is enough. */
function demote(world, state, view, unit, wanted) {
    const host = state.hosts[world.views[view].host];
    // Only reachable with the blocking rule switched off: nobody is there to write anything back.
    if (!host.up || !host.connected)
        return;
    const keepsSharing = wanted === 'shared' && state.views[view].cacheRights[unit] === 'exclusive';
    release(world, state, view, unit, !keepsSharing);
    state.views[view].cacheRights[unit] = keepsSharing ? 'shared' : 'unlocked';
}
function release(world, state, view, unit, drop) {
    for (let page = 0; page < world.pages.length; page++) {
        const entry = state.views[view].pages[page];
        if (entry.status === 'absent' || (world.features.clusterLock.granularity === 'page' && page !== unit))
            continue;
        if (entry.status === 'dirty' && applies(world, 'cluster-lock.demotion-writes-back'))
            writeBackPage(world, state, view, page);
        if (drop && applies(world, 'cluster-lock.demotion-drops-pages'))
            dropPage(world, state, view, page);
    }
}
function conflict(held, wanted) {
    return held !== 'unlocked' && !(held === wanted && wanted !== 'exclusive');
}
function unitOf(world, sector) {
    return world.features.clusterLock.granularity === 'page' ? world.sectors[sector].page : 0;
}
