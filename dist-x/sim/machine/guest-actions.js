import { awaited } from "../storage/reach.js";
import { applies } from "../storage/world.js";
import { callsOf, processOf } from "./file.js";
import { completeRequest, guestFlush, guestOf, guestRead, guestWrite } from "./guest.js";
import { header } from "./layout.js";
import { clearNeedsCheck } from "./qed.js";
import { resizeImage } from "./resize.js";
import { fieldOf } from "./tables.js";
import { cachedOf, imageOf } from "./tables-in-file.js";
import { certain, chanceOfRead, chanceOfRequest, chanceOfWrite, mayVary, sendsRequests, spend, variantsFor, } from "./variants.js";
export function guestActions(world) {
    const { processes, setup } = world.machine;
    return processes.flatMap(({ setup: process }, index) => {
        if (process.program !== 'qemu')
            return [];
        const unscripted = setup.workload === null ? [] : workloadActions(world, index);
        return [...unscripted, ...spontaneous(world, index)];
    });
}
function workloadActions(world, process) {
    const { workload } = world.machine.setup;
    const { name } = processOf(world, process);
    const runs = (state) => state.processes[process].run === 'running';
    const actions = [];
    if (workload.writes > 0)
        actions.push(writes(world, process));
    if (workload.reads > 0)
        actions.push(reads(world, process));
    if (workload.flushes > 0) {
        const chance = { ...certain(process), flushes: true };
        const variants = variantsFor(world, chance);
        actions.push({
            name: `${name}.guest-flushes`,
            actor: `guest on ${name}`,
            choices: variants.map(({ label }) => label),
            enabled: (state, choice) => runs(state) &&
                guestOf(state).left.flushes > 0 &&
                mayVary(world, state, chance, variants[choice]) &&
                reaches(world, state, process),
            apply: (state, choice) => {
                guestOf(state).left.flushes -= 1;
                spend(world, state, chance, variants[choice]);
                guestFlush(world, state, process, variants[choice]);
            },
        });
    }
    if (workload.resizes > 0) {
        actions.push({
            name: `${name}.block-resize`,
            actor: 'management',
            choices: world.machine.setup.guestSizes.map((size) => `to ${size} sectors`),
            enabled: (state, size) => runs(state) &&
                guestOf(state).left.resizes > 0 &&
                guestOf(state).size !== size &&
                reaches(world, state, process),
            apply: (state, size) => {
                guestOf(state).left.resizes -= 1;
                resizeImage(world, state, process, size);
            },
        });
    }
    return actions;
}
function writes(world, process) {
    const { machine } = world;
    const { name } = processOf(world, process);
    const { inFlight } = machine.setup.workload;
    const instances = machine.workloadSectors.flatMap((guestSector) => {
        const chance = chanceOfWrite(world, process, guestSector);
        return variantsFor(world, chance).map((variant) => ({ chance, variant }));
    });
    return {
        name: `${name}.guest-writes`,
        actor: `guest on ${name}`,
        choices: instances.map(({ chance, variant }) => labelled(world, chance, variant.label)),
        enabled: (state, choice) => {
            const { chance, variant } = instances[choice];
            return (state.processes[process].run === 'running' &&
                guestOf(state).left.writes > 0 &&
                guestOf(state).request.status === 'none' &&
                knowsOf(world, state, chance.guestSector) &&
                mayVary(world, state, chance, variant) &&
                reaches(world, state, process));
        },
        apply: (state, choice) => {
            const guest = guestOf(state);
            const { chance, variant } = instances[choice];
            const value = machine.dataValues - guest.left.writes;
            guest.left.writes -= 1;
            if (!inFlight) {
                guestWrite(world, state, process, chance.guestSector, value, variant);
                return;
            }
            guest.request.status = 'in-flight';
            guest.request.process = process;
            guest.request.sector = chance.guestSector;
            guest.request.value = value;
        },
    };
}
function reads(world, process) {
    const { machine } = world;
    const { name } = processOf(world, process);
    const instances = machine.workloadSectors.flatMap((guestSector) => {
        const chance = chanceOfRead(process, guestSector);
        return variantsFor(world, chance).map((variant) => ({ chance, variant }));
    });
    return {
        name: `${name}.guest-reads`,
        actor: `guest on ${name}`,
        choices: instances.map(({ chance, variant }) => labelled(world, chance, variant.label)),
        enabled: (state, choice) => {
            const { chance, variant } = instances[choice];
            const guest = guestOf(state);
            return (state.processes[process].run === 'running' &&
                guest.left.reads > 0 &&
                knowsOf(world, state, chance.guestSector) &&
                mayVary(world, state, chance, variant) &&
                reaches(world, state, process));
        },
        apply: (state, choice) => {
            const { chance, variant } = instances[choice];
            guestOf(state).left.reads -= 1;
            guestRead(world, state, process, chance.guestSector, variant);
        },
    };
}
/** A guest only uses what it believes its disk to have. */
function knowsOf(world, state, guestSector) {
    const { address, length } = world.machine.setup.guestSectors[guestSector];
    return address + length <= world.machine.setup.guestSizes[guestOf(state).size];
}
function labelled(world, { guestSector }, label) {
    const { name } = world.machine.setup.guestSectors[guestSector];
    return label === '' ? name : `${name}, ${label}`;
}
/** I/O to a storage that is waited for does not even start where it cannot be reached. */
function reaches(world, state, process) {
    const calls = callsOf(world, state, process);
    if (calls === null)
        return true;
    return awaited(world, state, calls.size) === null && awaited(world, state, calls.write[0]) === null;
}
function spontaneous(world, process) {
    const { name } = processOf(world, process);
    const chance = chanceOfRequest(world, process);
    const variants = variantsFor(world, chance);
    const completes = {
        name: `${name}.request-completes`,
        actor: name,
        choices: variants.map(({ label }) => label),
        enabled: (state, choice) => {
            const { request } = guestOf(state);
            return (request.status === 'in-flight' &&
                request.process === process &&
                mayVary(world, state, chance, variants[choice]) &&
                reaches(world, state, process));
        },
        apply: (state, choice) => completeRequest(world, state, process, variants[choice]),
    };
    const timer = {
        name: `${name}.need-check-timer`,
        actor: name,
        choices: [''],
        enabled: (state) => {
            const own = state.processes[process];
            const layout = imageOf(world, 0);
            const cached = cachedOf(state, process, 0);
            return (own.run === 'running' &&
                cached.loaded &&
                fieldOf(layout.headerCode, cached.header, header.dirty) === 1 &&
                reaches(world, state, process) &&
                applies(world, 'qed.timer-clears-need-check'));
        },
        apply: (state) => {
            clearNeedsCheck(world, state, process, 0);
        },
    };
    const isQed = imageOf(world, 0).format === 'qed' && !world.quiet;
    return [...(sendsRequests(world) ? [completes] : []), ...(isQed ? [timer] : [])];
}
