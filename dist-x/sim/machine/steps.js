import { applies } from "../storage/world.js";
import { fileDropCache, fileRead, fileRefreshSize, processOf } from "./file.js";
import { flushImage, invalidateImages } from "./format.js";
import { completeRequest, forgetRequest, guessGeometry, guestOf, guestWrite, refreshDevice } from "./guest.js";
import { activate, closeImage, inactivate, openImage, quit, releaseLock, run, takeLock, } from "./process.js";
import { clearNeedsCheck } from "./qed.js";
import { checkAtOpen } from "./repair.js";
import { imageOf } from "./tables-in-file.js";
/** One step of the source; `send`, `pause`, `await-acknowledgement` and `finish` also involve the network. */
export function takeSourceStep(world, state, migration, step, variant) {
    const { source } = world.machine.migrations[migration];
    const its = state.migrations[migration];
    const own = state.processes[source];
    switch (step) {
        case 'stop':
            own.run = 'finish-migrate';
            return 'ok';
        case 'drain':
            drain(world, state, source, variant);
            return 'ok';
        case 'flush':
            return flushImage(world, state, source, variant) ? 'ok' : 'EIO';
        case 'flush-ignoring-errors':
            flushImage(world, state, source, variant);
            return 'ok';
        case 'pause':
            its.status = its.status === 'active' ? 'pre-switchover' : 'active';
            return 'ok';
        case 'inactivate':
            return inactivate(world, state, source, variant) ? 'ok' : 'EIO';
        case 'unlock':
            releaseLock(world, state, source);
            return 'ok';
        case 'close':
            closeImage(world, state, source);
            return 'ok';
        case 'send':
            its.stream = 'sent';
            takeRequestAlong(world, state, migration);
            return 'ok';
        case 'await-acknowledgement':
            its.acknowledgement = 'received';
            return 'ok';
        case 'finish':
            its.status = 'completed';
            own.run = 'postmigrate';
            return 'ok';
        case 'quit':
            quit(world, state, source);
            return 'ok';
        case 'resume':
            run(state, source);
            takeRequestBack(state, source);
            return 'ok';
        default:
            return takeSharedStep(world, state, source, step, variant);
    }
}
/** One step of the destination; `receive` and `acknowledge` also involve the network. */
export function takeDestinationStep(world, state, migration, step, variant) {
    const { destination, handoff } = world.machine.migrations[migration];
    const its = state.migrations[migration];
    const own = state.processes[destination];
    switch (step) {
        case 'open':
            if (own.run === 'absent')
                own.run = 'inmigrate';
            return openImage(world, state, destination, its.stream !== 'received', variant);
        case 'check':
            return checkAtOpen(world, state, destination, variant) ? 'ok' : 'EIO';
        case 'probe':
            probe(world, state, destination, variant);
            return 'ok';
        case 'read-geometry':
            guessGeometry(world, state, destination, variant);
            return 'ok';
        case 'receive':
            if (variant.fails)
                return 'aborted';
            its.stream = 'received';
            if (handoff.postcopy)
                its.pagesMissing = true;
            own.memory = handoff.postcopy ? 'part' : its.overtaken ? 'old' : 'current';
            return 'ok';
        case 'acknowledge':
            its.acknowledgement = 'sent';
            return 'ok';
        case 'await-cont':
            return 'ok';
        case 'refresh-devices':
            refreshDevice(world, state, destination);
            return 'ok';
        case 'start':
            run(state, destination);
            guestOf(state).moved = true;
            sendParkedAgain(world, state, destination, variant);
            return 'ok';
        default:
            return takeSharedStep(world, state, destination, step, variant);
    }
}
/**
 * Going back, a source that has not given its images up has nothing to take again.
 *
 * @source  QEMU block.c bdrv_activate (returns at once unless BDRV_O_INACTIVE is set)
 */
export function isNeeded(state, process, step) {
    return (state.processes[process].inactive ||
        !['lock', 'drop-cache', 'refresh-size', 'invalidate', 'activate'].includes(step));
}
function takeSharedStep(world, state, process, step, variant) {
    switch (step) {
        case 'lock':
            return takeLock(world, state, process) ? 'ok' : 'lock';
        case 'drop-cache':
            fileDropCache(world, state, process);
            return 'ok';
        case 'refresh-size':
            fileRefreshSize(world, state, process);
            return 'ok';
        case 'invalidate':
            return invalidateImages(world, state, process, variant) ? 'ok' : 'EIO';
        case 'reopen':
            closeImage(world, state, process);
            return openImage(world, state, process, false, variant);
        case 'activate':
            return activate(world, state, process, variant) ? 'ok' : 'EIO';
    }
}
/** bdrv_drain_all: what is in flight completes; a drained QED image clears its flag. */
export function drain(world, state, process, variant) {
    const { setup } = processOf(world, process);
    if (applies(world, 'qemu.drain-waits-for-requests'))
        completeRequest(world, state, process, variant);
    if (setup.behaviour.drainClearsNeedCheck &&
        !state.processes[process].inactive &&
        applies(world, 'qed.drain-clears-need-check'))
        clearNeedsCheck(world, state, process, 0);
}
/** Format probing reads the first 2 KiB of the file. */
function probe(world, state, process, variant) {
    const layout = imageOf(world, 0);
    const first = layout.header >= 0 ? layout.header : world.machine.geometrySector;
    if (first < 0 || !applies(world, 'qemu.probing-reads-the-start'))
        return;
    fileRead(world, state, process, layout.header >= 0 ? first : layout.places[first].sector, 'data', variant);
}
/** A parked request is part of the state that is sent; one in flight is not. */
function takeRequestAlong(world, state, migration) {
    const { request } = guestOf(state);
    const { source, destination } = world.machine.migrations[migration];
    if (request.status === 'parked' && request.process === source && applies(world, 'qemu.parked-requests-migrate'))
        request.process = destination;
}
function takeRequestBack(state, process) {
    const { request } = guestOf(state);
    if (request.status === 'parked')
        request.process = process;
}
function sendParkedAgain(world, state, process, variant) {
    const { request } = guestOf(state);
    if (request.status !== 'parked' || request.process !== process)
        return;
    const { sector, value } = request;
    forgetRequest(state);
    guestWrite(world, state, process, sector, value, variant);
}
