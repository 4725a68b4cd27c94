import { guessGeometry, guestOf } from "./guest.js";
import { mappingOf, onStorage, valueIn } from "./image-check.js";
import { workloadValues } from "./machine-world.js";
import { openImage, run } from "./process.js";
import { entryAt, imageOf, l2Content } from "./tables-in-file.js";
import { plain } from "./variant.js";
/** Lays the images out. Comes before anybody opens them. */
export function initialiseImages(world, state) {
    if (world.machine === null)
        return;
    for (const layout of world.machine.images) {
        for (const [index, content] of layout.initial.entries()) {
            const sector = layout.firstSector + index;
            const code = content.kind === 'data'
                ? world.values.indexOf(content.value)
                : content.kind === 'l2'
                    ? l2Content(imageOf(world, world.machine.images.indexOf(layout)), content.code)
                    : content.code;
            for (const medium of state.media) {
                medium.data[sector] = code;
                if (medium.stable.length > 0)
                    medium.stable[sector] = code;
            }
            for (const head of state.heads)
                head.data[sector] = code;
        }
    }
}
export function initialiseMachine(world, state) {
    const { machine } = world;
    if (machine === null)
        return;
    const { setup, processes, migrations } = machine;
    const guest = guestOf(state);
    const contents = onStorage(world, state, processes[0].view);
    for (let sector = 0; sector < setup.guestSectors.length; sector++) {
        const value = valueIn(world, 0, sector, contents);
        guest.latest[sector] = value;
        guest.flushed[sector] = value;
    }
    initialiseHome(world, state);
    guest.size = setup.guestSizes.indexOf(setup.initialGuestSize);
    const { workload, faults } = setup;
    guest.left.writes = workloadValues(setup).length;
    guest.left.reads = workload?.reads ?? 0;
    guest.left.flushes = workload?.flushes ?? 0;
    guest.left.resizes = workload?.resizes ?? 0;
    state.machineBudget.messageLoss = faults.messageLoss;
    state.machineBudget.linkCut = faults.linkCut;
    state.machineBudget.arbiterCrash = faults.arbiterCrash;
    state.machineBudget.loadFailure = faults.loadFailure;
    state.machineBudget.cancel = faults.cancel;
    state.machineBudget.processKill = faults.processKill;
    for (const arbiter of state.arbiters)
        arbiter.up = true;
    for (const [index, { arbiter }] of migrations.entries()) {
        // Without steps and without an arbiter the management does both as soon as it can.
        state.migrations[index].launched = !machine.scripted && arbiter === null;
        state.migrations[index].ordered = !machine.scripted && arbiter === null;
    }
    for (const [index, { setup: process }] of processes.entries()) {
        if (process.starts !== 'running')
            continue;
        openImage(world, state, index, false, plain);
        if (process.program === 'qemu')
            guessGeometry(world, state, index, plain);
        state.processes[index].memory = process.program === 'qemu' ? 'current' : 'none';
        run(state, index);
    }
}
function initialiseHome(world, state) {
    const { machine } = world;
    const guest = guestOf(state);
    const layout = imageOf(world, 0);
    if (layout.header < 0)
        return;
    const mapping = mappingOf(layout, onStorage(world, state, machine.processes[0].view));
    for (const [sector, { l1Index, slot }] of layout.places.entries()) {
        if (entryAt(layout, mapping.l1, l1Index).cluster < 0)
            continue;
        guest.home[sector] = entryAt(layout, mapping.l2(l1Index), slot).cluster + 1;
    }
}
