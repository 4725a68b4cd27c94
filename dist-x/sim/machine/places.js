/** Where copies can be, from the memory of a process down to the storage, and what such a copy says. */
import { pageName } from "../storage/describe.js";
import { FAILED } from "./file.js";
import { header } from "./layout.js";
import { fieldOf } from "./tables.js";
import { entryAt, l2CodeOf } from "./tables-in-file.js";
/** @returns what lies there, null where nothing does */
export function contentAt(world, state, place) {
    switch (place.kind) {
        case 'header':
        case 'l1':
        case 'end-of-file': {
            const image = state.processes[place.process].images[place.image];
            if (!image.loaded)
                return null;
            return place.kind === 'header' ? image.header : place.kind === 'l1' ? image.l1 : image.next;
        }
        case 'refcounts':
        case 'l2': {
            const image = state.processes[place.process].images[place.image];
            const table = place.kind === 'l2' ? image.l2[place.l1Index] : image.refcounts;
            return image.loaded && table.status !== 'absent' ? table.code : null;
        }
        case 'file-size':
            return state.processes[place.process].images[0].loaded ? state.processes[place.process].fileSize : null;
        case 'device-size': {
            const { deviceSize } = state.processes[place.process];
            return deviceSize === 0 ? null : deviceSize - 1;
        }
        case 'host-size':
            return state.views[place.view].size;
        case 'true-size':
            return state.media[place.medium].size;
        case 'page-cache': {
            const { page } = world.sectors[place.sector];
            return state.views[place.view].pages[page]?.status === 'absent'
                ? null
                : state.views[place.view].data[place.sector];
        }
        case 'client-cache': {
            const entry = state.views[place.view].client[place.sector];
            return entry === undefined || entry.status === 'absent' ? null : entry.data;
        }
        case 'head':
            return state.heads[place.view].data[place.sector];
        case 'storage':
            return state.media[place.medium].data[place.sector];
    }
}
/** Will what lies there still be written to where others can read it? */
export function isDirty(world, state, place) {
    switch (place.kind) {
        case 'refcounts':
            return state.processes[place.process].images[place.image].refcounts.status === 'dirty';
        case 'l2':
            return state.processes[place.process].images[place.image].l2[place.l1Index].status === 'dirty';
        case 'page-cache': {
            const { page } = world.sectors[place.sector];
            return (state.views[place.view].pages[page].status !== 'clean' && state.views[place.view].written[place.sector]);
        }
        case 'client-cache':
            return state.views[place.view].client[place.sector].status === 'dirty';
        default:
            return false;
    }
}
/** `L2 table in memory of D`, `page cache of D (page of cluster-0)`. */
export function placeText(world, place) {
    const processName = (process) => world.machine.processes[process].name;
    switch (place.kind) {
        case 'header':
            return `${ofImage(place.image)}header in memory of ${processName(place.process)}`;
        case 'l1':
            return `${ofImage(place.image)}L1 table in memory of ${processName(place.process)}`;
        case 'l2':
            return `${ofImage(place.image)}L2 table in memory of ${processName(place.process)}`;
        case 'refcounts':
            return `${ofImage(place.image)}refcount block in memory of ${processName(place.process)}`;
        case 'end-of-file':
            return `end of the image file as ${processName(place.process)} has it`;
        case 'file-size':
            return `length of the image file that the block layer of ${processName(place.process)} keeps`;
        case 'device-size':
            return `size of the disk that the device of ${processName(place.process)} keeps`;
        case 'host-size':
            return `size that the kernel of ${world.views[place.view].name} keeps`;
        case 'true-size':
            return 'size of the file or device itself';
        case 'page-cache':
            return `page cache of ${world.views[place.view].name} (${pageName(world, world.sectors[place.sector].page)})`;
        case 'client-cache':
            return `client cache of ${world.views[place.view].name}`;
        case 'head':
            return `server head that serves ${world.views[place.view].name}`;
        case 'storage':
            return world.features.shared ? 'storage' : `disk of ${world.hosts[place.medium]}`;
    }
}
const ofImage = (image) => (image === 0 ? '' : 'backing ');
export const samePlace = (world, one, other) => placeText(world, one) === placeText(world, other);
export const sameQuestion = (one, other) => one.kind === other.kind && one.image === other.image;
/** Instead of a cluster: what should be a table is none. */
export const NO_TABLE = -2;
/** A cluster, -1 where there is none, `NO_TABLE`; or data. */
export function answerOf(world, question, guestSector, place, content) {
    const layout = world.machine.images[question.image];
    const { l1Index, slot } = layout.places[guestSector];
    switch (question.kind) {
        case 'l1':
            return entryAt(layout, content, l1Index).cluster;
        case 'l2': {
            const code = place.kind === 'l2' ? content : l2CodeOf(layout, content);
            return code === FAILED ? NO_TABLE : entryAt(layout, code, slot).cluster;
        }
        case 'data':
            return content;
    }
}
/** Size of the guest's disk by a header, index into `guestSizes`. */
export const sizeIn = (world, code) => fieldOf(world.machine.images[0].headerCode, code, header.size);
