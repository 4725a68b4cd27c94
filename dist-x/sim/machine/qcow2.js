import { applies } from "../storage/world.js";
import { FAILED, fileFlush, fileRead, fileWrite } from "./file.js";
import { header } from "./layout.js";
import { digitOf, fieldOf, withDigit, withField } from "./tables.js";
import { cachedOf, entryAt, entryDigit, imageOf, loadL2, refcountsCodeOf, refcountsContent, refcountsSector, writeHeader, writeL1, writeL2, } from "./tables-in-file.js";
import { plain } from "./variant.js";
/** Writes one guest sector. @returns false for an error, also when the file has no room left */
export function writeQcow2(world, state, process, image, guestSector, value, variant, below) {
    const layout = imageOf(world, image);
    const cached = cachedOf(state, process, image);
    const place = layout.places[guestSector];
    if (!ensureL2(world, state, process, image, place.l1Index, variant))
        return false;
    const code = loadL2(world, state, process, image, place.l1Index, variant);
    if (code === FAILED)
        return false;
    const entry = entryAt(layout, code, place.slot);
    if (entry.cluster >= 0 && !(entry.shared && applies(world, 'qcow2.shared-clusters-are-copied')))
        return fileWrite(world, state, process, layout.pool[entry.cluster][place.offset], value, variant);
    const cluster = allocate(world, state, process, image, variant);
    if (cluster < 0)
        return false;
    // The rest of the cluster is copied from what was there before.
    for (let offset = 0; offset < layout.offsets.length; offset++) {
        if (offset === place.offset)
            continue;
        const content = copyOf(world, state, process, image, guestSector, offset, entry, variant, below);
        if (content === FAILED || !fileWrite(world, state, process, layout.pool[cluster][offset], content))
            return false;
    }
    if (!fileWrite(world, state, process, layout.pool[cluster][place.offset], value))
        return false;
    if (entry.cluster >= 0)
        release(world, state, process, image, entry.cluster, variant);
    const table = cached.l2[place.l1Index];
    table.code = withDigit(table.code, layout.entryRadix, place.slot, entryDigit(layout, { cluster, shared: false }));
    table.status = 'dirty';
    if (!applies(world, 'qcow2.l2-stays-in-memory'))
        return flushQcow2(world, state, process, image);
    return true;
}
function copyOf(world, state, process, image, guestSector, offset, entry, variant, below) {
    const layout = imageOf(world, image);
    if (entry.cluster >= 0)
        return fileRead(world, state, process, layout.pool[entry.cluster][offset], 'data', variant);
    const place = layout.places[guestSector];
    const neighbour = layout.places.findIndex((other) => other.l1Index === place.l1Index && other.slot === place.slot && other.offset === offset);
    return neighbour < 0 ? 0 : below(neighbour);
}
/** Writes what is dirty: refcounts first, so that a crash leaves leaks at worst. */
export function flushQcow2(world, state, process, image) {
    const cached = cachedOf(state, process, image);
    if (!isLazy(world, state, process, image) && !writeRefcounts(world, state, process, image))
        return false;
    for (let l1Index = 0; l1Index < cached.l2.length; l1Index++) {
        if (cached.l2[l1Index].status === 'dirty' && !writeL2(world, state, process, image, l1Index))
            return false;
    }
    return true;
}
/** With lazy refcounts they stay in memory for as long as the dirty bit says that they may be wrong. */
function isLazy(world, state, process, image) {
    const { headerCode, setup } = imageOf(world, image);
    return (setup.lazyRefcounts &&
        fieldOf(headerCode, cachedOf(state, process, image).header, header.dirty) === 1 &&
        applies(world, 'qcow2.lazy-refcounts-stay-in-memory'));
}
export function writeRefcounts(world, state, process, image) {
    const layout = imageOf(world, image);
    const cached = cachedOf(state, process, image);
    if (cached.refcounts.status !== 'dirty')
        return true;
    const sector = refcountsSector(layout, cached.header);
    if (!fileWrite(world, state, process, sector, refcountsContent(layout, cached.header, cached.refcounts.code)))
        return false;
    cached.refcounts.status = 'clean';
    return true;
}
/** qcow2_mark_clean: everything is written, then the dirty bit is cleared. */
export function markClean(world, state, process, image) {
    const layout = imageOf(world, image);
    const cached = cachedOf(state, process, image);
    if (fieldOf(layout.headerCode, cached.header, header.dirty) === 0)
        return true;
    if (!applies(world, 'qcow2.inactivate-clears-dirty-bit'))
        return true;
    if (!writeRefcounts(world, state, process, image) || !flushQcow2(world, state, process, image))
        return false;
    cached.header = withField(layout.headerCode, cached.header, header.dirty, 0);
    return writeHeader(world, state, process, image);
}
/** Makes sure that there is an L2 table of this image's own behind an entry of the L1 table. */
function ensureL2(world, state, process, image, l1Index, variant) {
    const layout = imageOf(world, image);
    const cached = cachedOf(state, process, image);
    const old = entryAt(layout, cached.l1, l1Index);
    if (old.cluster >= 0 && !old.shared)
        return true;
    const code = old.cluster < 0 ? 0 : loadL2(world, state, process, image, l1Index, variant);
    if (code === FAILED)
        return false;
    const cluster = allocate(world, state, process, image, variant);
    if (cluster < 0)
        return false;
    if (old.cluster >= 0)
        release(world, state, process, image, old.cluster, variant);
    // qcow2 l2_allocate: refcounts and the new table are written before the L1 table refers to it.
    cached.l1 = withDigit(cached.l1, layout.entryRadix, l1Index, entryDigit(layout, { cluster, shared: false }));
    cached.l2[l1Index].status = 'dirty';
    cached.l2[l1Index].code = code;
    return flushQcow2(world, state, process, image) && writeL1(world, state, process, image);
}
/**
 * The first free cluster from the hint on, by the refcounts this process has.
 *
 * @returns -1 when there is none
 * @source  QEMU block/qcow2-refcount.c alloc_clusters_noref (free_cluster_index)
 */
export function allocate(world, state, process, image, variant) {
    const layout = imageOf(world, image);
    const cached = cachedOf(state, process, image);
    if (!loadRefcounts(world, state, process, image, variant))
        return -1;
    if (layout.setup.lazyRefcounts && fieldOf(layout.headerCode, cached.header, header.dirty) === 0) {
        cached.header = withField(layout.headerCode, cached.header, header.dirty, 1);
        if (!writeHeader(world, state, process, image))
            return -1;
        fileFlush(world, state, process, plain);
    }
    for (let cluster = cached.next; cluster < layout.pool.length; cluster++) {
        if (digitOf(cached.refcounts.code, layout.refcountRadix, cluster) > 0)
            continue;
        setRefcount(world, state, process, image, cluster, 1);
        cached.next = cluster + 1;
        return cluster;
    }
    return -1;
}
export function loadRefcounts(world, state, process, image, variant) {
    const layout = imageOf(world, image);
    const cached = cachedOf(state, process, image);
    const keeps = applies(world, 'qcow2.refcounts-are-cached');
    if (cached.refcounts.status !== 'absent' && (keeps || cached.refcounts.status === 'dirty'))
        return true;
    const content = fileRead(world, state, process, refcountsSector(layout, cached.header), 'table', variant);
    const code = refcountsCodeOf(layout, cached.header, content);
    if (code === FAILED)
        return false;
    cached.refcounts.status = 'clean';
    cached.refcounts.code = code;
    return true;
}
export function setRefcount(world, state, process, image, cluster, count) {
    const layout = imageOf(world, image);
    const { refcounts } = cachedOf(state, process, image);
    refcounts.code = withDigit(refcounts.code, layout.refcountRadix, cluster, Math.min(count, layout.refcountRadix - 1));
    refcounts.status = 'dirty';
}
function release(world, state, process, image, cluster, variant) {
    if (!loadRefcounts(world, state, process, image, variant))
        return;
    const { refcountRadix } = imageOf(world, image);
    const cached = cachedOf(state, process, image);
    const count = digitOf(cached.refcounts.code, refcountRadix, cluster);
    setRefcount(world, state, process, image, cluster, Math.max(0, count - 1));
    // update_refcount: a cluster that is free again moves the hint back.
    if (count === 1)
        cached.next = Math.min(cached.next, cluster);
}
