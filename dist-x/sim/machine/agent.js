/** What the agents of source and destination do for an arbiter, and what they can say about it. */
import { fenceHost } from "../storage/faults.js";
import { processOf } from "./file.js";
import { guestOf } from "./guest.js";
import { nextDestinationStep } from "./handoff-actions.js";
import { continueSource } from "./management.js";
import { isCut, isGone } from "./network.js";
import { kill, quit } from "./process.js";
/** Nobody will ever answer, and silence leads back to the same question. */
export function isInVain(world, state, migration, index) {
    const { arbiter, setup } = world.machine.migrations[migration];
    const one = arbiter.steps[index];
    if (one.kind !== 'request')
        return false;
    const then = arbiter.steps.find(({ label }) => label === one.silence);
    // A process on a node that does not answer cannot be killed over the same link.
    const unable = setup.fencing === 'none' || setup.fencing === 'process-kill';
    const fencesInVain = then?.kind === 'fence' && unable && then.unable === one.label;
    if (one.silence !== one.label && !fencesInVain)
        return false;
    const cutForGood = isCut(state, linkTo(world, migration, one.to)) && world.machine.setup.faults.cutsAreForGood;
    return cutForGood || !hostIsUp(world, state, migration, one.to);
}
export function linkTo(world, migration, to) {
    const { sourceLink, destinationLink } = world.machine.migrations[migration];
    return to === 'source' ? sourceLink : destinationLink;
}
export function hostIsUp(world, state, migration, to) {
    const its = world.machine.migrations[migration];
    return state.hosts[processOf(world, to === 'source' ? its.source : its.destination).host].up;
}
/** An agent that is told to resume waits for the migration that is still under way (libvirt: the job is taken). */
export function mayCarryOut(world, state, migration, request) {
    if (request !== 'resume')
        return true;
    const { status, failing } = state.migrations[migration];
    const busy = status === 'active' || status === 'pre-switchover' || failing;
    return !busy || isGone(world, state, world.machine.migrations[migration].source);
}
export function carryOut(world, state, migration, to, request, variant) {
    const { source, destination } = world.machine.migrations[migration];
    const its = state.migrations[migration];
    state.arbiters[migration].call = 'running';
    switch (request) {
        case 'prepare':
            its.launched = true;
            return;
        case 'perform':
            its.ordered = true;
            return;
        case 'query':
            return;
        case 'cont':
            state.processes[destination].contOrdered = true;
            return;
        case 'kill':
            quit(world, state, to === 'source' ? source : destination);
            return;
        case 'resume':
            if (state.processes[source].run !== 'running')
                continueSource(world, state, source, variant);
            return;
    }
}
/** @returns null while there is nothing to say yet */
export function resultOf(world, state, migration, request) {
    const { source, destination, launchLength } = world.machine.migrations[migration];
    const its = state.migrations[migration];
    const sourceRun = state.processes[source].run;
    const { run, contOrdered } = state.processes[destination];
    switch (request) {
        case 'prepare':
            if (isGone(world, state, destination))
                return 'error';
            return its.destination >= launchLength ? 'ok' : null;
        case 'perform':
            if (sourceRun === 'gone')
                return 'error';
            if (its.status === 'completed')
                return 'ok';
            return (its.status === 'failed' || its.status === 'refused' || its.status === 'cancelled') && !its.failing
                ? 'error'
                : null;
        case 'query':
            if (isGone(world, state, destination))
                return 'error';
            if (run === 'running')
                return 'ok';
            if (its.stream !== 'received')
                return null;
            // Ready is who has done all that comes before cont; who has stopped on the way says so.
            if (nextDestinationStep(world, state, migration) === 'await-cont')
                return 'ok';
            return its.stalled ? 'error' : null;
        case 'cont':
            if (run === 'running')
                return 'ok';
            if (run === 'gone')
                return 'error';
            // It was told, and stopped again because it could not activate its images.
            return its.stalled && !contOrdered ? 'error' : null;
        case 'kill':
            return 'ok';
        case 'resume':
            return sourceRun === 'running' ? 'ok' : 'error';
    }
}
/** @returns false where there is no way to fence */
export function fence(world, state, migration, node) {
    const its = world.machine.migrations[migration];
    const process = node === 'source' ? its.source : its.destination;
    const { host, view } = processOf(world, process);
    switch (its.setup.fencing) {
        case 'none':
            return false;
        case 'process-kill':
            // Whoever does not answer cannot confirm that a process is dead.
            if (!state.hosts[host].up || isCut(state, linkTo(world, migration, node)))
                return false;
            kill(world, state, process);
            return true;
        case 'power': {
            // A guest that is switched off by its own arbiter did not die of a fault.
            const { died } = guestOf(state);
            fenceHost(world, state, host);
            guestOf(state).died = died;
            return true;
        }
        case 'reservation':
            state.views[view].blocklisted = true;
            return true;
    }
}
