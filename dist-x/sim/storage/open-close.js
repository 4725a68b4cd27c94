/** open() and close(): where NFS checks, block devices forget, CephFS reissues capabilities and delegations move. */
import { fetchAttributes, holdsPages } from "./attributes.js";
import { unlock } from "./byte-locks.js";
import { reissue } from "./capabilities.js";
import { clientIsDirty, dropClient, flushClient } from "./client-cache.js";
import { syncHead } from "./medium.js";
import { dropAll, hasUnsent, syncView, writeBackAll } from "./page-cache.js";
import { applies } from "./world.js";
export function open(world, state, handle, grants) {
    const { view, access } = world.handles[handle];
    const cached = state.views[view];
    if (world.features.nfs !== null &&
        cached.deferred &&
        !isOpen(world, state, view) &&
        applies(world, 'nfs.first-open-invalidates-deferred')) {
        cached.deferred = false;
        if (holdsPages(cached))
            cached.invalid = true;
    }
    if (world.features.nfs !== null)
        recall(world, state, view, access === 'read-write');
    // Attributes arrive before the new descriptor counts as a writer.
    if (world.features.validity === 'attributes')
        checkAtOpen(world, state, view);
    state.handles[handle].open = true;
    if (world.features.validity === 'capabilities')
        reissue(world, state);
    if (grants && mayGrant(world, state, handle) && applies(world, 'nfs4.delegation-is-granted')) {
        cached.delegation = access === 'read-write' ? 'write' : 'read';
    }
}
export function close(world, state, handle) {
    const { view, access } = world.handles[handle];
    const cached = state.views[view];
    unlock(world, state, handle);
    const keepsDirty = cached.delegation === 'write' && applies(world, 'nfs4.write-delegation-keeps-dirty-pages');
    if (world.features.nfs !== null && access === 'read-write' && !keepsDirty && applies(world, 'nfs.close-flushes'))
        syncView(world, state, view);
    state.handles[handle].open = false;
    if (world.features.validity === 'capabilities')
        reissue(world, state);
    if (isOpen(world, state, view)) {
        if (world.features.pageCache === 'block' && applies(world, 'block.other-opener-keeps-pages'))
            return;
    }
    else if (world.features.pageCache === 'none')
        closeImage(world, state, view);
    if (world.features.pageCache === 'block')
        lastClose(world, state, view);
}
/** close() that failed for want of a path: the descriptor is gone all the same, and so are the pages of a device. */
export function abandon(world, state, handle) {
    const { view } = world.handles[handle];
    state.handles[handle].open = false;
    // A lock kept elsewhere stays there: nobody could tell its keeper.
    if (world.features.byteLocks === 'host')
        state.handles[handle].locked = false;
    if (world.features.pageCache !== 'block' || isOpen(world, state, view))
        return;
    if (!state.views[view].pages.some(({ vma }) => vma) && applies(world, 'block.last-close-drops-pages'))
        dropAll(world, state, view);
}
/** Does close() have anything to send, so that it needs the storage? */
export function closeSends(world, state, handle) {
    const { view, access } = world.handles[handle];
    if (state.handles[handle].locked && world.features.byteLocks === 'cluster')
        return true;
    if (world.features.nfs !== null)
        return access === 'read-write' && hasUnsent(state, view);
    if (world.features.pageCache === 'none')
        return clientIsDirty(state, view);
    return world.features.pageCache === 'block' && hasUnsent(state, view);
}
/** NFSv4: a conflicting open makes the server call delegations back; the holder flushes first. */
function recall(world, state, opener, writes) {
    for (let view = 0; view < world.views.length; view++) {
        const { delegation } = state.views[view];
        if (view === opener || delegation === 'none' || (delegation === 'read' && !writes))
            continue;
        if (!applies(world, 'nfs4.conflicting-open-recalls'))
            continue;
        const { up, connected } = state.hosts[world.views[view].host];
        if (up && connected)
            syncView(world, state, view);
        state.views[view].delegation = 'none';
    }
}
function mayGrant(world, state, handle) {
    const { view, access } = world.handles[handle];
    return world.handles.every(({ view: other, access: theirs }, index) => {
        if (other === view || !state.handles[index].open)
            return true;
        return access === 'read-only' && theirs === 'read-only';
    });
}
function checkAtOpen(world, state, view) {
    const cached = state.views[view];
    const { nfs } = world.features;
    if (nfs?.server === 'protocol' && applies(world, 'nfs-server.open-sees-what-was-closed'))
        syncHead(world, state, view);
    if (cached.delegation !== 'none')
        return;
    if (nfs !== null) {
        const skips = !nfs.closeToOpen && cached.attributesFresh;
        if (!skips && applies(world, 'nfs.open-revalidates'))
            fetchAttributes(world, state, view);
        return;
    }
    // FUSE without FOPEN_KEEP_CACHE throws the pages of the file away at every open, whatever the attributes say.
    if (applies(world, 'gluster.open-drops-pages'))
        dropAll(world, state, view);
}
/** The last close of a block device syncs it and throws its pages away; a mapping counts as an opener. */
function lastClose(world, state, view) {
    if (state.views[view].pages.some(({ vma }) => vma) && applies(world, 'block.mapping-keeps-pages'))
        return;
    if (!applies(world, 'block.last-close-drops-pages'))
        return;
    // Written, not flushed: no cache of the target is emptied.
    writeBackAll(world, state, view);
    dropAll(world, state, view);
}
function closeImage(world, state, view) {
    if (applies(world, 'rbd.close-flushes'))
        flushClient(world, state, view);
    dropClient(state, view);
    if (state.writeOwner === view + 1)
        state.writeOwner = 0;
}
export function isOpen(world, state, view) {
    return world.views[view].handles.some((handle) => state.handles[handle].open);
}
