/** Crashes, fencing and loss of power: what each takes away and what it leaves. */
import { noteLoss } from "../machine/loss.js";
import { crashProcesses } from "../machine/machine-faults.js";
import { reclaimLocks } from "./byte-locks.js";
import { dropClient } from "./client-cache.js";
import { loseVolatile, mediumOf } from "./medium.js";
import { allowLoss, allowSize } from "./oracle.js";
import { dropAll } from "./page-cache.js";
import { applies } from "./world.js";
/** A host stops at once: its memory is gone, its cluster locks stay until somebody fences it. */
export function crashHost(world, state, host) {
    state.hosts[host].up = false;
    crashProcesses(world, state, host);
    for (const [view, { host: its, handles }] of world.views.entries()) {
        if (its !== host)
            continue;
        const cached = state.views[view];
        allowLoss(world, state, view);
        allowSize(world, state, view);
        if (applies(world, 'faults.host-crash-loses-memory'))
            dropAll(world, state, view);
        for (const page of cached.pages)
            page.vma = false;
        if (world.features.clientCache?.survivesCrash !== true ||
            !applies(world, 'client-cache.cache-device-survives-crash'))
            dropClient(state, view);
        cached.attributesFresh = false;
        cached.behind = false;
        cached.invalid = false;
        cached.deferred = false;
        cached.accessTimeStale = false;
        cached.writeError = false;
        cached.directMode = false;
        cached.size = mediumOf(world, state, view).size;
        for (const handle of handles) {
            state.handles[handle].open = false;
            // Locks kept by a server or cluster outlive the client until it is fenced or its lease ends.
            if (world.features.byteLocks === 'host')
                state.handles[handle].locked = false;
        }
    }
    noteLoss(world, state, false);
}
/** A crashed host comes back: nothing is open, nothing cached but what a cache device kept. */
export function bootHost(world, state, host) {
    if (state.hosts[host].up)
        return;
    state.hosts[host].up = true;
    state.hosts[host].connected = true;
    for (const [view, { host: its }] of world.views.entries())
        if (its === host)
            state.views[view].blocklisted = false;
    // A node that comes back has been through recovery: what it held in the cluster is free.
    releaseLocks(world, state, host);
}
/** Powers a host off and releases what it held in the cluster. */
export function fenceHost(world, state, host) {
    if (state.hosts[host].up)
        crashHost(world, state, host);
    if (applies(world, 'cluster-lock.fencing-releases-locks'))
        releaseLocks(world, state, host);
}
function releaseLocks(world, state, host) {
    for (const [view, { host: its, handles }] of world.views.entries()) {
        if (its !== host)
            continue;
        const { cacheRights } = state.views[view];
        for (let unit = 0; unit < cacheRights.length; unit++)
            cacheRights[unit] = 'unlocked';
        state.views[view].delegation = 'none';
        for (const handle of handles)
            state.handles[handle].locked = false;
        if (state.writeOwner === view + 1)
            state.writeOwner = 0;
    }
}
/** `restarts`: it comes back by itself. */
export function crashServer(world, state, restarts) {
    state.server.up = false;
    state.server.restarts = restarts;
    if (applies(world, 'nfs-server.crash-loses-volatile-data'))
        loseVolatile(world, state);
    changeVerifier(state);
    noteLoss(world, state, false);
}
/** What clients keep until COMMIT was written under the verifier of a server instance that is gone. */
function changeVerifier(state) {
    for (const view of state.views) {
        for (const page of view.pages)
            if (page.status === 'unstable')
                page.status = 'lost';
    }
}
export function restartServer(world, state) {
    state.server.up = true;
    state.server.restarts = false;
    reclaimLocks(world, state);
}
/** Target and its volatile cache lose power and come back. */
export function losePower(world, state) {
    // NFS hides a restart of the server: clients send again what was not committed.
    if (world.features.nfs === null)
        allowLoss(world, state, null);
    if (applies(world, 'target.power-loss-drops-volatile-data'))
        loseVolatile(world, state);
    changeVerifier(state);
    if (world.features.nfs === null)
        for (let view = 0; view < world.views.length; view++)
            allowSize(world, state, view);
    noteLoss(world, state, world.features.nfs === null);
}
