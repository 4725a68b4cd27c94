/**
 * What one step of a scenario does. The result goes to a register as an index into `World.results`; a step whose
 * host is gone ends at once and leaves its register at `-`.
 */
import { isOldForGuest } from "../machine/guest.js";
import { lock, unlock } from "./byte-locks.js";
import { dropClient, flushClient, forget } from "./client-cache.js";
import { acquire, lockFor } from "./cluster-lock.js";
import { bootHost, crashHost, crashServer, fenceHost, losePower, restartServer } from "./faults.js";
import { END_OF_FILE, MEDIUM_ERROR, readSectors, revalidate, sizeSeen, writeSectors, } from "./input-output.js";
import { contains, mediumOf } from "./medium.js";
import { abandon, close, open } from "./open-close.js";
import { acknowledge, allowLoss, guarantee, observe } from "./oracle.js";
import { dropClean, failWriteBack, fillPage, isCached, syncView, writeBackAll } from "./page-cache.js";
import { failsForWantOfPath } from "./reach.js";
import { setSize, size, truncate } from "./sizes.js";
import { applies, resultOf, resultOfContent } from "./world.js";
/** Executes step `index`. Recipe: mutates `state`. */
export function runStep(world, state, index, variant) {
    const step = world.steps[index];
    state.steps[index] = true;
    if (step.operation.kind === 'boot')
        bootHost(world, state, step.host);
    if (step.host >= 0 && !state.hosts[step.host].up)
        return;
    if (variant.fails)
        state.budget.flushError[step.host] = state.budget.flushError[step.host] - 1;
    world.outbox.sent = variant.duplicated ? [] : null;
    const result = failsForWantOfPath(world, state, step)
        ? failed(world, state, step)
        : perform(world, state, step, variant);
    if (world.outbox.sent !== null)
        delayDuplicate(state, step, world.outbox.sent);
    world.outbox.sent = null;
    if (step.register >= 0 && result >= 0)
        state.cells[step.firstCell] = result;
}
/** @returns the result for the first cell, or -1 where there is none to record */
function perform(world, state, step, variant) {
    const { operation, view, handle } = step;
    const ok = resultOf(world, 'ok');
    switch (operation.kind) {
        case 'open':
            open(world, state, handle, variant.grants);
            return ok;
        case 'close':
            close(world, state, handle);
            return ok;
        case 'read':
            return record(world, state, step, readSectors(world, state, step, variant));
        case 'write':
            return write(world, state, step, variant);
        case 'fsync':
            return fsync(world, state, step, variant);
        case 'dontneed':
            if (applies(world, 'page-cache.dontneed-drops-clean-pages'))
                dropClean(world, state, view);
            return ok;
        case 'flsbuf':
            // Written, not flushed: no cache of the target is emptied.
            writeBackAll(world, state, view);
            if (applies(world, 'block.flsbuf-drops-pages'))
                dropClean(world, state, view);
            return ok;
        case 'drop-caches':
            for (const [other, { host }] of world.views.entries()) {
                if (host === step.host && applies(world, 'page-cache.drop-caches'))
                    dropClean(world, state, other);
            }
            return ok;
        case 'invalidate':
            flushClient(world, state, view);
            if (applies(world, 'rbd.invalidate-drops-cache'))
                dropClient(state, view);
            return ok;
        case 'mmap':
            revalidate(world, state, view);
            state.views[view].pages[pageOf(world, step)].vma = true;
            return ok;
        case 'munmap':
            state.views[view].pages[pageOf(world, step)].vma = false;
            state.views[view].pages[pageOf(world, step)].mapped = false;
            return ok;
        case 'mread':
            if (!isMapped(world, state, step))
                return -1;
            touch(world, state, step, variant);
            return record(world, state, step, step.sectors.map((sector) => state.views[view].data[sector]));
        case 'mwrite':
            if (!isMapped(world, state, step))
                return -1;
            return writeMapped(world, state, step, variant);
        case 'size':
        case 'fstat':
            return size(world, state, step);
        case 'truncate':
            truncate(world, state, step);
            return ok;
        case 'rescan':
            if (applies(world, 'block.rescan-reads-size'))
                state.views[view].size = mediumOf(world, state, view).size;
            return ok;
        case 'wait':
            wait(world, state, step.host);
            return ok;
        case 'lock':
            return lock(world, state, handle) ? ok : resultOf(world, 'EAGAIN');
        case 'unlock':
            unlock(world, state, handle);
            return ok;
        case 'crash':
            crashHost(world, state, step.host);
            return ok;
        case 'boot':
            return ok;
        case 'partition':
            state.hosts[step.host].connected = false;
            return ok;
        case 'heal':
            state.hosts[step.host].connected = true;
            return ok;
        case 'server-crash':
            crashServer(world, state, false);
            return ok;
        case 'server-restart':
            restartServer(world, state);
            return ok;
        case 'power-loss':
            losePower(world, state);
            return ok;
        case 'resize':
            for (const medium of state.media)
                setSize(world, state, medium, step.operand, true);
            return ok;
        case 'fence':
            fenceHost(world, state, step.operand);
            return ok;
        default:
            throw new Error(`${operation.kind} is a step of a QEMU process, not a system call`);
    }
}
/** Puts data into the cells of the step's register and asks the oracle about it. */
function record(world, state, step, versions) {
    if (versions.includes(MEDIUM_ERROR)) {
        if (step.register >= 0)
            state.cells[step.firstCell] = resultOf(world, 'EIO');
        return -1;
    }
    let old = step.register >= 0 && state.old[step.register];
    for (const [part, version] of versions.entries()) {
        const sector = step.sectors[part];
        if (version === END_OF_FILE)
            old ||= contains(world, state.oracle.size, sector);
        else
            old =
                (world.machine === null
                    ? observe(world, state, step.view, sector, version)
                    : isOldForGuest(world, state, sector, version)) || old;
        if (step.register >= 0)
            state.cells[step.firstCell + part] =
                version === END_OF_FILE ? resultOf(world, 'eof') : resultOfContent(world, sector, version);
    }
    if (step.register >= 0)
        state.old[step.register] = old;
    return -1;
}
function write(world, state, step, variant) {
    const handle = world.handles[step.handle];
    // A device cannot grow by being written to.
    if (world.features.size === 'device' &&
        step.sectors.some((sector) => !contains(world, sizeSeen(world, state, step.view), sector))) {
        return resultOf(world, 'EIO');
    }
    // A device or image that is smaller than this host thinks refuses what lies beyond its end.
    const asksAtOnce = handle.mode === 'direct' || world.features.pageCache === 'none';
    const { size: real } = mediumOf(world, state, step.view);
    if (world.features.name !== 'file' && asksAtOnce && step.sectors.some((sector) => !contains(world, real, sector))) {
        return resultOf(world, 'EIO');
    }
    const done = writeSectors(world, state, handle, step.sectors, step.operand, variant);
    if (!done && state.views[step.view].blocklisted)
        return resultOf(world, 'EIO');
    acknowledge(world, state, step.view, step.sectors, step.operand);
    if (!done) {
        // Nobody promised that a write that failed will last, nor that it will not.
        allowLoss(world, state, step.view);
        return resultOf(world, 'EIO');
    }
    const promisesStable = handle.synchronous || (handle.mode === 'direct' && world.features.nfs !== null);
    if (promisesStable)
        guarantee(world, state, step.view, step.sectors);
    return resultOf(world, 'ok');
}
function fsync(world, state, step, variant) {
    if (variant.fails)
        return failed(world, state, step);
    if (applies(world, 'page-cache.fsync-writes-back'))
        syncView(world, state, step.view);
    const cached = state.views[step.view];
    if (cached.writeError && applies(world, 'page-cache.write-error-is-reported-once')) {
        cached.writeError = false;
        return resultOf(world, 'EIO');
    }
    guarantee(world, state, step.view, null);
    return resultOf(world, 'ok');
}
function writeMapped(world, state, step, variant) {
    const cached = state.views[step.view];
    const page = pageOf(world, step);
    touch(world, state, step, variant);
    const lock = lockFor(world, 'write', false);
    for (const sector of step.sectors) {
        if (lock !== null)
            acquire(world, state, step.view, sector, lock);
        cached.data[sector] = step.operand;
    }
    cached.pages[page].status = 'dirty';
    for (const neighbour of world.pages[page].sectors)
        cached.written[neighbour] = true;
    acknowledge(world, state, step.view, step.sectors, step.operand);
    return resultOf(world, 'ok');
}
/** A mapping that could not be made cannot be used: the program gets SIGSEGV. */
const isMapped = (world, state, step) => state.views[step.view].pages[pageOf(world, step)].vma;
/** A page fault: the page is read if it is not there, and is in the process's page table from now on. */
function touch(world, state, step, variant) {
    const page = pageOf(world, step);
    const lock = lockFor(world, 'read', false);
    if (lock !== null)
        acquire(world, state, step.view, step.sectors[0], lock);
    if (isCached(state, step.view, page)) {
        const clean = state.views[step.view].pages[page].status === 'clean';
        if (!applies(world, 'page-cache.hit') && clean)
            fillPage(world, state, step.view, page);
    }
    else {
        fillPage(world, state, step.view, page);
        readAround(world, state, step.view, page, variant.readAhead);
    }
    state.views[step.view].pages[page].mapped = true;
}
/** A fault on a missing page may bring in pages on both sides of it. `distance` in pages; 0: only the page itself. */
function readAround(world, state, view, fault, distance) {
    if (distance === 0 || !applies(world, 'page-cache.fault-reads-around'))
        return;
    const { number } = world.pages[fault];
    for (const [page, other] of world.pages.entries()) {
        const inFile = contains(world, sizeSeen(world, state, view), other.sectors[0]);
        if (Math.abs(other.number - number) <= distance && inFile && !isCached(state, view, page))
            fillPage(world, state, view, page);
    }
}
/** Time passes: everything with a timeout on this host has timed out. */
function wait(world, state, host) {
    for (const [view, { host: its }] of world.views.entries()) {
        if (its !== host)
            continue;
        const cached = state.views[view];
        if (world.features.validity === 'attributes' && applies(world, 'nfs.attributes-time-out'))
            cached.attributesFresh = false;
        if (world.features.clientCache?.timeBounded !== true || !applies(world, 'client-cache.entries-time-out'))
            continue;
        for (const entry of cached.client)
            if (entry.status === 'clean')
                forget(entry);
    }
}
/** The call came back with EIO. A failed flush also forgets which pages were dirty. */
function failed(world, state, step) {
    if (step.operation.kind === 'fsync' || step.operation.kind === 'close')
        failWriteBack(world, state, step.view, [...world.pages.keys()]);
    if (step.operation.kind === 'close')
        abandon(world, state, step.handle);
    return resultOf(world, 'EIO');
}
/** Keeps a copy of what this step sent, to arrive later once more. */
function delayDuplicate(state, step, sent) {
    state.budget.duplicate[step.host] = state.budget.duplicate[step.host] - 1;
    for (const { sector, version } of sent) {
        state.duplicate.sent[sector] = true;
        state.duplicate.data[sector] = version;
        state.duplicate.pending = true;
    }
}
const pageOf = (world, step) => world.sectors[step.sectors[0]].page;
