/**
 * The shared medium: a block target or a file server. `data` is what every host's READ finds, `stable` what outlives
 * a loss of power. A server that promises only the protocol answers each client through a head of its own.
 */
import { IMAGE_STRIDE_SECTORS } from "../machine/layout.js";
import { applies } from "./world.js";
export function mediumOf(world, state, view) {
    return state.media[world.views[view].medium];
}
/** True where reads and writes can arrive at the storage from this view. */
export function reachable(world, state, view) {
    if (!world.features.shared)
        return true;
    return state.hosts[world.views[view].host].connected && state.server.up;
}
/** Data returned for a READ that reached the target or server. */
export function mediumRead(world, state, view, sector) {
    const medium = mediumOf(world, state, view);
    if (!world.features.shared)
        applies(world, 'local.each-host-has-its-own-disk');
    const head = state.heads[view];
    if (head !== undefined && applies(world, 'nfs-server.heads-may-lag'))
        return head.data[sector];
    if (medium.stable.length > 0 &&
        medium.stable[sector] !== medium.data[sector] &&
        !applies(world, 'target.reads-see-volatile-data')) {
        return medium.stable[sector];
    }
    return medium.data[sector];
}
/** A WRITE that reached the target or server. `stable`: the sender asked for stable storage (FUA, FILE_SYNC). */
export function mediumWrite(world, state, view, sector, value, stable) {
    const medium = mediumOf(world, state, view);
    if (world.outbox.sent !== null)
        world.outbox.sent.push({ sector, version: value });
    medium.data[sector] = value;
    const head = state.heads[view];
    if (head !== undefined)
        head.data[sector] = value;
    if (medium.stable.length > 0 && !staysVolatile(world, stable))
        makeStable(world, medium, sector);
    growTo(world, medium, sector);
    if (world.features.validity === 'attributes') {
        for (const [other, { medium: its }] of world.views.entries()) {
            if (other !== view && its === world.views[view].medium)
                state.views[other].behind = true;
        }
    }
}
/** A copy of a WRITE that arrives when nobody expects it: no client's cached attributes are from after it. */
export function lateWrite(world, state, sector, value) {
    const medium = state.media[0];
    medium.data[sector] = value;
    growTo(world, medium, sector);
    if (world.features.validity === 'attributes')
        for (const view of state.views)
            view.behind = true;
}
/** SYNCHRONIZE CACHE, or COMMIT: everything the target has accepted becomes stable. */
export function mediumFlush(world, state, view) {
    if (isAsyncExport(world) && applies(world, 'nfs-server.async-export'))
        return;
    if (applies(world, 'target.flush-makes-stable'))
        settle(mediumOf(world, state, view));
}
/** One sector is on stable storage from now on, with the size it takes to find it there. */
export function makeStable(world, medium, sector) {
    medium.stable[sector] = medium.data[sector];
    if (grows(world) && !contains(world, medium.stableSize, sector))
        medium.stableSize = sizeCovering(world, sector);
}
/** Takes over what is volatile into stable storage. */
export function settle(medium) {
    for (let sector = 0; sector < medium.stable.length; sector++)
        medium.stable[sector] = medium.data[sector];
    if (medium.stable.length > 0)
        medium.stableSize = medium.size;
}
/** Loss of power at the target, or a crash of the server: only stable data is left. */
export function loseVolatile(world, state) {
    for (const medium of state.media) {
        for (let sector = 0; sector < medium.stable.length; sector++)
            medium.data[sector] = medium.stable[sector];
        if (medium.stable.length > 0)
            medium.size = medium.stableSize;
    }
    for (const head of state.heads) {
        for (let sector = 0; sector < head.data.length; sector++)
            head.data[sector] = state.media[0].data[sector];
    }
    if (world.features.validity === 'attributes')
        for (const view of state.views)
            view.behind = true;
}
/** True when the head that serves this view has caught up with all others. */
export function headIsCurrent(world, state, view) {
    const head = state.heads[view];
    if (head === undefined || !world.enabled['nfs-server.heads-may-lag'])
        return true;
    const { data } = mediumOf(world, state, view);
    return head.data.every((version, sector) => version === data[sector]);
}
/** Brings the head that serves this view up to date. */
export function syncHead(world, state, view) {
    const head = state.heads[view];
    if (head === undefined)
        return;
    const { data } = mediumOf(world, state, view);
    for (let sector = 0; sector < head.data.length; sector++)
        head.data[sector] = data[sector];
}
/** End of a sector as an index into `World.sizes`: the smallest size that contains it. */
export function sizeCovering(world, sector) {
    const { address, length } = world.sectors[sector];
    const index = world.sizes.findIndex((size) => size >= address + length);
    return index < 0 ? world.sizes.length - 1 : index;
}
/** Does a device or file of this size (index into `World.sizes`) contain the sector? */
export function contains(world, size, sector) {
    const { address, length } = world.sectors[sector];
    // A backing file has a size of its own, which is not followed.
    if (address >= IMAGE_STRIDE_SECTORS)
        return true;
    return world.sizes[size] >= address + length;
}
function growTo(world, medium, sector) {
    if (!grows(world) || contains(world, medium.size, sector))
        return;
    medium.size = sizeCovering(world, sector);
}
/** A file grows by being written to; a device or an image does not. */
const grows = (world) => world.features.name === 'file';
function staysVolatile(world, stable) {
    if (!world.features.volatileTarget || !applies(world, 'target.writes-land-in-volatile-cache'))
        return false;
    if (!stable)
        return true;
    return isAsyncExport(world) && applies(world, 'nfs-server.async-export');
}
function isAsyncExport(world) {
    return world.features.nfs?.export === 'async';
}
