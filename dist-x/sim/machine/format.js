import { applies } from "../storage/world.js";
import { FAILED, fileFlush, fileRead, fileRefreshSize, fileWrite, libraryInvalidate, processOf } from "./file.js";
import { BITMAP, header } from "./layout.js";
import { flushQcow2, markClean, writeQcow2 } from "./qcow2.js";
import { clearNeedsCheck, endInClusters, writeQed } from "./qed.js";
import { fieldOf, withField } from "./tables.js";
import { cachedOf, entryAt, forgetTables, imageOf, loadL2, writeHeader } from "./tables-in-file.js";
import { plain } from "./variant.js";
/** Instead of a value: data that is metadata of the image. */
export const GARBAGE_READ = -3;
/** Size of the guest's disk as this process knows it, index into `guestSizes`; -1 where it has no image. */
export function imageSize(world, state, process) {
    const { setup, images } = world.machine;
    const cached = cachedOf(state, process, 0);
    if (!cached.loaded)
        return -1;
    if (images[0].header >= 0)
        return fieldOf(images[0].headerCode, cached.header, header.size);
    const length = world.sizes[state.processes[process].fileSize];
    let size = -1;
    for (const [index, one] of setup.guestSizes.entries())
        if (one <= length)
            size = index;
    return size;
}
/** Is the sector inside the guest's disk as this process knows it? */
export function isInside(world, state, process, guestSector) {
    const { setup } = world.machine;
    const size = imageSize(world, state, process);
    const { address, length } = setup.guestSectors[guestSector];
    return size >= 0 && address + length <= setup.guestSizes[size];
}
/** @returns a data value, `GARBAGE_READ`, or `FAILED` */
export function readImage(world, state, process, image, guestSector, variant) {
    const layout = imageOf(world, image);
    const cached = cachedOf(state, process, image);
    if (!cached.loaded)
        return FAILED;
    const place = layout.places[guestSector];
    if (layout.header < 0)
        return asData(world, fileRead(world, state, process, place.sector, 'data', variant));
    const cluster = lookUp(world, state, process, image, guestSector, variant);
    if (cluster === FAILED)
        return FAILED;
    if (cluster === UNALLOCATED)
        return readBelow(world, state, process, image, guestSector, variant);
    return asData(world, fileRead(world, state, process, layout.pool[cluster][place.offset], 'data', variant));
}
const UNALLOCATED = -2;
/** The cluster a guest sector is mapped to by the tables of this process. */
function lookUp(world, state, process, image, guestSector, variant) {
    const layout = imageOf(world, image);
    const { l1Index, slot } = layout.places[guestSector];
    if (entryAt(layout, cachedOf(state, process, image).l1, l1Index).cluster < 0)
        return UNALLOCATED;
    const code = loadL2(world, state, process, image, l1Index, variant);
    if (code === FAILED)
        return FAILED;
    const { cluster } = entryAt(layout, code, slot);
    return cluster < 0 ? UNALLOCATED : cluster;
}
function readBelow(world, state, process, image, guestSector, variant) {
    if (image + 1 >= world.machine.images.length)
        return 0;
    return readImage(world, state, process, image + 1, guestSector, variant);
}
const asData = (world, content) => content >= world.machine.dataValues ? GARBAGE_READ : content;
/** @returns false for an error */
export function writeImage(world, state, process, image, guestSector, value, variant) {
    const layout = imageOf(world, image);
    if (!cachedOf(state, process, image).loaded)
        return false;
    const below = (sector) => {
        const content = readBelow(world, state, process, image, sector, variant);
        return content === GARBAGE_READ ? 0 : content;
    };
    switch (layout.format) {
        case 'raw':
        case 'blocked':
            return fileWrite(world, state, process, layout.places[guestSector].sector, value, variant);
        case 'qcow2':
            return writeQcow2(world, state, process, image, guestSector, value, variant, below);
        case 'qed':
            return writeQed(world, state, process, image, guestSector, value, variant, below);
    }
}
/**
 * bdrv_co_flush from the top: format caches go to the file, then the file is flushed. cache.no-flush stops the second,
 * and before ca716364f (2011-11-11) the first too.
 */
export function flushImage(world, state, process, variant) {
    const { setup } = processOf(world, process);
    if (setup.cache.noFlush && !setup.behaviour.unsafeWritesTables && applies(world, 'qemu.unsafe-keeps-tables'))
        return true;
    return flushTables(world, state, process) && fileFlush(world, state, process, variant);
}
function flushTables(world, state, process) {
    return world.machine.images.every(({ format }, image) => format !== 'qcow2' || !cachedOf(state, process, image).loaded || flushQcow2(world, state, process, image));
}
/** Reads what a format reads when it is opened. @returns false when the header or a table cannot be read */
export function loadImage(world, state, process, image, variant) {
    const layout = imageOf(world, image);
    const cached = cachedOf(state, process, image);
    forgetTables(state, process, image);
    cached.loaded = false;
    cached.header = 0;
    cached.l1 = 0;
    cached.next = 0;
    if (variant.fails)
        return false;
    if (layout.header >= 0) {
        const code = fileRead(world, state, process, layout.header, 'table', variant);
        const l1 = fileRead(world, state, process, layout.l1, 'table', variant);
        if (code === FAILED || l1 === FAILED)
            return false;
        cached.header = code;
        cached.l1 = l1;
        // Before lengths were remembered, QED asked for the length of its file whenever it was opened.
        if (layout.format === 'qed' && !processOf(world, process).setup.behaviour.zerosBehindKnownLength)
            fileRefreshSize(world, state, process);
        if (layout.format === 'qed')
            cached.next = endInClusters(world, state, process, image);
    }
    cached.loaded = true;
    return true;
}
/** What an image that may be written does to itself when it is opened: bitmaps are taken, unknown autoclear bits go. */
export function claimImage(world, state, process, image) {
    const layout = imageOf(world, image);
    const cached = cachedOf(state, process, image);
    if (layout.header < 0 || !cached.loaded)
        return;
    let code = cached.header;
    if (fieldOf(layout.headerCode, code, header.autoclear) === 1 &&
        applies(world, 'format.writable-open-clears-autoclear'))
        code = withField(layout.headerCode, code, header.autoclear, 0);
    if (fieldOf(layout.headerCode, code, header.bitmap) === BITMAP.stored) {
        code = withField(layout.headerCode, code, header.bitmap, BITMAP.inUse);
        cached.bitmap = true;
    }
    if (code === cached.header)
        return;
    cached.header = code;
    writeHeader(world, state, process, image);
}
/** bdrv_invalidate_cache of the format: close what is cached and read it again. */
export function invalidateImages(world, state, process, variant) {
    const { setup } = processOf(world, process);
    libraryInvalidate(world, state, process);
    for (const [image, layout] of world.machine.images.entries()) {
        if (layout.header < 0 && !variant.fails)
            continue;
        if (image > 0 && !setup.behaviour.activatesBacking && applies(world, 'qemu.backing-is-taken-for-immutable'))
            continue;
        // QED invalidates by closing, which may write the header it still has.
        if (layout.format === 'qed' && applies(world, 'qed.invalidate-closes-first'))
            clearNeedsCheck(world, state, process, image);
        if (layout.format === 'qcow2' && !state.processes[process].inactive)
            flushQcow2(world, state, process, image);
        if (!loadImage(world, state, process, image, variant))
            return false;
    }
    return true;
}
/** The driver's part of giving an image up: bitmaps are stored, tables written, the dirty bit cleared. */
export function inactivateImages(world, state, process, variant) {
    for (const [image, layout] of world.machine.images.entries()) {
        const cached = cachedOf(state, process, image);
        if (layout.format !== 'qcow2' || !cached.loaded)
            continue;
        if (!storeBitmap(world, state, process, image))
            return false;
        if (!flushQcow2(world, state, process, image) || !markClean(world, state, process, image))
            return false;
        // Writing its caches ends with a flush; a raw image has none, and nothing is flushed for it here.
        if (!fileFlush(world, state, process, variant))
            return false;
    }
    return true;
}
/** A persistent bitmap goes back into the image, which no longer says that it is in use. */
function storeBitmap(world, state, process, image) {
    const { headerCode } = imageOf(world, image);
    const cached = cachedOf(state, process, image);
    if (!cached.bitmap || !applies(world, 'qcow2.inactivate-stores-bitmaps'))
        return true;
    cached.bitmap = false;
    cached.header = withField(headerCode, cached.header, header.bitmap, BITMAP.stored);
    return writeHeader(world, state, process, image);
}
/** The driver's part of closing an image. An inactive one has nothing left to write. */
export function closeImages(world, state, process) {
    const own = state.processes[process];
    const { setup } = processOf(world, process);
    if (!setup.readOnly && !own.inactive) {
        for (const [image, { format }] of world.machine.images.entries()) {
            const cached = cachedOf(state, process, image);
            if (!cached.loaded)
                continue;
            if (format === 'qcow2') {
                storeBitmap(world, state, process, image);
                flushQcow2(world, state, process, image);
                markClean(world, state, process, image);
            }
            if (format === 'qed' && applies(world, 'qed.close-writes-header'))
                clearNeedsCheck(world, state, process, image);
        }
        if (own.unflushed)
            fileFlush(world, state, process, plain);
    }
    forgetImages(world, state, process);
}
/** The process no longer has any of it in memory. */
export function forgetImages(world, state, process) {
    for (const [image] of world.machine.images.entries()) {
        const cached = cachedOf(state, process, image);
        forgetTables(state, process, image);
        cached.loaded = false;
        cached.header = 0;
        cached.l1 = 0;
        cached.next = 0;
        cached.bitmap = false;
    }
}
