/**
 * CephFS capabilities: the metadata server lets a client cache and buffer a file until clients that write and
 * clients that read have it open together; then everybody does I/O synchronously. `cacheRights[0]` of a view holds
 * what it may do: `shared` may cache reads, `exclusive` may also buffer writes, `unlocked` may do neither.
 */
import { dropPage, writeBackPage } from "./page-cache.js";
import { applies } from "./world.js";
/** May this view use its page cache now? */
export function mayCache(world, state, view) {
    if (world.features.validity !== 'capabilities')
        return true;
    if (state.views[view].cacheRights[0] !== 'unlocked')
        return true;
    if (world.features.lazyIo && applies(world, 'cephfs.lazy-io-keeps-cache'))
        return true;
    return !applies(world, 'cephfs.shared-writing-is-synchronous');
}
/** Issues and revokes capabilities after an open or close changed who has the file open. */
export function reissue(world, state) {
    const wanted = capabilitiesFor(world, state);
    for (let view = 0; view < world.views.length; view++) {
        const cached = state.views[view];
        const before = cached.cacheRights[0];
        const after = wanted[view];
        if (rank(after) < rank(before) && !world.features.lazyIo)
            revoke(world, state, view, after);
        cached.cacheRights[0] = after;
    }
}
/** A view that would have to give capabilities up and whose host cannot be asked; null when there is none. */
export function deadCapabilityHolder(world, state, opener, writes) {
    if (world.features.validity !== 'capabilities')
        return null;
    for (let view = 0; view < world.views.length; view++) {
        const { up, connected } = state.hosts[world.views[view].host];
        const held = state.views[view].cacheRights[0];
        const conflicts = held === 'exclusive' || (held === 'shared' && writes);
        if (view === opener || (up && connected) || !conflicts)
            continue;
        return world.views[view].host;
    }
    return null;
}
function capabilitiesFor(world, state) {
    const opened = world.views.map((view) => view.handles.filter((handle) => state.handles[handle].open));
    const readers = opened.filter((handles) => handles.length > 0).length;
    const writing = opened.map((handles) => handles.some((handle) => world.handles[handle].access === 'read-write'));
    const writers = writing.filter(Boolean).length;
    return world.views.map((_, view) => {
        const held = state.views[view].cacheRights[0];
        if (writers > 0 && readers > 1)
            return 'unlocked';
        if (opened[view].length > 0)
            return writing[view] ? 'exclusive' : 'shared';
        // Not open here: a client keeps what it was given until somebody else wants something that conflicts.
        if (writers > 0)
            return 'unlocked';
        return readers > 0 && held === 'exclusive' ? 'shared' : held;
    });
}
function revoke(world, state, view, left) {
    for (let page = 0; page < world.pages.length; page++) {
        const entry = state.views[view].pages[page];
        if (entry.status === 'dirty' && applies(world, 'cephfs.revocation-writes-back'))
            writeBackPage(world, state, view, page);
        if (left === 'unlocked' && entry.status !== 'absent' && applies(world, 'cephfs.revocation-drops-pages'))
            dropPage(world, state, view, page);
    }
}
const rank = (capability) => (capability === 'exclusive' ? 2 : capability === 'shared' ? 1 : 0);
