import { applies } from "../storage/world.js";
import { FAILED, fileFlush, fileWrite } from "./file.js";
import { endOf, header } from "./layout.js";
import { fieldOf, withDigit, withField } from "./tables.js";
import { cachedOf, entryAt, entryDigit, imageOf, loadL2, writeHeader, writeL1, writeL2 } from "./tables-in-file.js";
import { plain } from "./variant.js";
/** Writes one guest sector. @returns false for an error */
export function writeQed(world, state, process, image, guestSector, value, variant, below) {
    const layout = imageOf(world, image);
    const cached = cachedOf(state, process, image);
    const place = layout.places[guestSector];
    const l2Before = entryAt(layout, cached.l1, place.l1Index);
    const code = l2Before.cluster < 0 ? 0 : loadL2(world, state, process, image, place.l1Index, variant);
    if (code === FAILED)
        return false;
    const entry = entryAt(layout, code, place.slot);
    if (entry.cluster >= 0)
        return fileWrite(world, state, process, layout.pool[entry.cluster][place.offset], value, variant);
    if (!markNeedsCheck(world, state, process, image))
        return false;
    const cluster = append(state, process, image, layout.pool.length);
    if (cluster < 0)
        return false;
    for (const [offset, sector] of layout.pool[cluster].entries()) {
        const neighbour = layout.places.findIndex((other) => other.l1Index === place.l1Index && other.slot === place.slot && other.offset === offset);
        const content = offset === place.offset ? value : neighbour < 0 ? 0 : below(neighbour);
        if (content === FAILED || !fileWrite(world, state, process, sector, content))
            return false;
    }
    const table = cached.l2[place.l1Index];
    if (l2Before.cluster < 0) {
        const l2 = append(state, process, image, layout.pool.length);
        if (l2 < 0)
            return false;
        cached.l1 = withDigit(cached.l1, layout.entryRadix, place.l1Index, entryDigit(layout, { cluster: l2, shared: false }));
        table.code = 0;
    }
    table.code = withDigit(table.code, layout.entryRadix, place.slot, entryDigit(layout, { cluster, shared: false }));
    table.status = 'clean';
    if (!writeL2(world, state, process, image, place.l1Index))
        return false;
    return l2Before.cluster >= 0 || writeL1(world, state, process, image);
}
/** Before the first allocating write of an image without backing file, NEED_CHECK goes into the header on disk. */
function markNeedsCheck(world, state, process, image) {
    const layout = imageOf(world, image);
    const cached = cachedOf(state, process, image);
    const hasBacking = image + 1 < world.machine.images.length;
    if (hasBacking || fieldOf(layout.headerCode, cached.header, header.dirty) === 1)
        return true;
    if (!applies(world, 'qed.allocating-write-sets-need-check'))
        return true;
    cached.header = withField(layout.headerCode, cached.header, header.dirty, 1);
    return writeHeader(world, state, process, image);
}
/** qed_alloc_clusters: the next cluster is where the file ends, as this process believes. */
function append(state, process, image, clusters) {
    const cached = cachedOf(state, process, image);
    if (cached.next >= clusters)
        return -1;
    cached.next += 1;
    return cached.next - 1;
}
/** The allocator starts at the length of the file, rounded up. */
export function endInClusters(world, state, process, image) {
    const layout = imageOf(world, image);
    if (image > 0)
        return layout.used;
    const length = world.sizes[state.processes[process].fileSize];
    for (let clusters = 0; clusters <= layout.pool.length; clusters++)
        if (endOf(layout, clusters) >= length)
            return clusters;
    return layout.pool.length;
}
/**
 * Clears NEED_CHECK: by the timer, by a drain, or at close. Writes the whole header as this process knows it.
 *
 * @returns false when the flush before it failed
 */
export function clearNeedsCheck(world, state, process, image) {
    const layout = imageOf(world, image);
    const cached = cachedOf(state, process, image);
    if (layout.format !== 'qed' || !cached.loaded)
        return true;
    if (fieldOf(layout.headerCode, cached.header, header.dirty) === 0)
        return true;
    if (!fileFlush(world, state, process, plain))
        return false;
    cached.header = withField(layout.headerCode, cached.header, header.dirty, 0);
    return writeHeader(world, state, process, image);
}
/**
 * qed_check with fix: entries that point behind the end of the file this process knows are cleared, then the flag is.
 *
 * @source QEMU block/qed-check.c qed_check_l2_table (BDRV_FIX_ERRORS), bdrv_qed_open
 */
export function repairQed(world, state, process, image, variant) {
    const layout = imageOf(world, image);
    const cached = cachedOf(state, process, image);
    for (let l1Index = 0; l1Index < layout.l1Entries; l1Index++) {
        if (entryAt(layout, cached.l1, l1Index).cluster < 0)
            continue;
        let code = loadL2(world, state, process, image, l1Index, variant);
        if (code === FAILED)
            return false;
        const before = code;
        for (let slot = 0; slot < layout.slots; slot++)
            if (entryAt(layout, code, slot).cluster >= cached.next)
                code = withDigit(code, layout.entryRadix, slot, 0);
        if (code === before)
            continue;
        cached.l2[l1Index].code = code;
        if (!writeL2(world, state, process, image, l1Index))
            return false;
    }
    return clearNeedsCheck(world, state, process, image);
}
