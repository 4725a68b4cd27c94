import { recordCode, withDigit, withField } from "./tables.js";
export const CLUSTER_SECTORS = 128;
/** Guest clusters under one L2 table of 64 KiB with entries of 8 bytes. */
const L2_CLUSTERS = 8192;
/** Where the backing file lies in the address space of the model: a file of its own, far from the first. */
export const IMAGE_STRIDE_SECTORS = 2 ** 40;
export const header = { size: 0, dirty: 1, autoclear: 2, snapshot: 3, refcounts: 4, bitmap: 5 };
export const BITMAP = { none: 0, stored: 1, inUse: 2 };
/** The sectors of all image files, with names that raw host actors may use. */
export function fileSectorsOf(machine) {
    return layoutsOf(machine).flatMap(({ sectors, initial }) => sectors.map((sector, index) => {
        const content = initial[index];
        return { ...sector, initial: content.kind === 'data' ? content.value : '0' };
    }));
}
/** Size of the first image's file (or of the device) before the first step, in sectors. */
export function fileSizeOf(machine, device) {
    const [first] = layoutsOf(machine);
    if (first.format === 'raw' || first.format === 'blocked')
        return machine.initialGuestSize;
    return device || first.setup.preallocatedFile ? endOf(first, first.pool.length) : endOf(first, first.used);
}
/** Where the file ends when `clusters` of the pool are in it, in sectors. */
export const endOf = (layout, clusters) => (fixedClusters(layout.format) + clusters) * CLUSTER_SECTORS;
export function layoutsOf(machine) {
    let firstSector = 0;
    return machine.images.map((setup, image) => {
        const layout = layoutOf(machine, setup, image, firstSector);
        firstSector += layout.sectors.length;
        return layout;
    });
}
const fixedClusters = (format) => (format === 'qed' ? 5 : 4);
function layoutOf(machine, setup, image, firstSector) {
    const { guestSectors, guestSizes } = machine;
    const prefix = image === 0 ? '' : 'backing-';
    const base = image * IMAGE_STRIDE_SECTORS;
    if (setup.format === 'raw' || setup.format === 'blocked') {
        const sectors = guestSectors.map(({ name, address, length }) => ({
            name: `${prefix}${name}`,
            address: base + address,
            length,
        }));
        return {
            format: setup.format,
            setup,
            firstSector,
            header: -1,
            l1: -1,
            refcounts: -1,
            pool: [],
            offsets: [],
            l1Entries: 0,
            slots: 0,
            places: guestSectors.map((_, index) => ({ l1Index: 0, slot: 0, offset: 0, sector: firstSector + index })),
            headerCode: recordCode([1]),
            entryRadix: 1,
            refcountRadix: 1,
            l1Codes: 1,
            l2Codes: 1,
            refcountCodes: 1,
            initial: guestSectors.map(({ initial }) => ({ kind: 'data', value: initial })),
            sectors,
            used: 0,
        };
    }
    const clusters = [...new Set(guestSectors.map(({ address }) => Math.floor(address / CLUSTER_SECTORS)))];
    const l1Indices = [...new Set(clusters.map((cluster) => Math.floor(cluster / L2_CLUSTERS)))];
    const slotsOf = l1Indices.map((l1Index) => clusters.filter((cluster) => Math.floor(cluster / L2_CLUSTERS) === l1Index));
    const offsets = [...new Set([0, ...guestSectors.map(({ address }) => address % CLUSTER_SECTORS)])].sort((a, b) => a - b);
    const places = guestSectors.map(({ address }) => {
        const cluster = Math.floor(address / CLUSTER_SECTORS);
        const l1Index = l1Indices.indexOf(Math.floor(cluster / L2_CLUSTERS));
        return {
            l1Index,
            slot: slotsOf[l1Index].indexOf(cluster),
            offset: offsets.indexOf(address % CLUSTER_SECTORS),
            sector: -1,
        };
    });
    const start = placeInitial(setup, guestSectors, places, l1Indices.length);
    const isQcow2 = setup.format === 'qcow2';
    // Room for every cluster and table once, for one that two writers give away twice, and for what snapshots and repairs take.
    const wanted = clusters.length + l1Indices.length + 1 + (isQcow2 && setup.snapshots ? clusters.length + 1 : 0);
    const size = wanted + (isQcow2 && (setup.lazyRefcounts || setup.needsCheck) ? 1 : 0);
    const entryRadix = (isQcow2 && setup.snapshots ? 2 : 1) * size + 1;
    const slots = Math.max(...slotsOf.map((list) => list.length));
    const refcountRadix = isQcow2 ? (setup.snapshots ? 3 : 2) : 1;
    const headerCode = recordCode([
        guestSizes.length,
        setup.format === 'qed' || setup.lazyRefcounts || setup.needsCheck ? 2 : 1,
        setup.unknownAutoclear ? 2 : 1,
        isQcow2 && setup.snapshots ? size + 1 : 1,
        isQcow2 && (setup.lazyRefcounts || setup.needsCheck) ? size + 1 : 1,
        isQcow2 && setup.bitmap ? 3 : 1,
    ]);
    const sectors = [{ name: `${prefix}header`, address: base, length: 1 }];
    const initial = [
        { kind: 'plain', code: initialHeader(setup, guestSizes.indexOf(machine.initialGuestSize), headerCode) },
    ];
    let refcounts = -1;
    if (isQcow2) {
        refcounts = firstSector + sectors.length;
        sectors.push({ name: `${prefix}refcounts`, address: base + 2 * CLUSTER_SECTORS, length: 1 });
        let code = 0;
        for (let cluster = 0; cluster < start.used; cluster++)
            code = withDigit(code, refcountRadix, cluster, 1);
        initial.push({ kind: 'plain', code });
    }
    const l1 = firstSector + sectors.length;
    sectors.push({ name: `${prefix}l1`, address: base + (isQcow2 ? 3 : 1) * CLUSTER_SECTORS, length: 1 });
    initial.push({
        kind: 'plain',
        code: start.l1.reduce((code, cluster, at) => withDigit(code, entryRadix, at, cluster + 1), 0),
    });
    const pool = [];
    for (let cluster = 0; cluster < size; cluster++) {
        const at = base + (fixedClusters(setup.format) + cluster) * CLUSTER_SECTORS;
        pool.push(offsets.map((offset) => {
            const index = firstSector + sectors.length;
            const length = Math.max(1, ...guestSectors.filter(({ address }) => address % CLUSTER_SECTORS === offset).map((one) => one.length));
            sectors.push({
                name: `${prefix}cluster-${cluster}${offset === 0 ? '' : `+${offset}`}`,
                address: at + offset,
                length,
            });
            initial.push(initialOf(start, guestSectors, places, cluster, offsets.indexOf(offset), entryRadix));
            return index;
        }));
    }
    return {
        format: setup.format,
        setup,
        firstSector,
        header: firstSector,
        l1,
        refcounts,
        pool,
        offsets,
        l1Entries: l1Indices.length,
        slots,
        places,
        headerCode,
        entryRadix,
        refcountRadix,
        l1Codes: entryRadix ** l1Indices.length,
        l2Codes: entryRadix ** slots,
        refcountCodes: refcountRadix ** size,
        initial,
        sectors,
        used: start.used,
    };
}
/** Gives clusters away in the order in which the sectors are named, each L2 table just before its first cluster. */
function placeInitial(setup, guestSectors, places, l1Entries) {
    const l1 = Array(l1Entries).fill(-1);
    const data = guestSectors.map(() => -1);
    let used = 0;
    for (const [index, { name }] of guestSectors.entries()) {
        if (!setup.allocated.includes(name))
            continue;
        const { l1Index, slot } = places[index];
        if (l1[l1Index] === -1)
            l1[l1Index] = used++;
        const twin = data.findIndex((cluster, other) => cluster >= 0 && places[other].l1Index === l1Index && places[other].slot === slot);
        data[index] = twin < 0 ? used++ : data[twin];
    }
    return { l1, data, used };
}
function initialOf({ l1, data }, guestSectors, places, cluster, offset, entryRadix) {
    const l1Index = l1.indexOf(cluster);
    if (l1Index >= 0) {
        if (offset !== 0)
            return { kind: 'data', value: '0' };
        let code = 0;
        for (const [index, { slot, l1Index: its }] of places.entries())
            if (its === l1Index && data[index] >= 0)
                code = withDigit(code, entryRadix, slot, data[index] + 1);
        return { kind: 'l2', code };
    }
    const owner = places.findIndex((place, index) => data[index] === cluster && place.offset === offset);
    return { kind: 'data', value: owner < 0 ? '0' : guestSectors[owner].initial };
}
function initialHeader(setup, size, code) {
    let value = withField(code, 0, header.size, size);
    if (setup.needsCheck)
        value = withField(code, value, header.dirty, 1);
    if (setup.unknownAutoclear)
        value = withField(code, value, header.autoclear, 1);
    if (setup.bitmap && setup.format === 'qcow2')
        value = withField(code, value, header.bitmap, BITMAP.stored);
    return value;
}
