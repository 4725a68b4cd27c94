/** The disk: which sectors have names, where they lie, what they hold first, and how large the disk can become. */
import { machineWords } from "../../sim/machine/words.js";
import { defaultDiskSectors, implicitSectorSpacing, limits, sectorsPerPage } from "./limits.js";
import { problem, quote, unknownWord } from "./problems.js";
import { reservedValues, words } from "./words.js";
/** The sectors of a file, or undefined and at least one problem. */
export function readDisk(reading, cast) {
    const declared = reading.document.disk?.sectors;
    if (declared === undefined)
        return implicitDisk(reading, cast);
    const { tree, problems } = reading;
    const before = problems.length;
    const extents = [];
    for (const [name, value] of Object.entries(declared)) {
        const path = ['disk', 'sectors', name];
        const span = tree.value(path);
        const [first = 0, last = first] = String(value).split('-').map(Number);
        const length = last - first + 1;
        if (length < 1 || pageOf(first) !== pageOf(last)) {
            const message = `disk.sectors.${name}: an extent ends after it begins, inside one page of ${sectorsPerPage} sectors`;
            problems.push(problem('V017', span, message, {
                hint: `${pageOf(first) * sectorsPerPage}-${pageOf(first) * sectorsPerPage + 7} is a whole page`,
            }));
            continue;
        }
        if (last >= limits.diskSectors) {
            problems.push(problem('V017', span, `disk.sectors.${name}: at most ${limits.diskSectors - 1}`));
            continue;
        }
        const clash = extents.find((other) => other.address <= last && first < other.address + other.length);
        if (clash !== undefined) {
            problems.push(problem('V034', span, `disk.sectors: ${name} and ${clash.name} share an address`));
        }
        extents.push({ name, address: first, length, span });
    }
    checkCount(reading, extents);
    checkClashes(reading, cast, extents);
    const names = extents.map(({ name }) => name);
    const use = (name, span) => {
        const found = extents.find((extent) => extent.name === name);
        if (found === undefined)
            problems.push(unknownWord('V023', span, `unknown sector ${quote(name)}`, name, names));
        return found;
    };
    return problems.length === before ? { extents, use, couldBe: (name) => names.includes(name) } : undefined;
}
export const pageOf = (address) => Math.floor(address / sectorsPerPage);
export const implicitSectors = 'without disk.sectors a sector is named by one letter, or a letter and digits: x, y, x1';
function implicitDisk(reading, cast) {
    const { problems } = reading;
    const extents = [];
    const couldBe = (name) => words.implicitSector.test(name);
    const use = (name, span) => {
        const known = extents.find((extent) => extent.name === name);
        if (known !== undefined)
            return known;
        if (!couldBe(name)) {
            problems.push(problem('V023', span, `unknown sector ${quote(name)}`, { hint: implicitSectors }));
            return undefined;
        }
        const owner = cast.handles.find((handle) => handle.name === name)?.actor;
        if (owner !== undefined) {
            const message = `${quote(name)} is a handle of ${owner}, so it cannot be a sector too`;
            problems.push(problem('V034', span, message, { hint: 'rename the sector or the handle' }));
            return undefined;
        }
        const extent = { name, address: extents.length * implicitSectorSpacing, length: sectorsPerPage, span };
        extents.push(extent);
        if (extents.length === limits.sectors + 1)
            checkCount(reading, extents);
        return extent;
    };
    return { extents, use, couldBe };
}
function checkCount({ problems }, extents) {
    const surplus = extents[limits.sectors];
    if (surplus !== undefined)
        problems.push(problem('V019', surplus.span, `too many sectors; at most ${limits.sectors}`));
}
export function checkClashes({ problems }, cast, extents) {
    for (const [index, { actor, name }] of cast.handles.entries()) {
        if (!extents.some((extent) => extent.name === name))
            continue;
        const span = cast.handleSpans[index] ?? { offset: 0, length: 1 };
        problems.push(problem('V034', span, `${quote(name)} is a handle of ${actor} and a sector`, { hint: 'rename one of them' }));
    }
}
/** Sizes and first contents, once every operation is known. */
export function readGeometry(reading, disk, operations, growsByWrite) {
    const { document, problems } = reading;
    const ends = disk.extents.map(({ address, length }) => address + length);
    const wholePages = sectorsPerPage * Math.ceil(Math.max(0, ...ends) / sectorsPerPage);
    const sizeSectors = document.disk?.size ?? Math.max(defaultDiskSectors, wholePages);
    const sizes = [sizeSectors];
    for (const operation of operations) {
        if (operation.kind === 'truncate' || operation.kind === 'resize')
            sizes.push(operation.sizeSectors);
        if (operation.kind === 'write' && growsByWrite) {
            const written = disk.extents.filter(({ name }) => operation.sectors.includes(name));
            sizes.push(...written.map(({ address, length }) => address + length).filter((end) => end > sizeSectors));
        }
    }
    const largest = Math.max(...sizes);
    for (const { name, address, length, span } of disk.extents) {
        if (address + length <= largest)
            continue;
        const message = `${name} ends at sector ${address + length}, but the disk never has more than ${largest}`;
        const hint = growsByWrite
            ? `make disk.size at least ${address + length}, or write or truncate beyond the end`
            : `make disk.size at least ${address + length}, or let "storage: resize" grow it`;
        problems.push(problem('V036', span, message, { hint }));
    }
    const initial = readInitial(reading, disk, sizeSectors);
    const sectors = disk.extents.map(({ name, address, length }) => ({
        name,
        address,
        length,
        initial: initial(name, address + length),
    }));
    return { sectors, sizeSectors, sizes: [...new Set(sizes)] };
}
/**
 * Reports a size that a block device cannot have here. Linux gives a device blocks as large as its size allows, up to
 * a page (block/bdev.c, set_init_blocksize); only blocks of a whole page are modelled.
 */
export function checkDeviceSize(problems, sectors, span, where) {
    if (sectors % sectorsPerPage === 0)
        return;
    const below = pageOf(sectors) * sectorsPerPage;
    const message = `${where}: ${sectors} is not a multiple of ${sectorsPerPage} sectors (4 KiB), so Linux would use blocks smaller than a page, which is not modelled`;
    const sizes = [...(below > 0 ? [below] : []), below + sectorsPerPage];
    problems.push(problem('V047', span, message, { hint: `the nearest: ${sizes.join(' or ')}` }));
}
/** What a sector holds first. Beyond the end there is nothing, and what a growing disk shows there is zeros. */
export function readInitial(reading, disk, sizeSectors) {
    const { document, tree, problems } = reading;
    const { initial } = document;
    const common = typeof initial === 'object' || initial === undefined ? '0' : tree.written(['initial']);
    if (initial !== undefined && typeof initial !== 'object')
        checkValue(reading, common, tree.value(['initial']));
    const own = new Map();
    if (typeof initial === 'object') {
        const names = disk.extents.map(({ name }) => name);
        for (const name of Object.keys(initial)) {
            const path = ['initial', name];
            const extent = disk.extents.find((candidate) => candidate.name === name);
            if (extent === undefined) {
                problems.push(unknownWord('V023', tree.key(path), `initial: unknown sector ${quote(name)}`, name, names));
            }
            else if (extent.address + extent.length > sizeSectors) {
                const message = `initial: ${name} lies beyond the end of the disk, which has ${sizeSectors} sectors at first`;
                problems.push(problem('V036', tree.key(path), message));
            }
            checkValue(reading, tree.written(path), tree.value(path));
            own.set(name, tree.written(path));
        }
    }
    return (name, end) => own.get(name) ?? (end > sizeSectors ? '0' : common);
}
/** Reports a word that cannot be the data of a sector. */
export function checkValue({ document, problems }, value, span) {
    if (reservedValues.includes(value) || (document.machines !== undefined && machineWords.includes(value))) {
        problems.push(problem('V029', span, `${quote(value)} is a result, so it cannot be data`));
        return false;
    }
    if (words.value.test(value))
        return true;
    problems.push(problem('V029', span, `${quote(value)} is not a value`, { hint: 'letters, digits and "_", without blanks' }));
    return false;
}
