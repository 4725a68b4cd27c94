/**
 * What the guest may expect, kept apart from what the storage does: a read returns the last acknowledged write, a size
 * is what was acknowledged. A write that was never flushed may be undone by a loss the contract allows (power
 * loss at a target with a volatile cache, crash of the host that wrote it), unless someone has read it since.
 */
import { contains, mediumOf, sizeCovering } from "./medium.js";
/** A write through `view` was acknowledged. */
export function acknowledge(world, state, view, sectors, value) {
    const { oracle } = state;
    for (const sector of sectors) {
        oracle.latest[sector] = value;
        if (!contains(world, oracle.size, sector))
            oracle.size = sizeCovering(world, sector);
        if (world.dimensions.lossSectors === 0)
            continue;
        oracle.writer[sector] = view + 1;
        oracle.possible[sector] = oracle.possible[sector] | (1 << value);
        oracle.lossy[sector] = false;
    }
}
/**
 * A flush, or a stable write of some `sectors`, through `view` was acknowledged: what was written through it there must
 * survive everything. Null: everywhere.
 */
export function guarantee(world, state, view, sectors) {
    for (let sector = 0; sector < world.dimensions.lossSectors; sector++) {
        if (state.oracle.writer[sector] !== view + 1)
            continue;
        if (sectors === null || sectors.includes(sector))
            settleOn(state, sector);
    }
}
/** A loss the contract allows: what was not flushed may be gone. `view`: only what it wrote; null: everyone's. */
export function allowLoss(world, state, view) {
    const { oracle } = state;
    for (let sector = 0; sector < world.dimensions.lossSectors; sector++) {
        if (view !== null && oracle.writer[sector] !== view + 1)
            continue;
        oracle.lossy[sector] = oracle.possible[sector] !== 1 << oracle.latest[sector];
    }
}
/** After an allowed loss a file may be as short as the medium has it, or as what was not lost of it still is. */
export function allowSize(world, state, view) {
    const { oracle } = state;
    let { size } = mediumOf(world, state, view);
    for (let sector = 0; sector < world.dimensions.lossSectors; sector++) {
        const owed = oracle.writer[sector] !== 0 && !oracle.lossy[sector] && contains(world, oracle.size, sector);
        if (owed && !contains(world, size, sector))
            size = sizeCovering(world, sector);
    }
    oracle.size = Math.min(oracle.size, size);
}
/** A read through `view` returned `value`. @returns true when the guest may not see this value */
export function observe(world, state, view, sector, value) {
    const { oracle } = state;
    if (world.dimensions.lossSectors === 0)
        return value !== oracle.latest[sector];
    const lossy = oracle.lossy[sector];
    const allowed = value === oracle.latest[sector] || (lossy && ((oracle.possible[sector] >> value) & 1) === 1);
    if (!allowed)
        return true;
    const writer = oracle.writer[sector] - 1;
    const seenElsewhere = writer < 0 || world.views[writer].host !== world.views[view].host;
    if (lossy || seenElsewhere) {
        oracle.latest[sector] = value;
        settleOn(state, sector);
    }
    return false;
}
function settleOn(state, sector) {
    state.oracle.possible[sector] = 1 << state.oracle.latest[sector];
    state.oracle.lossy[sector] = false;
}
