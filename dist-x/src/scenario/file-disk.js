/** The sectors of the image file by the names that system calls may use: header, tables and clusters. */
import { fileSectorsOf, layoutsOf } from "../../sim/machine/layout.js";
import { checkClashes } from "./disk.js";
import { limits } from "./limits.js";
import { problem, quote, unknownWord } from "./problems.js";
export function fileDisk(reading, cast, machine) {
    const { problems, tree } = reading;
    const span = tree.key(['image']);
    const extents = fileSectorsOf(machine).map(({ name, address, length }) => ({ name, address, length, span }));
    checkClashes(reading, cast, extents);
    const names = extents.map(({ name }) => name);
    const use = (name, at) => {
        const found = extents.find((extent) => extent.name === name);
        if (found !== undefined)
            return found;
        const isGuests = machine.guestSectors.some((sector) => sector.name === name);
        const message = isGuests
            ? `${quote(name)} is a sector of the guest's disk; system calls see the image file`
            : `unknown sector ${quote(name)} of the image file`;
        problems.push(unknownWord('V023', at, message, name, names));
        return undefined;
    };
    return { extents, use, couldBe: (name) => names.includes(name) };
}
/** Reports images whose tables can hold more than a state has room for: it grows with every cluster that has a name. */
export function checkTables({ problems, tree }, machine) {
    for (const [image, { headerCode, l1Codes, l2Codes, refcountCodes }] of layoutsOf(machine).entries()) {
        if (Math.max(headerCode.size, l1Codes + l2Codes + refcountCodes) <= limits.tableContents)
            continue;
        const path = image === 0 ? ['image'] : ['image', 'backing'];
        const message = `${path.join('.')}: the tables of this image can hold more than ${limits.tableContents} different things`;
        const hint = 'name fewer sectors of the guest, or let several share a cluster (128 sectors)';
        problems.push(problem('V019', tree.key(path), message, { hint }));
    }
}
