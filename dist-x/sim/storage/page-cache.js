/**
 * The page cache of one host over one device node or mount. A page holds eight sectors; what a scenario names of
 * them lives in `view.data`. Pages enter by reads, by the rest of a partially written page, and by read-ahead; they
 * leave by eviction and by the calls that drop them.
 */
import { noticeOwnWrite, noticeReadReply } from "./attributes.js";
import { lowerFlush, lowerRead, lowerWrite } from "./client-cache.js";
import { contains, mediumFlush, mediumOf } from "./medium.js";
import { applies, holeOf } from "./world.js";
/** Brings a page in: the whole of it, however little was asked for. */
export function fillPage(world, state, view, page) {
    const cached = state.views[view];
    const { sectors } = world.pages[page];
    const asks = sectors.filter((sector) => !liesBeyondKnownEnd(world, cached.size, sector));
    for (const sector of sectors) {
        cached.data[sector] = asks.includes(sector) ? lowerRead(world, state, view, sector, false) : holeOf(world);
    }
    cached.pages[page].status = 'clean';
    if (asks.length > 0)
        noticeReadReply(world, state, view);
}
/** What lies past the size an NFS client knows it fills with zeros instead of asking, though the file may be longer. */
function liesBeyondKnownEnd(world, size, sector) {
    return world.features.nfs !== null && !contains(world, size, sector) && applies(world, 'nfs.past-known-end-is-zeros');
}
/** Forgets a page, whatever state it is in. */
export function dropPage(world, state, view, page) {
    const cached = state.views[view];
    const entry = cached.pages[page];
    entry.status = 'absent';
    entry.mapped = false;
    for (const sector of world.pages[page].sectors) {
        cached.data[sector] = 0;
        cached.written[sector] = false;
    }
}
/** Sends what a dirty page has to send. NFS keeps it until COMMIT; elsewhere the page is clean at once. */
export function writeBackPage(world, state, view, page) {
    const cached = state.views[view];
    if (isBeyondDevice(world, state, view, page)) {
        failPage(world, state, view, page);
        return;
    }
    for (const sector of world.pages[page].sectors) {
        if (cached.written[sector])
            lowerWrite(world, state, view, sector, cached.data[sector], false, false);
    }
    noticeOwnWrite(world, state, view);
    if (world.features.nfs !== null && applies(world, 'nfs.unstable-write-is-kept'))
        cached.pages[page].status = 'unstable';
    else
        markClean(world, state, view, page);
}
/** The device has become smaller since the page was written to. */
function isBeyondDevice(world, state, view, page) {
    if (world.features.size !== 'device')
        return false;
    const { size } = mediumOf(world, state, view);
    const { written } = state.views[view];
    return world.pages[page].sectors.some((sector) => written[sector] && !contains(world, size, sector));
}
/** fsync: write back everything this host has dirty, then make it stable. */
export function syncView(world, state, view) {
    writeBackAll(world, state, view);
    if (world.features.nfs !== null)
        commit(world, state, view);
    else
        lowerFlush(world, state, view);
}
/** The end of a synchronous write: only the pages written to go out, then they are made stable. */
export function syncPages(world, state, view, written) {
    const { pages } = state.views[view];
    for (const page of written)
        if (pages[page].status === 'dirty')
            writeBackPage(world, state, view, page);
    if (world.features.nfs !== null)
        commit(world, state, view);
    else
        lowerFlush(world, state, view);
}
/** Writes back every dirty page, and what a restarted server may have lost. */
export function writeBackAll(world, state, view) {
    const { pages } = state.views[view];
    for (let page = 0; page < pages.length; page++) {
        if (pages[page].status === 'dirty')
            writeBackPage(world, state, view, page);
        else if (pages[page].status === 'lost') {
            if (applies(world, 'nfs.verifier-change-resends'))
                writeBackPage(world, state, view, page);
            else
                markClean(world, state, view, page);
        }
    }
}
/** COMMIT: the server makes what it holds stable, the client may forget its copies. Nothing to commit: nothing sent. */
export function commit(world, state, view) {
    const { pages } = state.views[view];
    if (!pages.some(({ status }) => status === 'unstable'))
        return;
    if (applies(world, 'nfs.fsync-commits'))
        mediumFlush(world, state, view);
    for (let page = 0; page < pages.length; page++) {
        if (pages[page].status === 'unstable')
            markClean(world, state, view, page);
    }
}
export function markClean(world, state, view, page) {
    const cached = state.views[view];
    cached.pages[page].status = 'clean';
    for (const sector of world.pages[page].sectors)
        cached.written[sector] = false;
}
/** Write-back of some pages failed: Linux reports the error once and calls them clean. */
export function failWriteBack(world, state, view, sent) {
    const { pages } = state.views[view];
    for (const page of sent) {
        if (needsSending(pages[page]) && applies(world, 'page-cache.failed-write-back-marks-clean'))
            markClean(world, state, view, page);
    }
}
/** A write-back that nobody waits for fails: the next fsync learns of it. */
export function failPage(world, state, view, page) {
    if (applies(world, 'page-cache.failed-write-back-marks-clean'))
        markClean(world, state, view, page);
    state.views[view].writeError = true;
}
/** Drops what an advisory call may drop: clean pages that no process has mapped. */
export function dropClean(world, state, view) {
    const { pages } = state.views[view];
    for (let page = 0; page < pages.length; page++) {
        const entry = pages[page];
        if (entry.status === 'absent')
            continue;
        if (entry.status !== 'clean' && applies(world, 'page-cache.advice-keeps-dirty-pages'))
            continue;
        if (entry.mapped && applies(world, 'page-cache.advice-keeps-mapped-pages'))
            continue;
        dropPage(world, state, view, page);
    }
}
/** Forgets every page, dirty ones too; mappings are torn down. */
export function dropAll(world, state, view) {
    for (let page = 0; page < world.pages.length; page++)
        dropPage(world, state, view, page);
}
export const needsSending = ({ status }) => status === 'dirty' || status === 'unstable' || status === 'lost';
export const hasUnsent = (state, view) => state.views[view].pages.some(needsSending);
export const isCached = (state, view, page) => state.views[view].pages[page].status !== 'absent';
