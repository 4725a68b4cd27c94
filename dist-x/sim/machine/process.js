/** What a QEMU process does as a whole: open and close its image, take and release locks, activate, end. */
import { lock, unlock } from "../storage/byte-locks.js";
import { applies } from "../storage/world.js";
import { callsOf, fileClose, fileOpen, fileReopenForWriting, processOf } from "./file.js";
import { claimImage, closeImages, forgetImages, inactivateImages, loadImage } from "./format.js";
import { forgetRequest, guestOf } from "./guest.js";
import { header } from "./layout.js";
import { checkAtOpen } from "./repair.js";
import { fieldOf } from "./tables.js";
import { cachedOf, imageOf } from "./tables-in-file.js";
/**
 * Opens the image and reads what its format reads at open. `incoming`: for a migration that has not arrived, so that a
 * QEMU that knows inactive images opens it inactive.
 */
export function openImage(world, state, process, incoming, variant) {
    const own = state.processes[process];
    const { setup } = processOf(world, process);
    own.inactive = incoming && setup.behaviour.incomingIsInactive && applies(world, 'qemu.incoming-images-are-inactive');
    own.unflushed = false;
    own.poisoned = false;
    fileOpen(world, state, process, !own.inactive);
    if (!own.inactive && !takeLock(world, state, process)) {
        fileClose(world, state, process);
        return 'lock';
    }
    for (const [image] of world.machine.images.entries()) {
        if (loadImage(world, state, process, image, variant))
            continue;
        closeImage(world, state, process);
        return 'EIO';
    }
    if (aborts(world, state, process))
        return 'aborted';
    if (!own.inactive && !setup.readOnly)
        claim(world, state, process);
    return 'ok';
}
/** QEMU 7.2: an incoming QED image with NEED_CHECK arms a timer that writes when the device is attached, and asserts. */
function aborts(world, state, process) {
    const { setup } = processOf(world, process);
    const layout = imageOf(world, 0);
    if (layout.format !== 'qed' || !state.processes[process].inactive || !setup.behaviour.incomingQedAborts)
        return false;
    const set = fieldOf(layout.headerCode, cachedOf(state, process, 0).header, header.dirty) === 1;
    return set && applies(world, 'qed.incoming-need-check-aborts');
}
/** Bitmaps and unknown feature bits of images that this process may write. */
function claim(world, state, process) {
    claimImage(world, state, process, 0);
}
/** Takes the image lock. @returns false when somebody else has it */
export function takeLock(world, state, process) {
    const { setup } = processOf(world, process);
    const calls = callsOf(world, state, process) ?? processOf(world, process).main;
    if (!setup.behaviour.imageLocks || !setup.locking || setup.forceShare || !applies(world, 'qemu.image-locks'))
        return true;
    if (state.handles[calls.handle].locked)
        return true;
    if (!lock(world, state, calls.handle))
        return false;
    // A reader only looks whether somebody writes.
    if (setup.readOnly)
        unlock(world, state, calls.handle);
    return true;
}
export function releaseLock(world, state, process) {
    const { main, readOnly } = processOf(world, process);
    for (const calls of [main, readOnly])
        if (calls !== null)
            unlock(world, state, calls.handle);
}
/** Closes the image in an orderly way. */
export function closeImage(world, state, process) {
    closeImages(world, state, process);
    fileClose(world, state, process);
}
/** Becomes able to write: a fresh descriptor with auto-read-only, then what a writable open does. */
export function activate(world, state, process, variant) {
    const own = state.processes[process];
    const { setup } = processOf(world, process);
    if (!own.inactive)
        return true;
    own.inactive = false;
    fileReopenForWriting(world, state, process);
    if (setup.readOnly)
        return true;
    claim(world, state, process);
    return checkAtOpen(world, state, process, variant);
}
export function inactivate(world, state, process, variant) {
    if (!inactivateImages(world, state, process, variant))
        return false;
    if (applies(world, 'qemu.source-becomes-inactive'))
        state.processes[process].inactive = true;
    return true;
}
/** The process ends in an orderly way. */
export function quit(world, state, process) {
    if (state.processes[process].run === 'gone')
        return;
    completeLost(world, state, process);
    closeImage(world, state, process);
    end(state, process);
}
/** kill -9: nothing it has in memory is written; the kernel closes its descriptors. */
export function kill(world, state, process) {
    const own = state.processes[process];
    if (own.run === 'gone')
        return;
    if (own.run === 'running' || own.run === 'io-error')
        guestOf(state).died = true;
    completeLost(world, state, process);
    forgetImages(world, state, process);
    fileClose(world, state, process);
    end(state, process);
}
/** The host under it is gone. The kernel's part (descriptors, pages) is the storage model's business. */
export function crash(world, state, process) {
    const own = state.processes[process];
    const guest = guestOf(state);
    if (own.run === 'running' || own.run === 'io-error')
        guest.died = true;
    // Whoever had the only complete state of a stopped guest takes it along.
    const others = state.processes.filter((_, at) => at !== process);
    if (own.memory === 'current' && !others.some(({ memory, run: its }) => memory === 'current' || its === 'running'))
        guest.died = true;
    // Once it is decided that the guest is to run here, it is this machine that it dies with.
    if (own.memory === 'current' && wasChosen(world, state, process))
        guest.died = true;
    completeLost(world, state, process);
    forgetImages(world, state, process);
    end(state, process);
}
function wasChosen(world, state, process) {
    return world.machine.migrations.some(({ source, destination }, index) => {
        const { decided } = state.arbiters[index];
        return (decided === 'source' && source === process) || (decided === 'destination' && destination === process);
    });
}
/** A request of a process that ends is never answered. */
function completeLost(_world, state, process) {
    const { request } = guestOf(state);
    if (request.status !== 'none' && request.process === process)
        forgetRequest(state);
}
function end(state, process) {
    const own = state.processes[process];
    own.run = 'gone';
    own.memory = 'none';
    own.contOrdered = false;
    own.inactive = false;
    own.unflushed = false;
    own.poisoned = false;
    own.fileSize = 0;
    own.deviceSize = 0;
    own.geometry = 0;
}
/** The virtual processors run. */
export function run(state, process) {
    const own = state.processes[process];
    if (own.memory === 'old')
        guestOf(state).event.oldMemory = true;
    own.run = 'running';
}
