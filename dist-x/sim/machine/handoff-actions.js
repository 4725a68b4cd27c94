import { awaited } from "../storage/reach.js";
import { applies } from "../storage/world.js";
import { callsOf, processOf } from "./file.js";
import { isCut, isGone, stateIsMissing, streamIsBroken } from "./network.js";
import { quit } from "./process.js";
import { isNeeded, takeDestinationStep, takeSourceStep } from "./steps.js";
import { certain, chanceOfRequest, mayVary, spend, variantsFor } from "./variants.js";
export function handoffActions(world) {
    return world.machine.migrations.flatMap((_, migration) => [
        ...sourceActions(world, migration),
        ...destinationActions(world, migration),
    ]);
}
/** A process that takes part in several migrations has steps of the same name in each: `D.lock, S to D`. */
function nameSuffix(world, migration, process) {
    const { migrations } = world.machine;
    const several = migrations.filter(({ source, destination }) => source === process || destination === process).length > 1;
    const { setup } = migrations[migration];
    return several ? `, ${setup.source} to ${setup.destination}` : '';
}
/** The step the source would take next; null where it has nothing to do. */
export function nextSourceStep(world, state, migration) {
    const { handoff } = world.machine.migrations[migration];
    const { status, failing, source } = state.migrations[migration];
    if (failing)
        return handoff.sourceFails[source] ?? null;
    return status === 'active' || status === 'pre-switchover' ? (handoff.source[source] ?? null) : null;
}
/** The step the destination would take next; null where it has nothing to do. */
export function nextDestinationStep(world, state, migration) {
    const { destinationSteps, destination } = world.machine.migrations[migration];
    const its = state.migrations[migration];
    if (!its.launched || isGone(world, state, destination))
        return null;
    return destinationSteps[its.destination] ?? null;
}
function sourceActions(world, migration) {
    const { source, handoff } = world.machine.migrations[migration];
    const { name } = processOf(world, source);
    const suffix = nameSuffix(world, migration, source);
    const kinds = [...new Set([...handoff.source, ...handoff.sourceFails])];
    const alive = (state) => !isGone(world, state, source);
    const steps = kinds.map((step) => {
        const chance = chanceOf(world, source, step);
        const variants = variantsFor(world, chance);
        return {
            name: `${name}.${step}${suffix}`,
            actor: name,
            choices: variants.map(({ label }) => label),
            enabled: (state, choice) => alive(state) &&
                nextSourceStep(world, state, migration) === step &&
                sourceMayGoOn(world, state, migration, step) &&
                mayVary(world, state, chance, variants[choice]) &&
                canReach(world, state, source, step),
            apply: (state, choice) => applySource(world, state, migration, step, variants[choice], chance),
        };
    });
    const begins = {
        name: `${name}.begins-migration${suffix}`,
        actor: name,
        choices: [''],
        enabled: (state) => alive(state) && mayBegin(world, state, migration),
        apply: (state) => begin(world, state, migration),
    };
    const error = {
        name: `${name}.sees-error${suffix}`,
        actor: name,
        choices: [''],
        enabled: (state) => alive(state) && maySeeError(world, state, migration),
        apply: (state) => failMigration(world, state, migration),
    };
    const pages = {
        name: `${name}.sends-remaining-pages`,
        actor: name,
        choices: [''],
        enabled: (state) => alive(state) && state.migrations[migration].pagesMissing && !streamIsBroken(world, state, migration),
        apply: (state) => {
            const { destination } = world.machine.migrations[migration];
            state.migrations[migration].pagesMissing = false;
            state.processes[destination].memory = 'current';
            if (state.processes[destination].run === 'running' && state.processes[source].memory === 'current')
                state.processes[source].memory = 'old';
        },
    };
    return [begins, ...steps, error, ...(handoff.postcopy ? [pages, stalls(world, migration)] : [])];
}
/** A destination that waits for a page its source can no longer send stops for good. */
function stalls(world, migration) {
    const { source, destination } = world.machine.migrations[migration];
    const { name } = processOf(world, destination);
    return {
        name: `${name}.waits-for-a-lost-page`,
        actor: name,
        choices: [''],
        enabled: (state) => state.migrations[migration].pagesMissing &&
            state.processes[destination].run === 'running' &&
            isGone(world, state, source) &&
            applies(world, 'migration.postcopy-needs-its-source'),
        apply: (state) => {
            state.processes[destination].run = 'paused';
        },
    };
}
function mayBegin(world, state, migration) {
    const { source, destination, launchLength } = world.machine.migrations[migration];
    const its = state.migrations[migration];
    return (its.ordered &&
        its.status === 'none' &&
        mayMigrate(state, source) &&
        its.launched &&
        (its.destination >= launchLength || isGone(world, state, destination)));
}
/** A guest that runs, or that has stopped for an error or because it was told to. */
export const mayMigrate = (state, process) => ['running', 'io-error', 'paused'].includes(state.processes[process].run);
/** Formats that cannot be invalidated refuse; so does QEMU when nobody listens at the other end. */
function begin(world, state, migration) {
    const { source, destination } = world.machine.migrations[migration];
    const { behaviour } = processOf(world, source).setup;
    const its = state.migrations[migration];
    const blocked = world.machine.images.some(({ format }) => (format === 'blocked' && behaviour.blocks.includes('other')) ||
        (format === 'qed' && behaviour.blocks.includes('qed')));
    if (blocked && applies(world, 'migration.blocked-formats-refuse'))
        its.status = 'refused';
    else
        its.status = isGone(world, state, destination) ? 'failed' : 'active';
}
function sourceMayGoOn(world, state, migration, step) {
    const its = state.migrations[migration];
    switch (step) {
        case 'pause':
            return its.status === 'active' || its.continued || !world.machine.scripted;
        case 'await-acknowledgement':
            return its.acknowledgement === 'sent' && !isCut(state, world.machine.migrations[migration].streamLink);
        case 'finish':
            return (!its.pagesMissing &&
                !(world.machine.migrations[migration].handoff.postcopy &&
                    its.stream === 'sent' &&
                    !streamIsBroken(world, state, migration)));
        default:
            return true;
    }
}
function applySource(world, state, migration, step, variant, chance) {
    const its = state.migrations[migration];
    spend(world, state, chance, variant);
    const { source } = world.machine.migrations[migration];
    const skipped = its.failing && !isNeeded(state, source, step);
    const outcome = skipped ? 'ok' : takeSourceStep(world, state, migration, step, variant);
    if (outcome === 'ok') {
        if (step === 'pause' && its.status === 'pre-switchover')
            return;
        its.source += 1;
        if (its.failing && its.source >= world.machine.migrations[migration].handoff.sourceFails.length)
            settle(state, migration);
    }
    else if (its.failing) {
        // It cannot run again: paused, with or without an image.
        settle(state, migration);
        state.processes[world.machine.migrations[migration].source].run = 'paused';
    }
    else
        failMigration(world, state, migration);
}
/** The list for failures is done with. */
function settle(state, migration) {
    const its = state.migrations[migration];
    its.failing = false;
    its.source = 0;
}
/** Past the point of no return of postcopy a failure leaves both paused; before it, the source goes back. */
export function failMigration(world, state, migration) {
    const { handoff, source } = world.machine.migrations[migration];
    const its = state.migrations[migration];
    const own = state.processes[source];
    if (handoff.postcopy && its.stream !== 'none' && applies(world, 'migration.postcopy-has-no-way-back')) {
        its.status = 'postcopy-paused';
        own.run = 'postmigrate';
        return;
    }
    const stopped = own.run !== 'running';
    its.status = 'failed';
    its.source = 0;
    if (its.stream === 'none')
        its.stream = 'lost';
    its.failing = stopped && handoff.sourceFails.length > 0;
    if (stopped && !its.failing)
        own.run = 'postmigrate';
}
/** Between the first and the last byte the source may notice that something is wrong with the other end. */
function maySeeError(world, state, migration) {
    const { status, failing } = state.migrations[migration];
    return status === 'active' && !failing && streamIsBroken(world, state, migration);
}
function destinationActions(world, migration) {
    const { destination, destinationSteps } = world.machine.migrations[migration];
    const { name } = processOf(world, destination);
    const suffix = nameSuffix(world, migration, destination);
    const steps = [...new Set(destinationSteps)].map((step) => {
        const chance = chanceOf(world, destination, step);
        const variants = variantsFor(world, chance);
        return {
            name: `${name}.${step}${suffix}`,
            actor: name,
            choices: variants.map(({ label }) => label),
            enabled: (state, choice) => nextDestinationStep(world, state, migration) === step &&
                destinationMayGoOn(world, state, migration, step) &&
                mayVary(world, state, chance, variants[choice]) &&
                canReach(world, state, destination, step),
            apply: (state, choice) => {
                spend(world, state, chance, variants[choice]);
                applyDestination(world, state, migration, step, variants[choice]);
            },
        };
    });
    const breaks = {
        name: `${name}.loses-its-source${suffix}`,
        actor: name,
        choices: [''],
        enabled: (state) => nextDestinationStep(world, state, migration) === 'receive' &&
            stateIsMissing(world, state, migration) &&
            applies(world, 'migration.incomplete-state-ends-destination'),
        apply: (state) => quit(world, state, destination),
    };
    return [...steps, breaks];
}
function destinationMayGoOn(world, state, migration, step) {
    const { streamLink, waitsForCont, destination } = world.machine.migrations[migration];
    const its = state.migrations[migration];
    const own = state.processes[destination];
    if (its.stalled && !own.contOrdered)
        return false;
    switch (step) {
        case 'receive':
            return its.stream === 'sent' && !isCut(state, streamLink);
        case 'await-cont':
            return !waitsForCont || own.contOrdered;
        default:
            return true;
    }
}
export function applyDestination(world, state, migration, step, variant) {
    const { destination, destinationSteps, launchLength, waitsForCont } = world.machine.migrations[migration];
    const { behaviour } = processOf(world, destination).setup;
    const its = state.migrations[migration];
    const own = state.processes[destination];
    const outcome = takeDestinationStep(world, state, migration, step, variant);
    if (step === 'receive' && outcome === 'ok' && waitsForCont)
        own.run = 'paused';
    const launching = its.destination < launchLength;
    if (outcome === 'ok') {
        its.stalled = false;
        its.destination += 1;
    }
    else if (outcome === 'aborted' || launching || step === 'receive' || step === 'open')
        quit(world, state, destination);
    else if (behaviour.activationErrorsCount || !applies(world, 'qemu.activation-errors-were-ignored')) {
        // It stays paused; cont would try again.
        own.run = 'paused';
        own.contOrdered = false;
        its.stalled = true;
        its.destination =
            launchLength +
                destinationSteps.slice(launchLength).findIndex((one) => one !== 'receive' && one !== 'acknowledge');
    }
    else
        its.destination += 1;
    return outcome;
}
/** Opening, reading and flushing wait for a storage that is waited for. */
function canReach(world, state, process, step) {
    switch (step) {
        case 'open':
        case 'reopen':
            return awaited(world, state, processOf(world, process).main.open) === null;
        case 'flush':
        case 'flush-ignoring-errors':
        case 'inactivate':
        case 'close':
        case 'drain':
        case 'invalidate':
        case 'activate':
        case 'drop-cache':
        case 'probe':
        case 'read-geometry':
        case 'check': {
            const calls = callsOf(world, state, process);
            return calls === null || awaited(world, state, calls.fsync) === null;
        }
        default:
            return true;
    }
}
function chanceOf(world, process, step) {
    const none = certain(process);
    switch (step) {
        case 'open':
        case 'reopen':
        case 'invalidate':
            return { ...none, readsTables: true, loads: true };
        case 'check':
        case 'activate':
            return { ...none, readsTables: true };
        case 'drain':
        case 'start':
            return chanceOfRequest(world, process);
        case 'probe':
        case 'read-geometry':
            return { ...none, readsTables: true, readsData: true };
        case 'flush':
        case 'flush-ignoring-errors':
        case 'inactivate':
            return { ...none, flushes: true };
        case 'receive':
            return { ...none, loads: true };
        default:
            return none;
    }
}
