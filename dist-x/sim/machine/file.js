/**
 * The protocol layer of one QEMU process: what file-posix (or rbd) does with the file or device below an image format.
 * Everything goes through the system calls of the storage model.
 */
import { dropClient, flushClient, forget } from "../storage/client-cache.js";
import { END_OF_FILE, MEDIUM_ERROR, readAheadLimit, readSectors, writeSectors } from "../storage/input-output.js";
import { contains, reachable, sizeCovering } from "../storage/medium.js";
import { abandon, close, closeSends, open } from "../storage/open-close.js";
import { dropClean, dropPage, failWriteBack, syncView } from "../storage/page-cache.js";
import { failsForWantOfPath } from "../storage/reach.js";
import { querySize } from "../storage/sizes.js";
import { applies } from "../storage/world.js";
import { plain, plainCall } from "./variant.js";
/** Instead of a content: the request failed with EIO. */
export const FAILED = -1;
export const processOf = (world, process) => world.machine.processes[process];
/** The descriptor in use: the read-only one of auto-read-only until the image may be written. */
export function callsOf(world, state, process) {
    const { main, readOnly } = processOf(world, process);
    if (state.handles[main.handle].open)
        return main;
    return readOnly !== null && state.handles[readOnly.handle].open ? readOnly : null;
}
/**
 * Reads one sector of the file. `holds` says whether its caller takes it for a table or for data.
 *
 * @returns the content, 0 behind the length the block layer believes in, `FAILED` for an error
 * @source  QEMU block/io.c bdrv_aligned_preadv (zeros behind total_sectors), block/file-posix.c raw_co_preadv
 */
export function fileRead(world, state, process, sector, holds, variant) {
    const calls = callsOf(world, state, process);
    if (calls === null)
        return FAILED;
    if (processOf(world, process).setup.behaviour.zerosBehindKnownLength &&
        !contains(world, state.processes[process].fileSize, sector) &&
        applies(world, 'block-layer.zeros-behind-known-length'))
        return 0;
    const step = calls.read[sector];
    if (holds === 'table' ? variant.evictsTables : variant.evictsData)
        evict(world, state, step.view, sector);
    if (failsForWantOfPath(world, state, step))
        return FAILED;
    const readAhead = variant.readsAhead ? readAheadLimit(world, step) : 0;
    const [content] = readSectors(world, state, step, readAhead === 0 ? plainCall : { ...plainCall, readAhead });
    if (content === MEDIUM_ERROR)
        return FAILED;
    return content === END_OF_FILE ? 0 : content;
}
/** A clean page may go at any time; when nobody reads it in between, it might as well go right before it is read. */
function evict(world, state, view, sector) {
    const { page } = world.sectors[sector];
    if (state.views[view].pages[page].status === 'clean' && applies(world, 'page-cache.spontaneous-eviction'))
        dropPage(world, state, view, page);
    const entry = state.views[view].client[sector];
    if (entry?.status === 'clean' && applies(world, 'client-cache.spontaneous-eviction'))
        forget(entry);
}
/** Writes one sector, and brings in the rest of its page before that. @returns false for an error */
export function fileWrite(world, state, process, sector, content, variant = plain) {
    const calls = callsOf(world, state, process);
    if (calls === null)
        return false;
    const step = calls.write[sector];
    const own = state.processes[process];
    if (variant.evictsData)
        evict(world, state, step.view, sector);
    if (failsForWantOfPath(world, state, step))
        return false;
    // A device cannot grow by being written to.
    if (world.features.name !== 'file' && !contains(world, mediumSize(world, state, step.view), sector))
        return false;
    if (!writeSectors(world, state, world.handles[calls.handle], step.sectors, content, plainCall))
        return false;
    own.unflushed = true;
    if (!contains(world, own.fileSize, sector))
        own.fileSize = sizeCovering(world, sector);
    return true;
}
const mediumSize = (world, state, view) => state.media[world.views[view].medium].size;
/**
 * bdrv_co_flush of the file: fdatasync, unless nothing was written since the last one, or cache.no-flush.
 *
 * @returns false when it failed
 * @source  QEMU block/io.c bdrv_co_flush; block/file-posix.c handle_aiocb_flush
 */
export function fileFlush(world, state, process, variant) {
    const own = state.processes[process];
    const { setup } = processOf(world, process);
    const calls = callsOf(world, state, process);
    if (calls === null)
        return false;
    if (setup.cache.noFlush && applies(world, 'block-layer.no-flush-ignores-flushes'))
        return true;
    if (!own.unflushed && applies(world, 'block-layer.flush-is-skipped-when-nothing-was-written'))
        return true;
    if (own.poisoned && applies(world, 'block-layer.failed-flush-poisons'))
        return false;
    const { view } = calls.fsync;
    if (variant.fails || failsForWantOfPath(world, state, calls.fsync)) {
        if (!setup.cache.direct) {
            failWriteBack(world, state, view, [...world.pages.keys()]);
            if (setup.behaviour.failedFlushPoisons)
                own.poisoned = true;
        }
        return false;
    }
    syncView(world, state, view);
    own.unflushed = false;
    return true;
}
/** raw_co_invalidate_cache with drop-cache=on: flush, then fadvise(DONTNEED) over the whole file. */
export function fileDropCache(world, state, process) {
    const { setup, view } = processOf(world, process);
    if (world.features.pageCache === 'none')
        return;
    if (!setup.dropCache || setup.cache.direct || !applies(world, 'block-layer.activation-drops-page-cache'))
        return;
    fileFlush(world, state, process, plain);
    dropClean(world, state, view);
}
/** qemu_rbd_co_invalidate_cache: the library forgets what it has cached. */
export function libraryInvalidate(world, state, process) {
    const { view } = processOf(world, process);
    if (world.features.pageCache !== 'none' || !applies(world, 'rbd.invalidate-drops-cache'))
        return;
    flushClient(world, state, view);
    dropClient(state, view);
}
/** Asks the host for the length of the file or device (lseek SEEK_END). */
export function fileRefreshSize(world, state, process) {
    const calls = callsOf(world, state, process);
    if (calls !== null)
        state.processes[process].fileSize = querySize(world, state, calls.size);
}
/** open(2), and the length of what was opened. */
export function fileOpen(world, state, process, forWriting) {
    const { main, readOnly } = processOf(world, process);
    const calls = forWriting || readOnly === null ? main : readOnly;
    open(world, state, calls.handle, false);
    state.processes[process].fileSize = querySize(world, state, calls.size);
}
/** With auto-read-only, activation opens the file afresh for writing and closes the old descriptor. */
export function fileReopenForWriting(world, state, process) {
    const { main, readOnly } = processOf(world, process);
    if (readOnly === null || state.handles[main.handle].open || !state.handles[readOnly.handle].open)
        return;
    open(world, state, main.handle, false);
    close(world, state, readOnly.handle);
}
export function fileClose(world, state, process) {
    const { main, readOnly, view } = processOf(world, process);
    for (const calls of [main, readOnly]) {
        if (calls === null || !state.handles[calls.handle].open)
            continue;
        if (reachable(world, state, view) || !closeSends(world, state, calls.handle))
            close(world, state, calls.handle);
        else
            leave(world, state, calls.handle);
    }
}
/** The process is gone, and what it had dirty cannot be sent: the kernel keeps it, or gives it up with the device. */
function leave(world, state, handle) {
    if (world.features.onLoss === 'fail')
        abandon(world, state, handle);
    else
        state.handles[handle].open = false;
}
