/** Byte-range locks (fcntl OFD locks), as QEMU takes them on image files, and what they do to an NFS client's cache. */
import { holdsPages } from "./attributes.js";
import { syncView } from "./page-cache.js";
import { applies } from "./world.js";
/** F_OFD_SETLK with F_WRLCK. @returns false for EAGAIN */
export function lock(world, state, handle) {
    const { view } = world.handles[handle];
    const coheres = world.features.nfs !== null && applies(world, 'nfs.lock-is-a-coherence-point');
    // Flushed before asking, so also when the lock is refused.
    if (coheres)
        syncView(world, state, view);
    if (world.handles.some((_, other) => other !== handle && state.handles[other].locked && sees(world, handle, other)))
        return false;
    state.handles[handle].locked = true;
    if (coheres) {
        const cached = state.views[view];
        cached.attributesFresh = false;
        if (holdsPages(cached))
            cached.invalid = true;
    }
    return true;
}
/** F_UNLCK, also on close. */
export function unlock(world, state, handle) {
    if (!state.handles[handle].locked)
        return;
    state.handles[handle].locked = false;
    if (world.features.nfs !== null && applies(world, 'nfs.unlock-writes-back'))
        syncView(world, state, world.handles[handle].view);
}
/** After a server restart a client that cannot reclaim its locks has lost them. */
export function reclaimLocks(world, state) {
    for (const [index, { view }] of world.handles.entries()) {
        const { up, connected } = state.hosts[world.views[view].host];
        if (!state.handles[index].locked || (up && connected))
            continue;
        if (applies(world, 'nfs-server.unreclaimed-locks-are-lost'))
            state.handles[index].locked = false;
    }
}
/** Does a lock through one handle stand in the way of the other? */
function sees(world, one, other) {
    const [a, b] = [world.handles[one].view, world.handles[other].view];
    if (world.features.byteLocks === 'host' && applies(world, 'locks.stay-on-their-host'))
        return a === b;
    return world.views[a].medium === world.views[b].medium;
}
