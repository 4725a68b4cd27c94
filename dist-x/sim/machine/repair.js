import { applies } from "../storage/world.js";
import { FAILED, fileFlush, fileWrite, processOf } from "./file.js";
import { header } from "./layout.js";
import { loadRefcounts } from "./qcow2.js";
import { repairQed } from "./qed.js";
import { digitOf, fieldOf, withDigit, withField } from "./tables.js";
import { cachedOf, entryAt, imageOf, loadL2, refcountsContent, refcountsSector, writeHeader, } from "./tables-in-file.js";
import { plain } from "./variant.js";
/** @returns false when the image could not be read or repaired */
export function checkAtOpen(world, state, process, variant) {
    const own = state.processes[process];
    const { setup } = processOf(world, process);
    if (setup.readOnly)
        return true;
    if (own.inactive && applies(world, 'format.inactive-images-are-not-repaired'))
        return true;
    for (const [image, layout] of world.machine.images.entries()) {
        const cached = cachedOf(state, process, image);
        if (layout.header < 0 || !cached.loaded || image > 0)
            continue;
        if (fieldOf(layout.headerCode, cached.header, header.dirty) === 0)
            continue;
        if (!applies(world, 'format.dirty-image-is-repaired-at-open'))
            continue;
        const done = layout.format === 'qed'
            ? repairQed(world, state, process, image, variant)
            : repairQcow2(world, state, process, image, variant);
        if (!done)
            return false;
    }
    return true;
}
/**
 * Counts references from what is on disk and corrects the refcounts. When a cluster in use has refcount 0, QEMU writes
 * the refcount structures anew, into a cluster that looks free to it.
 *
 * @source  QEMU block/qcow2-refcount.c qcow2_check_refcounts, compare_refcounts (rebuild), rebuild_refcount_structure
 */
function repairQcow2(world, state, process, image, variant) {
    const layout = imageOf(world, image);
    const cached = cachedOf(state, process, image);
    const references = layout.pool.map(() => 0);
    for (let l1Index = 0; l1Index < layout.l1Entries; l1Index++) {
        const table = entryAt(layout, cached.l1, l1Index);
        if (table.cluster < 0)
            continue;
        references[table.cluster] += 1;
        const code = loadL2(world, state, process, image, l1Index, variant);
        if (code === FAILED)
            return false;
        for (let slot = 0; slot < layout.slots; slot++) {
            const { cluster } = entryAt(layout, code, slot);
            if (cluster >= 0)
                references[cluster] += 1;
        }
    }
    if (!loadRefcounts(world, state, process, image, variant))
        return false;
    const moved = fieldOf(layout.headerCode, cached.header, header.refcounts);
    if (moved > 0)
        references[moved - 1] += 1;
    const rebuilds = references.some((count, cluster) => count > 0 && digitOf(cached.refcounts.code, layout.refcountRadix, cluster) === 0);
    let code = 0;
    for (const [cluster, count] of references.entries())
        code = withDigit(code, layout.refcountRadix, cluster, Math.min(count, layout.refcountRadix - 1));
    if (rebuilds) {
        const free = references.indexOf(0);
        if (free < 0)
            return false;
        if (moved > 0)
            code = withDigit(code, layout.refcountRadix, moved - 1, 0);
        code = withDigit(code, layout.refcountRadix, free, 1);
        cached.header = withField(layout.headerCode, cached.header, header.refcounts, free + 1);
    }
    cached.refcounts.code = code;
    cached.refcounts.status = 'clean';
    const sector = refcountsSector(layout, cached.header);
    if (!fileWrite(world, state, process, sector, refcountsContent(layout, cached.header, code)))
        return false;
    if (!fileFlush(world, state, process, plain))
        return false;
    cached.header = withField(layout.headerCode, cached.header, header.dirty, 0);
    return writeHeader(world, state, process, image);
}
