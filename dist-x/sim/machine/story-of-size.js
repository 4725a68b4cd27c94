/** A size that is not the one the guest was told: in the device, in the image, or in the kernel of a host. */
import { lastIndex } from "../storage/run.js";
import { madeSince } from "./copy-story.js";
import { deviceSizeOf } from "./guest.js";
import { passedSteps } from "./passed-steps.js";
import { contentAt, isDirty, placeText, sizeIn } from "./places.js";
import { lastAccess, sectorName } from "./story-of-data.js";
export function storyOfStaleSize(scene) {
    const { world, states } = scene;
    const end = states.at(-1);
    const { event, size } = end.guest[0];
    const access = event.staleSize ? lastAccess(scene) : null;
    const process = access?.process ??
        end.processes.findIndex(({ run }, index) => run === 'running' && deviceSizeOf(world, end, index) !== size);
    if (process < 0)
        return null;
    const at = event.staleSize ? states.length - 2 : states.length - 1;
    const place = wrongSizePlace(world, states[at], process, access?.guestSector ?? -1);
    const says = sizeAt(world, states[at], place);
    const { guestSizes } = world.machine.setup;
    return {
        kind: 'stale-size',
        process: world.machine.processes[process].name,
        size: guestSizes[says] ?? 0,
        trueSize: guestSizes[size],
        refused: access === null ? null : sectorName(world, access.guestSector),
        copy: storyOfSize(scene, place, says, at),
    };
}
/** The first place that has a wrong size, from the device down to the host. */
function wrongSizePlace(world, state, process, guestSector) {
    const { size } = state.guest[0];
    const { setup, view } = world.machine.processes[process];
    const image = world.machine.images[0].header >= 0 ? { kind: 'header', process, image: 0 } : { kind: 'file-size', process };
    const device = { kind: 'device-size', process };
    const asksDevice = guestSector < 0 && setup.device !== 'virtio-blk' && contentAt(world, state, device) !== null;
    const places = [...(asksDevice ? [device] : []), image, { kind: 'host-size', view }];
    return places.find((place) => sizeAt(world, state, place) !== size) ?? image;
}
/** Index into the sizes of the guest's disk; -1 for a length that is none of them. */
function sizeAt(world, state, place) {
    const content = contentAt(world, state, place);
    if (content === null)
        return -1;
    switch (place.kind) {
        case 'device-size':
            return content;
        case 'header':
        case 'page-cache':
        case 'storage':
            return sizeIn(world, content);
        default: {
            const { guestSizes } = world.machine.setup;
            return lastIndex(guestSizes, (one) => one <= world.sizes[content]);
        }
    }
}
function storyOfSize(scene, place, says, at) {
    const { world, states } = scene;
    const { guestSizes } = world.machine.setup;
    const size = states[at].guest[0].size;
    const text = (index) => `${guestSizes[index] ?? 0} sectors`;
    const madeStep = madeSince(scene, place, at, (index) => sizeAt(world, states[index], place) === says);
    const lastTrue = lastIndex(states, (state, index) => index <= at && state.guest[0].size === says);
    const origin = originOfSize(world, states, place, says, madeStep);
    return {
        place: placeText(world, place),
        says: text(says),
        madeStep,
        from: origin === null
            ? []
            : [
                {
                    place: placeText(world, origin),
                    madeStep: madeSince(scene, origin, madeStep ?? 0, (index) => sizeAt(world, states[index], origin) === says),
                },
            ],
        missedStep: lastTrue < 0 || lastTrue >= at ? null : lastTrue,
        lostStep: null,
        truth: text(size),
        newestIn: sizePlaces(world)
            .filter((one) => sizeAt(world, states[at], one) === size)
            .map((one) => `${placeText(world, one)}${isDirty(world, states[at], one) ? ' (not written yet)' : ''}`),
        passed: passedSteps(scene, place, madeStep, at),
        at: place,
    };
}
/** A length is asked of the kernel, a header is read through the page cache: both may be as old. */
function originOfSize(world, states, place, says, madeStep) {
    if (madeStep === null || !('process' in place))
        return null;
    const { view, setup } = world.machine.processes[place.process];
    const { header } = world.machine.images[0];
    const origin = place.kind === 'file-size' && world.features.size !== 'live'
        ? { kind: 'host-size', view }
        : place.kind === 'header' && !setup.cache.direct
            ? { kind: 'page-cache', view, sector: header }
            : null;
    return origin !== null && sizeAt(world, states[madeStep], origin) === says ? origin : null;
}
function sizePlaces(world) {
    const { header } = world.machine.images[0];
    const processes = world.machine.processes.flatMap((_, process) => [
        { kind: 'device-size', process },
        header >= 0 ? { kind: 'header', process, image: 0 } : { kind: 'file-size', process },
    ]);
    if (header < 0)
        return [
            ...processes,
            ...world.views.map((_, view) => ({ kind: 'host-size', view })),
            { kind: 'true-size', medium: 0 },
        ];
    return [
        ...processes,
        ...world.views.map((_, view) => ({ kind: 'page-cache', view, sector: header })),
        { kind: 'storage', medium: 0, sector: header },
    ];
}
