import { FAILED } from "./file.js";
import { header } from "./layout.js";
import { digitOf, fieldOf } from "./tables.js";
import { entryAt, imageOf, l2CodeOf, refcountsCodeOf, refcountsSector } from "./tables-in-file.js";
/** What is on the storage itself. */
export const onStorage = (world, state, view) => (sector) => state.media[world.views[view].medium].data[sector];
/** What is on the storage once this host has written back what it has dirty. */
export const afterWriteBack = (world, state, view) => (sector) => {
    const own = state.views[view];
    const { page } = world.sectors[sector];
    const { status } = own.pages[page] ?? { status: 'absent' };
    if (status !== 'absent' && status !== 'clean' && own.written[sector])
        return own.data[sector];
    const below = own.client[sector];
    return below?.status === 'dirty' ? below.data : state.media[world.views[view].medium].data[sector];
};
/** What a program on this host would read through its page cache, from which clean pages may have been dropped. */
export const throughPageCache = (world, state, view, dropped) => (sector) => {
    const own = state.views[view];
    const { page } = world.sectors[sector];
    const isThere = (status) => status !== 'absent' && !(dropped && status === 'clean');
    if (isThere(own.pages[page]?.status ?? 'absent'))
        return own.data[sector];
    const below = own.client[sector];
    return below !== undefined && isThere(below.status)
        ? below.data
        : state.media[world.views[view].medium].data[sector];
};
export function mappingOf(image, contents) {
    const l1 = contents(image.l1);
    return {
        header: contents(image.header),
        l1,
        l2: (l1Index) => l2CodeOf(image, contents(image.pool[entryAt(image, l1, l1Index).cluster][0])),
    };
}
/** The value of a guest sector; -1 where the mapping makes no sense. */
export function lookUpValue(world, image, guestSector, mapping, contents) {
    const layout = imageOf(world, image);
    const { l1Index, slot, offset } = layout.places[guestSector];
    if (entryAt(layout, mapping.l1, l1Index).cluster < 0)
        return valueBelow(world, image, guestSector, contents);
    const code = mapping.l2(l1Index);
    if (code === FAILED)
        return FAILED;
    const { cluster } = entryAt(layout, code, slot);
    return cluster < 0 ? valueBelow(world, image, guestSector, contents) : contents(layout.pool[cluster][offset]);
}
/** The value of a guest sector in an image and what lies below it. */
export function valueIn(world, image, guestSector, contents) {
    const layout = imageOf(world, image);
    if (layout.header < 0)
        return contents(layout.places[guestSector].sector);
    return lookUpValue(world, image, guestSector, mappingOf(layout, contents), contents);
}
const valueBelow = (world, image, guestSector, contents) => image + 1 < world.machine.images.length ? valueIn(world, image + 1, guestSector, contents) : 0;
/**
 * Compares references with refcounts, as qemu-img check does: more references than counted is corruption, fewer is a
 * leak. QED has no refcounts: two references to one cluster are corruption.
 *
 * @source  QEMU block/qcow2-refcount.c compare_refcounts; block/qed-check.c
 */
export function checkImage(world, image, contents) {
    const layout = imageOf(world, image);
    if (layout.header < 0)
        return 'clean';
    const mapping = mappingOf(layout, contents);
    const references = layout.pool.map(() => 0);
    if (!countReferences(layout, mapping.l1, mapping.l2, references))
        return 'corrupt';
    const snapshot = fieldOf(layout.headerCode, mapping.header, header.snapshot);
    if (snapshot > 0 && !countSnapshot(layout, contents, snapshot - 1, references))
        return 'corrupt';
    if (layout.format === 'qed')
        return references.some((count) => count > 1) ? 'corrupt' : 'clean';
    const moved = fieldOf(layout.headerCode, mapping.header, header.refcounts);
    if (moved > 0)
        references[moved - 1] += 1;
    const refcounts = refcountsCodeOf(layout, mapping.header, contents(refcountsSector(layout, mapping.header)));
    if (refcounts === FAILED)
        return 'corrupt';
    let leaks = false;
    for (const [cluster, count] of references.entries()) {
        const counted = digitOf(refcounts, layout.refcountRadix, cluster);
        if (counted < Math.min(count, layout.refcountRadix - 1) || (count > 1 && counted < count))
            return 'corrupt';
        if (counted > count)
            leaks = true;
    }
    return leaks ? 'leaks' : 'clean';
}
function countReferences(layout, l1, l2, references) {
    for (let l1Index = 0; l1Index < layout.l1Entries; l1Index++) {
        const table = entryAt(layout, l1, l1Index);
        if (table.cluster < 0)
            continue;
        references[table.cluster] += 1;
        const code = l2(l1Index);
        if (code === FAILED)
            return false;
        for (let slot = 0; slot < layout.slots; slot++) {
            const { cluster } = entryAt(layout, code, slot);
            if (cluster >= 0)
                references[cluster] += 1;
        }
    }
    return true;
}
function countSnapshot(layout, contents, cluster, references) {
    references[cluster] += 1;
    const l1 = snapshotL1(layout, contents(layout.pool[cluster][0]));
    if (l1 === FAILED)
        return false;
    const l2 = (l1Index) => l2CodeOf(layout, contents(layout.pool[entryAt(layout, l1, l1Index).cluster][0]));
    return countReferences(layout, l1, l2, references);
}
/** The L1 table a snapshot keeps, by the content of its cluster. */
export function snapshotL1({ snapshotTag, l1Codes }, content) {
    const code = content - snapshotTag;
    return code >= 0 && code < l1Codes ? code : FAILED;
}
