/**
 * A litmus test with every name turned into an index, plus what never changes during a run: which page a sector
 * lies on, which cache an actor goes through, which rules are in force.
 */
import { buildMachine, growthSizes, machineValues } from "../machine/machine-world.js";
import { GARBAGE, machineWords } from "../machine/words.js";
import { featuresOf } from "./features.js";
import { SECTORS_PER_PAGE } from "./limits.js";
import { resolveSteps } from "./resolve-steps.js";
import { ruleIds } from "./rules.js";
export { READ_AHEAD_PAGES_MAX, SECTORS_PER_PAGE } from "./limits.js";
const ERRORS = ['eof', 'EIO', 'EAGAIN', 'ok'];
/** @throws Error on a name the scenario does not declare; the loader has checked all of them before. */
export function buildWorld(litmus, options = {}) {
    const features = featuresOf(litmus.storage);
    const apart = !features.shared && !options.withoutRules?.includes('local.each-host-has-its-own-disk');
    const hosts = unique(litmus.actors.map((actor) => actor.host));
    // A page cache belongs to a host and a node; without one (librbd) each process has a cache of its own.
    const perProcess = features.pageCache === 'none';
    const viewKeyOf = ({ name, host, node }) => (perProcess ? name : `${host} ${node}`);
    const viewKeys = unique(litmus.actors.map(viewKeyOf));
    const viewOfActor = litmus.actors.map((actor) => viewKeys.indexOf(viewKeyOf(actor)));
    const actorIndex = (name) => indexOf(litmus.actors.map((actor) => actor.name), name, 'actor');
    const handles = litmus.handles.map((handle) => ({ ...handle, view: viewOfActor[actorIndex(handle.actor)] }));
    const views = viewKeys.map((_, view) => {
        const actor = litmus.actors[viewOfActor.indexOf(view)];
        const host = hosts.indexOf(actor.host);
        const severalNodes = litmus.actors.some((other) => other.host === actor.host && other.node !== actor.node);
        return {
            name: perProcess ? actor.name : severalNodes ? `${actor.host} (${actor.node})` : actor.host,
            host,
            medium: apart ? host : 0,
            handles: handles.flatMap((handle, index) => (handle.view === view ? [index] : [])),
        };
    });
    const pageNumbers = [...new Set(litmus.sectors.map((sector) => Math.floor(sector.address / SECTORS_PER_PAGE)))].sort((a, b) => a - b);
    const values = machineValues(litmus) ?? dataValues(litmus);
    const sectors = litmus.sectors.map((sector) => ({
        name: sector.name,
        address: sector.address,
        length: sector.length,
        page: pageNumbers.indexOf(Math.floor(sector.address / SECTORS_PER_PAGE)),
        initial: values.indexOf(sector.initial),
    }));
    const pages = pageNumbers.map((number, page) => ({
        number,
        sectors: sectors.flatMap((sector, index) => (sector.page === page ? [index] : [])),
    }));
    const sizes = possibleSizes(litmus);
    const results = ['-', ...values, ...sizes.map(String), ...ERRORS, ...machineResults(litmus, sizes)];
    const registers = registersOf(litmus);
    const steps = resolveSteps({
        litmus,
        hosts,
        views,
        handles,
        pageNumberOf: (sector) => pages[sectors[sector].page].number,
        sectorIndex: (name) => indexOf(litmus.sectors.map((sector) => sector.name), name, 'sector'),
        viewOf: (actor) => viewOfActor[actorIndex(actor)],
        values,
        sizes,
        registers,
    });
    const { machine, dimensions: machineDimensions } = buildMachine({
        litmus,
        views,
        handles,
        sectors,
        hosts,
        values,
        sizes,
        viewOf: (actor) => viewOfActor[actorIndex(actor)],
    });
    const losable = machine === null && canLose(litmus);
    const losesTarget = machine !== null && canLose(litmus);
    const stable = features.volatileTarget && (losable || losesTarget || litmus.storage.kind === 'block');
    const heads = features.nfs?.server === 'protocol' ? views.length : 0;
    const clusterLock = features.clusterLock;
    return {
        litmus,
        features,
        hosts,
        views,
        handles,
        sectors,
        pages,
        sizes,
        initialSize: sizes.indexOf(litmus.sizeSectors),
        values,
        results,
        registers,
        steps,
        quiet: options.quiet ?? false,
        unreduced: options.unreduced ?? false,
        enabled: Object.fromEntries(ruleIds.map((id) => [id, !options.withoutRules?.includes(id)])),
        recorder: { note: null },
        outbox: { sent: null },
        machine,
        dimensions: {
            hosts: hosts.length,
            views: views.length,
            handles: handles.length,
            pages: pages.length,
            sectors: sectors.length,
            media: apart ? hosts.length : 1,
            steps: steps.length,
            registers: registers.length,
            cells: registers.reduce((sum, register) => sum + register.cells, 0),
            machine: machineDimensions,
            versions: Math.max(0, values.length - 1),
            contents: contentsOf(sectors.length, Math.max(0, values.length - 1), machine),
            sizes: sizes.length - 1,
            results: results.length - 1,
            stableSectors: stable ? sectors.length : 0,
            clientSectors: features.clientCache ? sectors.length : 0,
            heads,
            cacheRights: clusterLock?.granularity === 'page'
                ? pages.length
                : clusterLock || features.validity === 'capabilities'
                    ? 1
                    : 0,
            duplicateSectors: total(litmus.faults.delayedDuplicate) > 0 ? sectors.length : 0,
            lossSectors: losable ? sectors.length : 0,
            budget: Math.max(0, litmus.faults.serverCrash, litmus.faults.powerLoss, ...[
                litmus.faults.hostCrash,
                litmus.faults.partition,
                litmus.faults.flushError,
                litmus.faults.delayedDuplicate,
            ].flatMap((budget) => Object.values(budget))),
        },
    };
}
/** Index into `World.results` for data of a version, a size, or an error name. */
export const resultOfVersion = (version) => 1 + version;
export const resultOfSize = (world, size) => 1 + world.values.length + size;
export const resultOf = (world, error) => 1 + world.values.length + world.sizes.length + ERRORS.indexOf(error);
/** Index into `World.results` for what a program reads in a sector of a file: data, or tables of an image. */
export function resultOfContent(world, sector, content) {
    const { machine } = world;
    if (machine === null)
        return resultOfVersion(content);
    const isTable = machine.images.some(({ header, l1, refcounts }) => [header, l1, refcounts].includes(sector));
    return isTable || content >= machine.dataValues ? resultOfWord(world, GARBAGE) : resultOfVersion(content);
}
/** Index into `World.results` for a size of the guest's disk, or a word of the machine layer. */
export const resultOfWord = (world, word) => {
    const index = world.results.lastIndexOf(word);
    if (index < 0)
        throw new Error(`no register can hold ${JSON.stringify(word)}`);
    return index;
};
/** Sizes of the guest's disk that the file cannot have, and words, in fixed order. */
function machineResults({ machine }, sizes) {
    if (machine === undefined)
        return [];
    return [...machine.guestSizes.filter((size) => !sizes.includes(size)).map(String), ...machineWords];
}
/** Does this rule hold in this world? Asking is what notes it as having taken part. */
export function applies(world, rule) {
    const on = world.enabled[rule];
    if (on && world.recorder.note !== null)
        world.recorder.note(rule);
    return on;
}
/** The largest content of each sector: data, or what the image has there. */
function contentsOf(sectors, data, machine) {
    const largest = Array(sectors).fill(data);
    for (const image of machine?.images ?? []) {
        if (image.header < 0)
            continue;
        largest[image.header] = Math.max(data, image.headerCode.size - 1);
        largest[image.l1] = Math.max(data, image.l1Codes - 1);
        if (image.refcounts >= 0)
            largest[image.refcounts] = Math.max(data, image.refcountCodes - 1);
        // Only the first sector of a cluster can hold a table.
        for (const cluster of image.pool)
            largest[cluster[0]] = image.lastCode;
    }
    return largest;
}
function registersOf(litmus) {
    let firstCell = 0;
    return litmus.registers.map((name) => {
        const step = litmus.steps.find((candidate) => candidate.register === name);
        const cells = step?.operation.kind === 'read' ? step.operation.sectors.length : 1;
        const register = { name, firstCell, cells };
        firstCell += cells;
        return register;
    });
}
/** What a part of a file reads as that was never written. */
const HOLE = '0';
/** The version of a hole; only a file that is truncated can get one. */
export const holeOf = (world) => Math.max(0, world.values.indexOf(HOLE));
/** Initial values first, then written values, in order of appearance. */
function dataValues(litmus) {
    return unique([
        ...litmus.sectors.map((sector) => sector.initial),
        ...litmus.steps.flatMap(({ operation }) => ('value' in operation ? [operation.value] : [])),
        ...(litmus.steps.some(({ operation }) => operation.kind === 'truncate' || operation.kind === 'resize')
            ? [HOLE]
            : []),
    ]);
}
function possibleSizes(litmus) {
    const end = (name) => {
        const sector = litmus.sectors.find((candidate) => candidate.name === name);
        return sector === undefined ? 0 : sector.address + sector.length;
    };
    const sizes = [litmus.sizeSectors];
    for (const { operation } of litmus.steps) {
        if (operation.kind === 'truncate' || operation.kind === 'resize')
            sizes.push(operation.sizeSectors);
        // A write past the end makes the file end with it; a step that is split ends at each of its sectors.
        if (operation.kind === 'write')
            sizes.push(...operation.sectors.map(end).filter((size) => size > litmus.sizeSectors));
    }
    sizes.push(...growthSizes(litmus));
    return [...new Set(sizes)].sort((a, b) => a - b);
}
function canLose({ steps, faults }) {
    const crashes = steps.some(({ operation }) => ['crash', 'fence', 'server-crash', 'power-loss'].includes(operation.kind));
    return crashes || total(faults.hostCrash) + total(faults.flushError) + faults.serverCrash + faults.powerLoss > 0;
}
const total = (budget) => Object.values(budget).reduce((sum, count) => sum + count, 0);
const unique = (names) => [...new Set(names)];
function indexOf(names, name, kind) {
    const index = names.indexOf(name);
    if (index < 0)
        throw new Error(`the scenario declares no ${kind} ${JSON.stringify(name)}; it has ${names.join(', ')}`);
    return index;
}
