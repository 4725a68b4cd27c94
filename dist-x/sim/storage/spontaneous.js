/**
 * What happens without anyone asking: kernels write back and evict, attributes time out, targets destage, server
 * heads catch up. A quiet world has none of it.
 */
import { someoneMayLook } from "../machine/observers.js";
import { flushEntry, forget } from "./client-cache.js";
import { restartServer } from "./faults.js";
import { makeStable, reachable, settle } from "./medium.js";
import { commit, dropPage, failPage, writeBackPage } from "./page-cache.js";
import { applies } from "./world.js";
/** Everything that may happen between the steps, in fixed order. */
export function spontaneousActions(world) {
    const always = [...world.views.flatMap((_, view) => leaseActions(world, view)), ...serverActions(world)];
    if (world.quiet)
        return always;
    return [
        ...world.views.flatMap((_, view) => [
            ...pageCacheActions(world, view),
            ...clientCacheActions(world, view),
            ...attributeActions(world, view),
        ]),
        ...targetActions(world),
        ...always,
    ];
}
function pageCacheActions(world, view) {
    if (world.features.pageCache === 'none')
        return [];
    const { name, host } = world.views[view];
    const labels = world.pages.map((page) => `page of ${page.sectors.map((sector) => world.sectors[sector].name).join(' ')}`);
    const alive = (state) => state.hosts[host].up || !world.enabled['faults.host-crash-loses-memory'];
    const writeBack = {
        name: `${name}.write-back`,
        actor: world.hosts[host],
        choices: [...labels, 'all pages'],
        enabled: (state, page) => {
            if (page < labels.length) { if (!globalThis.IMM || !globalThis.IMM(world,state,view,page)) return false; }
            const status = page < labels.length ? state.views[view].pages[page].status : state.views[view].pages.some(p=>p.status==='dirty'||p.status==='lost')?'dirty':'clean';
            return ((status === 'dirty' || status === 'lost') &&
                !state.views[view].blocklisted &&
                alive(state) &&
                someoneMayLook(world, state, view) &&
                reachable(world, state, view) &&
                applies(world, 'page-cache.spontaneous-write-back'));
        },
        apply: (state, page) => { if (page < labels.length) return writeBackPage(world, state, view, page); state.views[view].pages.forEach((p,i)=>{ if(p.status==='dirty'||p.status==='lost') writeBackPage(world,state,view,i); }); },
    };
    const fail = {
        name: `${name}.write-back-fails`,
        actor: world.hosts[host],
        choices: labels,
        enabled: (state, page) => state.views[view].pages[page].status === 'dirty' &&
            !state.views[view].writeError &&
            state.hosts[host].up &&
            !reachable(world, state, view) &&
            applies(world, 'page-cache.spontaneous-write-back'),
        apply: (state, page) => failPage(world, state, view, page),
    };
    const evict = {
        name: `${name}.evict`,
        actor: world.hosts[host],
        choices: labels,
        enabled: (state, page) => state.views[view].pages[page].status === 'clean' &&
            stillUsed(world, state, view) &&
            applies(world, 'page-cache.spontaneous-eviction'),
        apply: (state, page) => dropPage(world, state, view, page),
    };
    const commits = {
        name: `${name}.commit`,
        actor: world.hosts[host],
        choices: [''],
        enabled: (state) => state.views[view].pages.some(({ status }) => status === 'unstable') &&
            reachable(world, state, view) &&
            someoneMayLook(world, state, view) &&
            applies(world, 'nfs.spontaneous-commit'),
        apply: (state) => commit(world, state, view),
    };
    const failing = world.features.onLoss === 'fail' && canLosePath(world) ? [fail] : [];
    const committing = world.features.nfs === null ? [] : [commits];
    return [writeBack, ...failing, ...committing, evict];
}
function clientCacheActions(world, view) {
    if (world.features.clientCache === null)
        return [];
    const { name, host } = world.views[view];
    const labels = world.sectors.map((sector) => sector.name);
    return [
        {
            name: `${name}.client-write-back`,
            actor: world.hosts[host],
            choices: labels,
            enabled: (state, sector) => state.views[view].client[sector].status === 'dirty' &&
                !state.views[view].blocklisted &&
                state.hosts[host].up &&
                someoneMayLook(world, state, view) &&
                reachable(world, state, view) &&
                applies(world, 'client-cache.spontaneous-write-back'),
            apply: (state, sector) => flushEntry(world, state, view, sector),
        },
        {
            name: `${name}.client-evict`,
            actor: world.hosts[host],
            choices: labels,
            enabled: (state, sector) => state.views[view].client[sector].status === 'clean' &&
                stillUsed(world, state, view) &&
                applies(world, 'client-cache.spontaneous-eviction'),
            apply: (state, sector) => forget(state.views[view].client[sector]),
        },
    ];
}
function attributeActions(world, view) {
    if (world.features.validity !== 'attributes')
        return [];
    const { name, host } = world.views[view];
    const expire = {
        name: `${name}.attributes-expire`,
        actor: world.hosts[host],
        choices: [''],
        enabled: (state) => state.views[view].attributesFresh &&
            state.views[view].delegation === 'none' &&
            attributesMatter(world, state, view) &&
            applies(world, 'nfs.attributes-time-out'),
        apply: (state) => {
            state.views[view].attributesFresh = false;
        },
    };
    if (world.dimensions.heads === 0)
        return [expire];
    const catchUp = {
        name: `storage.head-of-${name}-catches-up`,
        actor: 'storage',
        choices: world.sectors.map((sector) => sector.name),
        enabled: (state, sector) => state.server.up &&
            state.heads[view].data[sector] !== state.media[0].data[sector] &&
            applies(world, 'nfs-server.heads-catch-up'),
        apply: (state, sector) => {
            state.heads[view].data[sector] = state.media[0].data[sector];
        },
    };
    return [expire, catchUp];
}
function targetActions(world) {
    if (world.dimensions.stableSectors === 0)
        return [];
    return [
        {
            name: 'storage.destage',
            actor: 'storage',
            choices: world.sectors.map((sector) => sector.name),
            enabled: (state, sector) => state.server.up &&
                state.media[0].stable[sector] !== state.media[0].data[sector] &&
                applies(world, 'target.spontaneous-destage'),
            apply: (state, sector) => {
                const medium = state.media[0];
                makeStable(world, medium, sector);
                if (medium.stable.every((version, index) => version === medium.data[index]))
                    settle(medium);
            },
        },
    ];
}
function leaseActions(world, view) {
    if (world.features.validity === 'capabilities')
        return [evictSession(world, view)];
    const { nfs } = world.features;
    const locks = nfs?.locks === 'server' && world.steps.some(({ operation }) => operation.kind === 'lock');
    // NFSv3 has no leases: the locks of a client that died stay until the server restarts.
    if (nfs === null || nfs.version === '3' || !(nfs.delegations || locks))
        return [];
    const { name, host, handles } = world.views[view];
    const holds = (state) => state.views[view].delegation !== 'none' || handles.some((handle) => state.handles[handle].locked);
    return [
        {
            name: `storage.lease-of-${name}-expires`,
            actor: 'storage',
            choices: [''],
            enabled: (state) => holds(state) &&
                !(state.hosts[host].up && state.hosts[host].connected) &&
                state.server.up &&
                applies(world, 'nfs4.lease-expiry-revokes'),
            apply: (state) => {
                state.views[view].delegation = 'none';
                for (const handle of handles)
                    state.handles[handle].locked = false;
            },
        },
    ];
}
function evictSession(world, view) {
    const { name, host } = world.views[view];
    return {
        name: `storage.session-of-${name}-is-evicted`,
        actor: 'storage',
        choices: [''],
        enabled: (state) => state.views[view].cacheRights[0] !== 'unlocked' &&
            !(state.hosts[host].up && state.hosts[host].connected) &&
            applies(world, 'cephfs.silent-client-is-evicted'),
        apply: (state) => {
            state.views[view].cacheRights[0] = 'unlocked';
            state.views[view].blocklisted = true;
        },
    };
}
function serverActions(world) {
    if (world.litmus.faults.serverCrash === 0)
        return [];
    return [
        {
            name: 'storage.restart',
            actor: 'storage',
            choices: [''],
            enabled: (state) => !state.server.up && state.server.restarts,
            apply: (state) => restartServer(world, state),
        },
    ];
}
function canLosePath(world) {
    const kinds = ['partition', 'server-crash'];
    return (world.steps.some(({ operation }) => kinds.includes(operation.kind)) ||
        world.litmus.faults.serverCrash > 0 ||
        Object.keys(world.litmus.faults.partition).length > 0);
}
/** A QEMU process may look at any time, but attributes that are still true may as well time out when they no longer are. */
function attributesMatter(world, state, view) {
    if (stillUsed(world, state, view))
        return true;
    return world.machine !== null && state.hosts[world.views[view].host].up && state.views[view].behind;
}
/** Does any step that is still to come go through this view? Only then can it matter what the view has cached clean. */
function stillUsed(world, state, view) {
    if (!state.hosts[world.views[view].host].up)
        return false;
    // A process may look at any time; what it might find dropped, it finds dropped when it looks (see variants.ts).
    if (world.unreduced && world.machine !== null)
        return true;
    return world.steps.some((step, index) => step.view === view && !state.steps[index] && !step.ofMachine);
}
