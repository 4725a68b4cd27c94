/** Which steps need the storage or another host, and what happens to them when it cannot be reached. */
import { mustRevalidate } from "./attributes.js";
import { deadCapabilityHolder, mayCache } from "./capabilities.js";
import { clientIsDirty } from "./client-cache.js";
import { deadHolder, lockFor } from "./cluster-lock.js";
import { asksForEnd, coversPage } from "./input-output.js";
import { reachable } from "./medium.js";
import { closeSends, isOpen } from "./open-close.js";
import { hasUnsent, isCached } from "./page-cache.js";
import { asksForSize } from "./sizes.js";
import { applies } from "./world.js";
/** @returns null when the step need not wait */
export function awaited(world, state, step) {
    if (step.view < 0 || !state.hosts[step.host].up)
        return null;
    const host = holderAwaited(world, state, step);
    if (host !== null)
        return { kind: 'host', host };
    if (reachable(world, state, step.view) || !needsStorage(world, state, step))
        return null;
    const waits = world.features.onLoss === 'wait' && applies(world, 'path.lost-storage-is-waited-for');
    return waits ? { kind: 'storage' } : null;
}
/** Does the step fail with EIO because the storage is out of reach? Asked only of steps that need not wait. */
export function failsForWantOfPath(world, state, step) {
    if (step.view < 0)
        return false;
    // The object store refuses whatever a blocklisted client asks.
    if (state.views[step.view].blocklisted)
        return needsStorage(world, state, step);
    if (reachable(world, state, step.view) || !needsStorage(world, state, step))
        return false;
    return applies(world, 'path.lost-storage-fails');
}
/** The host that would have to give up a lock, capabilities or a delegation first, and is not there to do so. */
function holderAwaited(world, state, step) {
    const { operation, view } = step;
    if (operation.kind === 'open') {
        const handle = world.handles[step.handle];
        const writes = handle.access === 'read-write';
        return deadCapabilityHolder(world, state, view, writes) ?? deadDelegation(world, state, view, writes);
    }
    const access = accessOf(step);
    if (access === null)
        return null;
    const direct = step.handle >= 0 &&
        world.handles[step.handle].mode === 'direct' &&
        (operation.kind === 'read' || operation.kind === 'write');
    const lock = lockFor(world, access, direct);
    const sectors = step.sectors.length > 0 ? step.sectors : allSectors(world);
    return lock === null ? null : deadHolder(world, state, view, sectors, lock);
}
/** A delegation whose holder does not answer is waited for until its lease ends. */
function deadDelegation(world, state, opener, writes) {
    for (const [view, { host }] of world.views.entries()) {
        const { delegation } = state.views[view];
        const { up, connected } = state.hosts[host];
        if (view === opener || (up && connected) || delegation === 'none' || (delegation === 'read' && !writes))
            continue;
        if (applies(world, 'nfs4.conflicting-open-recalls'))
            return host;
    }
    return null;
}
function accessOf(step) {
    switch (step.operation.kind) {
        case 'read':
        case 'mread':
        case 'size':
        case 'fstat':
            return 'read';
        case 'write':
        case 'mwrite':
        case 'truncate':
            return 'write';
        default:
            return null;
    }
}
function needsStorage(world, state, step) {
    const { operation, view } = step;
    const { features } = world;
    switch (operation.kind) {
        case 'open':
            return (features.validity === 'attributes' || features.validity === 'capabilities' || features.pageCache === 'none');
        case 'close':
            return closeSends(world, state, step.handle) && (features.pageCache === 'file' || onlyOpener(world, state, step));
        case 'read':
        case 'mread':
            return readNeedsStorage(world, state, step);
        case 'write':
        case 'mwrite':
            return writeNeedsStorage(world, state, step);
        case 'fsync':
            return features.size === 'device' || hasUnsent(state, view) || clientIsDirty(state, view);
        case 'flsbuf':
            return hasUnsent(state, view);
        case 'size':
        case 'fstat':
            return ((operation.kind === 'fstat' && features.nfs !== null && hasUnsent(state, view)) ||
                (features.validity === 'attributes' && asksForSize(world, state, step)) ||
                needsLock(world, state, view, allSectors(world), 'read'));
        case 'lock':
        case 'unlock':
            return features.byteLocks === 'cluster' || (features.nfs !== null && hasUnsent(state, view));
        case 'truncate':
        case 'rescan':
        case 'invalidate':
            return true;
        case 'mmap':
            return mustRevalidate(world, state, view) || (state.views[view].invalid && hasUnsent(state, view));
        default:
            return false;
    }
}
function readNeedsStorage(world, state, step) {
    const { view, sectors } = step;
    if (world.features.pageCache === 'none') {
        // What the cache holds it answers from memory, unless a read waits for the write to leave (writearound).
        const answers = world.features.clientCache !== null && world.features.clientCache.writes !== 'around';
        return !answers || sectors.some((sector) => state.views[view].client[sector].status === 'absent');
    }
    if (step.operation.kind === 'read' && world.handles[step.handle].mode === 'direct')
        return true;
    if (!mayCache(world, state, view))
        return true;
    if (step.operation.kind === 'read' && (mustRevalidate(world, state, view) || state.views[view].invalid))
        return true;
    return (sectors.some((sector) => !isCached(state, view, world.sectors[sector].page)) ||
        needsLock(world, state, view, sectors, 'read'));
}
function writeNeedsStorage(world, state, step) {
    const { view, sectors } = step;
    if (world.features.pageCache === 'none')
        return (world.features.clientCache?.writes === 'through' ||
            world.features.clientCache === null ||
            state.writeOwner !== view + 1);
    const handle = world.handles[step.handle];
    if (step.operation.kind === 'write' &&
        (handle.mode === 'direct' || handle.synchronous || world.features.nfs?.synchronousWrites === true))
        return true;
    if (!mayCache(world, state, view) || world.features.pageWrites === 'through' || state.views[view].invalid)
        return true;
    if (asksForEnd(world, state, view, sectors))
        return true;
    const mustFill = (page) => !isCached(state, view, page) && !coversPage(world, page, sectors);
    return (sectors.some((sector) => mustFill(world.sectors[sector].page)) || needsLock(world, state, view, sectors, 'write'));
}
function needsLock(world, state, view, sectors, access) {
    const lock = world.features.clusterLock;
    if (lock === null || !lock.clusterWide)
        return false;
    const { cacheRights } = state.views[view];
    return sectors.some((sector) => {
        const held = cacheRights[lock.granularity === 'page' ? world.sectors[sector].page : 0];
        return held !== 'exclusive' && !(access === 'read' && held === 'shared');
    });
}
const allSectors = (world) => world.sectors.map((_, sector) => sector);
function onlyOpener(world, state, step) {
    const others = world.views[step.view].handles.filter((handle) => handle !== step.handle && state.handles[handle].open);
    return isOpen(world, state, step.view) && others.length === 0;
}
