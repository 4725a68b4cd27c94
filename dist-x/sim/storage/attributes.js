/**
 * Attribute-validated caching, as the Linux NFS client does it (and FUSE with timeouts): cached pages are believed
 * for as long as cached attributes are, and are dropped when fresh attributes show that someone else wrote.
 */
import { clientIsDirty } from "./client-cache.js";
import { headIsCurrent, mediumOf } from "./medium.js";
import { applies } from "./world.js";
/** GETATTR (or the attributes in an OPEN reply): the client learns size and change attribute. */
export function fetchAttributes(world, state, view) {
    const cached = state.views[view];
    cached.attributesFresh = true;
    cached.accessTimeStale = false;
    // A lagging head answers with the attributes it knows.
    if (headIsCurrent(world, state, view))
        noticeAttributes(world, state, view);
}
/** Compares attributes that came with a reply to the cached ones. */
export function noticeAttributes(world, state, view) {
    const cached = state.views[view];
    adoptSize(world, state, view);
    if (!cached.behind)
        return;
    cached.behind = false;
    if (!holdsPages(cached))
        return;
    if (world.features.nfs !== null &&
        hasBufferedWriter(world, state, view) &&
        applies(world, 'nfs.local-writers-defer-invalidation')) {
        cached.deferred = true;
    }
    else {
        cached.invalid = true;
    }
}
/** The reply to this client's own WRITE carries attributes too. */
export function noticeOwnWrite(world, state, view) {
    const { nfs } = world.features;
    if (nfs === null)
        return;
    const cached = state.views[view];
    if (nfs.version === '3') {
        // Weak cache consistency data holds the attributes from before the write: someone else's write shows.
        noticeAttributes(world, state, view);
        cached.attributesFresh = true;
        return;
    }
    if (cached.behind && applies(world, 'nfs4.own-write-hides-change'))
        cached.behind = false;
    adoptSize(world, state, view);
}
/** The reply to READ: NFSv3 always sends attributes, the Linux NFSv4 client does not ask for them. */
export function noticeReadReply(world, state, view) {
    const { nfs } = world.features;
    if (nfs === null)
        return;
    const cached = state.views[view];
    if (nfs.version === '3') {
        if (headIsCurrent(world, state, view) && applies(world, 'nfs3.read-reply-carries-attributes')) {
            noticeAttributes(world, state, view);
            cached.attributesFresh = true;
        }
        return;
    }
    if (applies(world, 'nfs4.read-reply-has-no-attributes'))
        cached.accessTimeStale = true;
}
/** Would a buffered read ask the server for attributes first? */
export function mustRevalidate(world, state, view) {
    if (world.features.validity !== 'attributes')
        return false;
    const cached = state.views[view];
    if (cached.delegation !== 'none' && applies(world, 'nfs4.delegation-is-trusted'))
        return false;
    if (world.features.nfs?.attributeCache === false && applies(world, 'nfs.noac-asks-every-time'))
        return true;
    return !(cached.attributesFresh && applies(world, 'nfs.attribute-cache'));
}
/** A local descriptor is open for writing, and the file was last used through the page cache (nfs_file_has_buffered_writers). */
export function hasBufferedWriter(world, state, view) {
    if (state.views[view].directMode)
        return false;
    return world.views[view].handles.some((handle) => {
        return state.handles[handle].open && world.handles[handle].access === 'read-write';
    });
}
export const holdsPages = (view) => view.pages.some(({ status }) => status !== 'absent');
/** A file never shrinks under data that is still to be written (nfs_size_need_update). */
function adoptSize(world, state, view) {
    const cached = state.views[view];
    const { size } = mediumOf(world, state, view);
    const unsent = cached.pages.some(({ status }) => status === 'dirty') || clientIsDirty(state, view);
    if (size > cached.size || !unsent)
        cached.size = size;
}
