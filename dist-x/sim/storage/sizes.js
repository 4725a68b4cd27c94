/** Sizes: what size a host reports, whom it asks for it, and how it changes. */
import { fetchAttributes, mustRevalidate } from "./attributes.js";
import { acquire, lockFor } from "./cluster-lock.js";
import { sizeSeen } from "./input-output.js";
import { contains, mediumOf } from "./medium.js";
import { dropPage, syncView, writeBackAll } from "./page-cache.js";
import { applies, holeOf, resultOfSize } from "./world.js";
/** lseek(SEEK_END) and fstat(): NFS answers from cached attributes unless something makes it ask. */
export function size(world, state, step) {
    const seen = querySize(world, state, step);
    if (step.register >= 0 && seen !== state.oracle.size)
        state.old[step.register] = true;
    return resultOfSize(world, seen);
}
/** The same as an index into `World.sizes`. */
export function querySize(world, state, step) {
    const { view } = step;
    if (step.operation.kind === 'fstat' && world.features.nfs !== null && applies(world, 'nfs.fstat-writes-back'))
        writeBackAll(world, state, view);
    if (world.features.validity === 'attributes' && asksForSize(world, state, step))
        fetchAttributes(world, state, view);
    const lock = lockFor(world, 'read', false);
    if (lock !== null)
        acquireAll(world, state, view, lock);
    return sizeSeen(world, state, view);
}
/** Would `size` or `fstat` send a GETATTR? */
export function asksForSize(world, state, step) {
    const direct = world.handles[step.handle].mode === 'direct';
    if (step.operation.kind === 'size' &&
        direct &&
        world.features.nfs !== null &&
        applies(world, 'nfs.seek-end-on-direct-asks'))
        return true;
    if (step.operation.kind === 'fstat' &&
        state.views[step.view].accessTimeStale &&
        applies(world, 'nfs4.fstat-after-read-asks'))
        return true;
    return mustRevalidate(world, state, step.view);
}
/** ftruncate(): the new size is on the server at once, other hosts learn of it in their own way. */
export function truncate(world, state, step) {
    const medium = mediumOf(world, state, step.view);
    const lock = lockFor(world, 'write', false);
    if (lock !== null)
        acquireAll(world, state, step.view, lock);
    if (world.features.nfs !== null)
        syncView(world, state, step.view);
    setSize(world, state, medium, step.operand, world.features.nfs?.export !== 'async');
    for (let page = 0; page < world.pages.length; page++) {
        // What lies beyond the new end leaves this host's cache with it.
        if (world.pages[page].sectors.some((sector) => !contains(world, step.operand, sector)))
            dropPage(world, state, step.view, page);
    }
    for (const [view, { medium: its }] of world.views.entries()) {
        if (its !== world.views[step.view].medium)
            continue;
        if (view === step.view || world.features.size === 'live')
            state.views[view].size = step.operand;
        else
            state.views[view].behind = true;
    }
}
/** Gives a device or file a new size, on stable storage or not. What is cut off reads as a hole should it grow again. */
export function setSize(world, state, medium, size, stable) {
    for (let sector = 0; sector < world.sectors.length; sector++) {
        if (contains(world, size, sector) || !contains(world, medium.size, sector))
            continue;
        medium.data[sector] = holeOf(world);
        if (stable && medium.stable.length > 0)
            medium.stable[sector] = holeOf(world);
        state.oracle.latest[sector] = holeOf(world);
    }
    medium.size = size;
    if (stable && medium.stable.length > 0)
        medium.stableSize = size;
    state.oracle.size = size;
}
function acquireAll(world, state, view, lock) {
    for (let sector = 0; sector < world.sectors.length; sector++)
        acquire(world, state, view, sector, lock);
}
