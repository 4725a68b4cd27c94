import { snapshotL1 } from "./image-check.js";
import { BITMAP, header } from "./layout.js";
import { digitOf, fieldOf } from "./tables.js";
import { entryAt, l2CodeOf } from "./tables-in-file.js";
export function placeOfSector(world, sector) {
    const nowhere = { cluster: -1, offset: 0 };
    const image = world.machine.images.findIndex(({ firstSector, sectors }) => sector >= firstSector && sector < firstSector + sectors.length);
    const layout = world.machine.images[image];
    if (layout.header < 0)
        return { image, role: 'data', ...nowhere };
    if (sector === layout.header)
        return { image, role: 'header', ...nowhere };
    if (sector === layout.l1)
        return { image, role: 'l1', ...nowhere };
    if (sector === layout.refcounts)
        return { image, role: 'refcounts', ...nowhere };
    const cluster = layout.pool.findIndex((sectors) => sectors.includes(sector));
    return { image, role: 'cluster', cluster, offset: layout.pool[cluster].indexOf(sector) };
}
/** `aa`, or `[x -> cluster 1]`. With the state it is known which part of the disk an L2 table is about. */
export function contentText(world, sector, content, state) {
    if (world.machine === null)
        return world.values[content];
    const { image, role, cluster, offset } = placeOfSector(world, sector);
    const layout = world.machine.images[image];
    switch (role) {
        case 'data':
            return valueText(world, content);
        case 'header':
            return `[${headerText(world, image, content)}]`;
        case 'l1':
            return `[${l1Text(world, image, content)}]`;
        case 'refcounts':
            return `[${refcountsText(world, image, content)}]`;
        case 'cluster':
            return offset > 0 || content < world.machine.dataValues
                ? valueText(world, content)
                : `[${tableText(world, layout, image, content, l1IndexOf(world, image, cluster, state))}]`;
    }
}
/** Data, or `garbage` where metadata came back as data. */
export function valueText(world, content) {
    if (world.machine !== null && (content < 0 || content >= world.machine.dataValues))
        return 'garbage';
    return world.values[content];
}
export function clusterText(image, cluster) {
    return `${image === 0 ? '' : 'backing '}cluster ${cluster}`;
}
export function headerText(world, image, code) {
    const { headerCode, format } = world.machine.images[image];
    const { guestSizes } = world.machine.setup;
    const is = (field) => fieldOf(headerCode, code, field);
    const flag = format === 'qed' ? 'NEED_CHECK' : 'dirty bit';
    const parts = [
        guestSizes.length > 1 ? `${guestSizes[is(header.size)]} sectors` : '',
        headerCode.radices[header.dirty] > 1 ? `${is(header.dirty) === 1 ? '' : 'no '}${flag}` : '',
        headerCode.radices[header.autoclear] > 1 ? `${is(header.autoclear) === 1 ? '' : 'no '}unknown autoclear bit` : '',
        is(header.snapshot) > 0 ? `snapshot in ${clusterText(image, is(header.snapshot) - 1)}` : '',
        is(header.refcounts) > 0 ? `refcounts in ${clusterText(image, is(header.refcounts) - 1)}` : '',
        is(header.bitmap) === BITMAP.stored ? 'bitmap stored' : is(header.bitmap) === BITMAP.inUse ? 'bitmap in use' : '',
    ].filter((part) => part !== '');
    return parts.length === 0 ? 'as created' : parts.join(', ');
}
/** `L2 table of x y in cluster 0`; the names only where there are several tables. */
export function l1Text(world, image, code) {
    const layout = world.machine.images[image];
    const parts = Array.from({ length: layout.l1Entries }, (_, l1Index) => {
        const entry = entryAt(layout, code, l1Index);
        const of = layout.l1Entries > 1 ? ` of ${namesUnder(world, layout, l1Index).join(' ')}` : '';
        return entry.cluster < 0 ? '' : `L2 table${of} in ${entryText(image, entry)}`;
    }).filter((part) => part !== '');
    return parts.length === 0 ? 'no L2 table' : parts.join(', ');
}
/** `x -> cluster 1, y -> cluster 3`. */
export function l2Text(world, image, code, l1Index) {
    const layout = world.machine.images[image];
    const parts = Array.from({ length: layout.slots }, (_, slot) => {
        const entry = entryAt(layout, code, slot);
        return entry.cluster < 0 ? '' : `${slotName(world, layout, l1Index, slot)} -> ${entryText(image, entry)}`;
    }).filter((part) => part !== '');
    return parts.length === 0 ? 'maps nothing' : parts.join(', ');
}
export function refcountsText(world, image, code) {
    const layout = world.machine.images[image];
    const counted = layout.pool.map((_, cluster) => digitOf(code, layout.refcountRadix, cluster));
    const used = counted.flatMap((count, cluster) => count > 0 ? [`${cluster}${count > 1 ? ` (${count} times)` : ''}`] : []);
    return used.length === 0 ? 'no cluster in use' : `in use: ${used.join(' ')}`;
}
const entryText = (image, { cluster, shared }) => `${clusterText(image, cluster)}${shared ? ' (shared with the snapshot)' : ''}`;
/** A cluster that holds no data: an L2 table, refcounts that were moved, or the table that a snapshot keeps. */
function tableText(world, layout, image, content, l1Index) {
    const code = l2CodeOf(layout, content);
    if (code >= 0)
        return l2Text(world, image, code, l1Index);
    const snapshot = snapshotL1(layout, content);
    if (snapshot >= 0)
        return `table kept by the snapshot: ${l1Text(world, image, snapshot)}`;
    const refcounts = content - layout.refcountsTag + 1;
    return refcounts > 0 && refcounts < layout.refcountCodes ? refcountsText(world, image, refcounts) : 'garbage';
}
/** The names of guest sectors under one entry of the L1 table. */
function namesUnder(world, layout, l1Index) {
    return layout.places.flatMap((place, sector) => place.l1Index === l1Index ? [world.machine.setup.guestSectors[sector].name] : []);
}
function slotName(world, layout, l1Index, slot) {
    const names = layout.places.flatMap((place, sector) => place.l1Index === l1Index && place.slot === slot ? [world.machine.setup.guestSectors[sector].name] : []);
    return names.length === 0 ? `slot ${slot}` : names.join(' ');
}
/** The L1 entry that refers to a cluster, by anybody's L1 table; -1 where nobody's does. */
function l1IndexOf(world, image, cluster, state) {
    const layout = world.machine.images[image];
    if (layout.l1Entries === 1)
        return 0;
    const tables = state === undefined
        ? []
        : [
            ...state.media.map(({ data }) => data[layout.l1]),
            ...state.processes.flatMap(({ images }) => (images[image].loaded ? [images[image].l1] : [])),
        ];
    for (const code of tables)
        for (let l1Index = 0; l1Index < layout.l1Entries; l1Index++)
            if (entryAt(layout, code, l1Index).cluster === cluster)
                return l1Index;
    return -1;
}
