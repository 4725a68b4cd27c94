/** block_resize, internal snapshots and commit: management operations that change metadata while the guest runs. */
import { truncate } from "../storage/sizes.js";
import { applies } from "../storage/world.js";
import { callsOf, fileFlush, fileRead, fileRefreshSize, fileWrite } from "./file.js";
import { GARBAGE_READ, readImage, writeImage } from "./format.js";
import { guestOf, refreshDevice } from "./guest.js";
import { snapshotL1 } from "./image-check.js";
import { header } from "./layout.js";
import { allocate, flushQcow2, loadRefcounts, setRefcount } from "./qcow2.js";
import { digitOf, withDigit, withField } from "./tables.js";
import { cachedOf, entryAt, entryDigit, imageOf, l2CodeOf, loadL2, writeHeader, writeL1 } from "./tables-in-file.js";
import { plain } from "./variant.js";
/** Gives the guest's disk another size. @returns false when that cannot be done */
export function resizeImage(world, state, process, size) {
    const layout = imageOf(world, 0);
    const cached = cachedOf(state, process, 0);
    const own = state.processes[process];
    if (!cached.loaded || own.inactive)
        return false;
    if (layout.header >= 0) {
        cached.header = withField(layout.headerCode, cached.header, header.size, size);
        if (!writeHeader(world, state, process, 0) || !fileFlush(world, state, process, plain))
            return false;
    }
    else if (!resizeFile(world, state, process, world.machine.setup.guestSizes[size]))
        return false;
    guestOf(state).size = size;
    cutOff(world, state, size);
    // bdrv_parent_cb_resize reaches the devices of this process.
    if (applies(world, 'device.resize-tells-own-device'))
        refreshDevice(world, state, process);
    return true;
}
/** A raw file is truncated; a device is as large as it is, QEMU only looks again. */
function resizeFile(world, state, process, sectors) {
    const calls = callsOf(world, state, process);
    if (calls === null)
        return false;
    if (world.features.name === 'file') {
        const operand = world.sizes.indexOf(sectors);
        truncate(world, state, {
            ...calls.size,
            operand,
            operation: { kind: 'truncate', handle: '', sizeSectors: sectors },
        });
    }
    fileRefreshSize(world, state, process);
    return world.sizes[state.processes[process].fileSize] >= sectors || world.features.name === 'file';
}
/** What was cut off the guest's disk reads as zeros should it come back. */
function cutOff(world, state, size) {
    const { setup } = world.machine;
    const guest = guestOf(state);
    for (const [index, { address, length }] of setup.guestSectors.entries()) {
        if (address + length <= setup.guestSizes[size])
            continue;
        guest.latest[index] = 0;
        guest.flushed[index] = 0;
    }
}
/**
 * An internal snapshot: a copy of the L1 table in a cluster of its own, every cluster counted once more, and the
 * header pointing at it. The model keeps one snapshot; whoever does not know of it takes its place.
 *
 * @source  QEMU block/qcow2-snapshot.c qcow2_snapshot_create, qcow2_update_snapshot_refcount
 */
export function takeSnapshot(world, state, process, variant) {
    const layout = imageOf(world, 0);
    const cached = cachedOf(state, process, 0);
    if (layout.format !== 'qcow2' || !cached.loaded || !layout.setup.snapshots)
        return false;
    if (!loadRefcounts(world, state, process, 0, variant))
        return false;
    const cluster = allocate(world, state, process, 0, variant);
    if (cluster < 0)
        return false;
    const count = (of) => digitOf(cached.refcounts.code, layout.refcountRadix, of);
    for (let l1Index = 0; l1Index < layout.l1Entries; l1Index++) {
        const table = entryAt(layout, cached.l1, l1Index);
        if (table.cluster < 0)
            continue;
        if (loadL2(world, state, process, 0, l1Index, variant) < 0)
            return false;
        const l2 = cached.l2[l1Index];
        for (let slot = 0; slot < layout.slots; slot++) {
            const entry = entryAt(layout, l2.code, slot);
            if (entry.cluster < 0)
                continue;
            setRefcount(world, state, process, 0, entry.cluster, count(entry.cluster) + 1);
            l2.code = withDigit(l2.code, layout.entryRadix, slot, entryDigit(layout, { ...entry, shared: true }));
        }
        l2.status = 'dirty';
        setRefcount(world, state, process, 0, table.cluster, count(table.cluster) + 1);
        cached.l1 = withDigit(cached.l1, layout.entryRadix, l1Index, entryDigit(layout, { ...table, shared: true }));
    }
    // The copy is taken before the flags of the active table change; they say nothing in a snapshot.
    if (!fileWrite(world, state, process, layout.pool[cluster][0], layout.snapshotTag + cached.l1))
        return false;
    cached.header = withField(layout.headerCode, cached.header, header.snapshot, cluster + 1);
    if (!flushQcow2(world, state, process, 0) || !writeL1(world, state, process, 0))
        return false;
    return writeHeader(world, state, process, 0) && fileFlush(world, state, process, plain);
}
/** Reads a guest sector as the snapshot in the image has it (qemu-img convert -l). @returns a data value or -1 */
export function readSnapshot(world, state, process, guestSector, variant) {
    const layout = imageOf(world, 0);
    const read = (sector) => fileRead(world, state, process, sector, 'table', variant);
    const at = digitOf(Math.floor(read(layout.header) / layout.headerCode.weights[header.snapshot]), layout.pool.length + 1, 0);
    if (at === 0)
        return -1;
    const l1 = snapshotL1(layout, read(layout.pool[at - 1][0]));
    if (l1 < 0)
        return -1;
    const { l1Index, slot, offset } = layout.places[guestSector];
    const table = entryAt(layout, l1, l1Index);
    if (table.cluster < 0)
        return 0;
    const code = l2CodeOf(layout, read(layout.pool[table.cluster][0]));
    if (code < 0)
        return -1;
    const { cluster } = entryAt(layout, code, slot);
    return cluster < 0 ? 0 : fileRead(world, state, process, layout.pool[cluster][offset], 'data', variant);
}
/** Copies what the top image holds into its backing file. */
export function commitImage(world, state, process, variant) {
    if (world.machine.images.length < 2)
        return false;
    const layout = imageOf(world, 0);
    for (const [guestSector, { l1Index, slot }] of layout.places.entries()) {
        const cached = cachedOf(state, process, 0);
        if (layout.header < 0 || entryAt(layout, cached.l1, l1Index).cluster < 0)
            continue;
        const code = loadL2(world, state, process, 0, l1Index, variant);
        if (code < 0)
            return false;
        if (entryAt(layout, code, slot).cluster < 0)
            continue;
        const value = readImage(world, state, process, 0, guestSector, variant);
        if (value < 0 || value === GARBAGE_READ)
            return false;
        if (!writeImage(world, state, process, 1, guestSector, value, variant))
            return false;
    }
    const flushed = imageOf(world, 1).format !== 'qcow2' || flushQcow2(world, state, process, 1);
    if (!flushed || !fileFlush(world, state, process, plain))
        return false;
    return !applies(world, 'qemu.commit-empties-the-top-image') || emptyTop(world, state, process, variant);
}
/** bdrv_make_empty: the top image no longer has what the backing file has now. */
function emptyTop(world, state, process, variant) {
    const layout = imageOf(world, 0);
    const cached = cachedOf(state, process, 0);
    if (layout.format !== 'qcow2')
        return true;
    if (!loadRefcounts(world, state, process, 0, variant))
        return false;
    for (let l1Index = 0; l1Index < layout.l1Entries; l1Index++) {
        const table = cached.l2[l1Index];
        if (entryAt(layout, cached.l1, l1Index).cluster < 0)
            continue;
        for (let slot = 0; slot < layout.slots; slot++) {
            const { cluster } = entryAt(layout, table.code, slot);
            if (cluster >= 0)
                setRefcount(world, state, process, 0, cluster, 0);
        }
        table.code = 0;
        table.status = 'dirty';
    }
    cached.next = 0;
    const guest = guestOf(state);
    for (let sector = 0; sector < guest.home.length; sector++)
        guest.home[sector] = 0;
    return flushQcow2(world, state, process, 0) && fileFlush(world, state, process, plain);
}
