import { checkDeviceSize, readInitial } from "./disk.js";
import { defaultGuestSectors, limits } from "./limits.js";
import { problem } from "./problems.js";
import { checkWorkload } from "./read-guest.js";
import { hasContent } from "./read-image.js";
/** Sizes and first contents, once every step of a machine is known. */
export function readGuestDisk(reading, disk, images, steps, workload, onDevice) {
    const { document, tree, problems } = reading;
    const top = images[0]?.format;
    const isRaw = top === 'raw' || top === 'blocked';
    const listed = document.disk?.sizes ?? [];
    const initialGuestSize = document.disk?.size ?? listed[0] ?? defaultGuestSectors;
    const resized = steps.flatMap(({ operation, span }) => {
        // A raw image is as large as the file or device that holds it.
        const ofFile = operation.kind === 'resize' || operation.kind === 'truncate';
        return operation.kind === 'block-resize' || (isRaw && ofFile) ? [{ size: operation.sizeSectors, span }] : [];
    });
    const guestSizes = [...new Set([initialGuestSize, ...listed, ...resized.map(({ size }) => size)])];
    const surplus = resized.find(({ size }) => guestSizes.indexOf(size) >= limits.diskSizes);
    if (surplus !== undefined || guestSizes.length > limits.diskSizes) {
        const message = `${guestSizes.length} sizes of the disk; at most ${limits.diskSizes}`;
        problems.push(problem('V019', surplus?.span ?? tree.key(['disk', 'sizes']), message));
    }
    guestSizes.sort((a, b) => a - b);
    if (isRaw && onDevice) {
        if (document.disk?.size !== undefined) {
            checkDeviceSize(problems, document.disk.size, tree.value(['disk', 'size']), 'disk.size');
        }
        for (const [index, size] of listed.entries()) {
            checkDeviceSize(problems, size, tree.value(['disk', 'sizes', index]), 'disk.sizes');
        }
    }
    checkInside(reading, disk, guestSizes);
    if (workload !== null)
        checkWorkload(reading, workload, disk.extents, guestSizes);
    const initial = readInitial(reading, disk, initialGuestSize);
    checkInitial(reading, images);
    const guestSectors = disk.extents.map(({ name, address, length }) => ({
        name,
        address,
        length,
        initial: hasContent(images, name) ? initial(name, address + length) : '0',
    }));
    return { guestSectors, guestSizes, initialGuestSize };
}
function checkInside({ problems }, disk, sizes) {
    const largest = Math.max(...sizes);
    for (const { name, address, length, span } of disk.extents) {
        if (address + length <= largest)
            continue;
        const message = `${name} ends at sector ${address + length}, but the disk of the guest never has more than ${largest}`;
        const hint = `make disk.size at least ${address + length}, or let a machine resize the disk`;
        problems.push(problem('V036', span, message, { hint }));
    }
}
/** What a sector holds needs a place in an image; without a cluster it reads as zeros. */
function checkInitial({ document, tree, problems }, images) {
    const { initial } = document;
    if (typeof initial !== 'object' || images.length === 0)
        return;
    for (const name of Object.keys(initial)) {
        if (hasContent(images, name) || tree.written(['initial', name]) === '0')
            continue;
        const message = `initial: ${name} has no cluster in the image, so it reads as 0`;
        const hint = `allocate it: image: {format: ${images[0]?.format}, allocated: [${name}]}`;
        problems.push(problem('V053', tree.key(['initial', name]), message, { hint }));
    }
}
