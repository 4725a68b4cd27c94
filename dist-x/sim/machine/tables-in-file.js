import { FAILED, fileRead, fileWrite } from "./file.js";
import { header } from "./layout.js";
import { digitOf, fieldOf } from "./tables.js";
export const imageOf = (world, image) => world.machine.images[image];
export const cachedOf = (state, process, image) => state.processes[process].images[image];
export function entryAt({ pool, entryRadix }, code, position) {
    const digit = digitOf(code, entryRadix, position);
    if (digit === 0)
        return { cluster: -1, shared: false };
    return digit > pool.length
        ? { cluster: digit - 1 - pool.length, shared: true }
        : { cluster: digit - 1, shared: false };
}
export const entryDigit = ({ pool }, { cluster, shared }) => cluster < 0 ? 0 : cluster + 1 + (shared ? pool.length : 0);
/** What a sector of a cluster says when it is taken for an L2 table; `FAILED` when that makes no sense. */
export function l2CodeOf({ l2Tag, l2Codes }, content) {
    if (content === 0 || content === FAILED)
        return content;
    const code = content - l2Tag + 1;
    return code > 0 && code < l2Codes ? code : FAILED;
}
export const l2Content = ({ l2Tag }, code) => (code === 0 ? 0 : l2Tag + code - 1);
export function refcountsContent(image, headerCode, code) {
    const moved = fieldOf(image.headerCode, headerCode, header.refcounts) > 0;
    return moved && code > 0 ? image.refcountsTag + code - 1 : code;
}
export function refcountsCodeOf(image, headerCode, content) {
    const moved = fieldOf(image.headerCode, headerCode, header.refcounts) > 0;
    if (!moved || content <= 0)
        return content;
    const code = content - image.refcountsTag + 1;
    return code > 0 && code < image.refcountCodes ? code : FAILED;
}
/** Where the refcount block is, by a header. */
export function refcountsSector(image, headerCode) {
    const moved = fieldOf(image.headerCode, headerCode, header.refcounts);
    return moved === 0 ? image.refcounts : image.pool[moved - 1][0];
}
/** Loads the L2 table behind an entry of the cached L1 table. @returns its code; `FAILED` for an error */
export function loadL2(world, state, process, image, l1Index, variant) {
    const layout = imageOf(world, image);
    const cached = cachedOf(state, process, image);
    const table = cached.l2[l1Index];
    if (table.status !== 'absent')
        return table.code;
    const { cluster } = entryAt(layout, cached.l1, l1Index);
    const content = fileRead(world, state, process, layout.pool[cluster][0], 'table', variant);
    const code = l2CodeOf(layout, content);
    if (code === FAILED)
        return FAILED;
    table.status = 'clean';
    table.code = code;
    return code;
}
export function writeL2(world, state, process, image, l1Index) {
    const layout = imageOf(world, image);
    const cached = cachedOf(state, process, image);
    const table = cached.l2[l1Index];
    const { cluster } = entryAt(layout, cached.l1, l1Index);
    if (cluster < 0 || !fileWrite(world, state, process, layout.pool[cluster][0], l2Content(layout, table.code)))
        return false;
    table.status = 'clean';
    return true;
}
export function writeHeader(world, state, process, image) {
    return fileWrite(world, state, process, imageOf(world, image).header, cachedOf(state, process, image).header);
}
export function writeL1(world, state, process, image) {
    return fileWrite(world, state, process, imageOf(world, image).l1, cachedOf(state, process, image).l1);
}
/** Forgets everything that is read on demand. */
export function forgetTables(state, process, image) {
    const cached = cachedOf(state, process, image);
    for (const table of [cached.refcounts, ...cached.l2]) {
        table.status = 'absent';
        table.code = 0;
    }
}
