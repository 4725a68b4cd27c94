import { IMAGE_HANDLE, READ_ONLY_HANDLE } from "./assemble.js";
import { endOf, layoutsOf } from "./layout.js";
import { noMachine } from "./state.js";
/** Data values of a scenario with a machine: a hole first, so that an empty table and empty data are the same 0. */
export function machineValues({ machine, sectors, steps }) {
    if (machine === undefined)
        return null;
    const written = steps.flatMap(({ operation }) => 'value' in operation ? [operation.value] : 'data' in operation ? [operation.data] : []);
    const initial = machine.guestSectors.map((sector) => sector.initial);
    return [
        ...new Set(['0', ...sectors.map((sector) => sector.initial), ...initial, ...written, ...workloadValues(machine)]),
    ];
}
/** What the unscripted guest writes: a new value with every write, so that a value tells which write it was. */
export function workloadValues({ workload }) {
    return Array.from({ length: workload?.writes ?? 0 }, (_, index) => `w${index + 1}`);
}
/** Sizes the file may get by growing, beyond those that steps name. */
export function growthSizes({ machine, storage }) {
    if (machine === undefined)
        return [];
    const [first] = layoutsOf(machine);
    if (first.format === 'raw' || first.format === 'blocked') {
        // Whoever does not know that a file has become shorter makes it longer again, up to the end of what he writes.
        const shortest = Math.min(...machine.guestSizes);
        const ends = machine.guestSectors.map(({ address, length }) => address + length).filter((end) => end > shortest);
        return [...machine.guestSizes, ...(machine.guestSizes.length > 1 && storage.kind !== 'block' ? ends : [])];
    }
    if (storage.kind === 'block' || storage.kind === 'rbd' || first.setup.preallocatedFile)
        return [];
    const sizes = [];
    for (let clusters = first.used; clusters <= first.pool.length; clusters++)
        sizes.push(endOf(first, clusters));
    return sizes;
}
export function buildMachine(resolved) {
    const { litmus } = resolved;
    const setup = litmus.machine;
    if (setup === undefined)
        return { machine: null, dimensions: noMachine };
    const images = layoutsOf(setup).map((layout) => {
        const l2Tag = resolved.values.length;
        const refcountsTag = l2Tag + layout.l2Codes - 1;
        const snapshotTag = refcountsTag + (movesRefcounts(layout) ? layout.refcountCodes - 1 : 0);
        const lastCode = snapshotTag + (keepsSnapshots(layout) ? layout.l1Codes : 0) - 1;
        return { ...layout, l2Tag, refcountsTag, snapshotTag, lastCode };
    });
    const processes = setup.processes.map((process) => resolveProcess(resolved, setup, process.name));
    const links = [];
    const linkOf = (a, b) => {
        const name = `${a}-${b}`;
        if (a === b)
            return -1;
        if (!links.includes(name))
            links.push(name);
        return links.indexOf(name);
    };
    const migrations = setup.migrations.map((migration) => {
        const source = setup.processes.findIndex(({ name }) => name === migration.source);
        const destination = setup.processes.findIndex(({ name }) => name === migration.destination);
        const hostOf = (process) => resolved.hosts[processes[process].host];
        const arbiterNode = migration.arbiterHost === 'source' ? hostOf(source) : 'arbiter';
        return {
            setup: migration,
            source,
            destination,
            handoff: migration.handoff,
            destinationSteps: [...migration.handoff.launch, ...migration.handoff.destination],
            launchLength: migration.handoff.launch.length,
            arbiter: migration.arbiter,
            arbiterHostIndex: migration.arbiterHost === 'source' ? processes[source].host : -1,
            waitsForCont: !migration.autostart || migration.arbiter !== null,
            streamLink: linkOf(hostOf(source), hostOf(destination)),
            sourceLink: migration.arbiter === null ? -1 : linkOf(arbiterNode, hostOf(source)),
            destinationLink: migration.arbiter === null ? -1 : linkOf(arbiterNode, hostOf(destination)),
        };
    });
    const { faults, workload } = setup;
    const geometrySector = setup.guestSectors.findIndex(({ address }) => address === 0);
    const scripted = litmus.steps.some(({ operation }) => operation.kind === 'launch' || operation.kind === 'migrate');
    return {
        machine: {
            setup,
            images,
            processes,
            migrations,
            links,
            geometrySector,
            dataValues: resolved.values.length,
            firstWorkloadValue: resolved.values.length - workloadValues(setup).length,
            workloadSectors: setup.guestSectors.flatMap(({ name }, index) => workload === null || workload.sectors.length === 0 || workload.sectors.includes(name) ? [index] : []),
            scripted,
        },
        dimensions: {
            processes: processes.length,
            images: images.length,
            guestSectors: setup.guestSectors.length,
            migrations: migrations.length,
            links: links.length,
            headerMax: Math.max(...images.map(({ headerCode }) => headerCode.size)) - 1,
            l1Max: Math.max(...images.map(({ l1Codes }) => l1Codes)) - 1,
            l2Max: Math.max(...images.map(({ l2Codes }) => l2Codes)) - 1,
            refcountsMax: Math.max(...images.map(({ refcountCodes }) => refcountCodes)) - 1,
            l1Entries: Math.max(...images.map(({ l1Entries }) => l1Entries)),
            clustersMax: Math.max(...images.map(({ pool }) => pool.length)),
            guestSizesMax: setup.guestSizes.length - 1,
            sizesMax: resolved.sizes.length - 1,
            valuesMax: resolved.values.length - 1,
            stepsMax: Math.max(0, ...migrations.flatMap(({ handoff, destinationSteps }) => [
                handoff.source.length,
                handoff.sourceFails.length,
                destinationSteps.length,
            ])),
            arbiterStepsMax: Math.max(0, ...migrations.map(({ arbiter }) => (arbiter?.steps.length ?? 1) - 1)),
            geometryMax: geometrySector < 0 ? 0 : resolved.values.length * setup.guestSizes.length,
            budgetMax: Math.max(0, faults.messageLoss, faults.linkCut, faults.arbiterCrash, faults.loadFailure, faults.cancel, faults.processKill),
            requestsMax: workload === null ? 0 : Math.max(workload.writes, workload.reads, workload.flushes, workload.resizes),
        },
    };
}
const movesRefcounts = ({ format, setup }) => format === 'qcow2' && (setup.lazyRefcounts || setup.needsCheck);
const keepsSnapshots = ({ format, setup }) => format === 'qcow2' && setup.snapshots;
function resolveProcess({ handles, views, sectors, viewOf }, setup, name) {
    const view = viewOf(name);
    const { host } = views[view];
    const handleOf = (wanted) => handles.findIndex((handle) => handle.actor === name && handle.name === wanted);
    const handle = handleOf(IMAGE_HANDLE);
    const readOnlyHandle = handleOf(READ_ONLY_HANDLE);
    const base = {
        source: -1,
        actor: name,
        host,
        view,
        operand: 0,
        register: -1,
        firstCell: -1,
        after: [],
        continues: false,
        text: '',
        ofMachine: true,
    };
    const stepsFor = (through) => {
        const target = { handle: handles[through].name };
        return {
            handle: through,
            read: sectors.map((sector, index) => ({
                ...base,
                handle: through,
                operation: { kind: 'read', ...target, sectors: [sector.name] },
                sectors: [index],
                continues: followsNamedPage(sectors, index),
            })),
            write: sectors.map((sector, index) => ({
                ...base,
                handle: through,
                operation: { kind: 'write', ...target, sectors: [sector.name], value: '' },
                sectors: [index],
            })),
            fsync: { ...base, handle: through, operation: { kind: 'fsync', ...target }, sectors: [] },
            size: { ...base, handle: through, operation: { kind: 'size', ...target }, sectors: [] },
            open: { ...base, handle: through, operation: { kind: 'open', ...target }, sectors: [] },
        };
    };
    return {
        setup: setup.processes.find((process) => process.name === name),
        name,
        host,
        view,
        main: stepsFor(handle),
        readOnly: readOnlyHandle < 0 ? null : stepsFor(readOnlyHandle),
    };
}
/** A read of the page right behind a page that is read too counts as the continuation of a stream. */
function followsNamedPage(sectors, index) {
    const page = Math.floor(sectors[index].address / 8);
    return sectors.some(({ address }) => Math.floor(address / 8) === page - 1);
}
