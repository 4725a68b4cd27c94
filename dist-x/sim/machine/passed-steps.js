/** Steps whose purpose it is to keep a copy true, and which left it as it was. */
import { kindOfChoice, processOfChoice } from "./guest-access.js";
const flushes = [
    'flush',
    'flush-ignoring-errors',
    'inactivate',
    'close',
    'guest-flushes',
    'vm-flush',
];
/** What each kind of copy is renewed by; the storage by those who write to it. */
const purposes = {
    header: ['invalidate', 'reopen'],
    l1: ['invalidate', 'reopen'],
    l2: ['invalidate', 'reopen'],
    refcounts: ['invalidate', 'reopen'],
    'end-of-file': ['invalidate', 'reopen'],
    'file-size': ['refresh-size', 'reopen'],
    'device-size': ['refresh-devices'],
    'page-cache': ['drop-cache'],
    storage: flushes,
};
/** Between the making of a copy, or (storage) the write it lacks, and the moment when it misled somebody. */
export function passedSteps(scene, place, since, at) {
    const { world, model, choices } = scene;
    const kinds = purposes[place.kind] ?? [];
    return choices.flatMap((choice, step) => {
        if (step <= (since ?? -1) || step >= at || !kinds.includes(kindOfChoice(world, model, choice)))
            return [];
        const process = processOfChoice(world, model, choice);
        if (process < 0 || !concerns(scene, place, process))
            return [];
        return [{ step, reason: reasonOf(scene, place, process, step) }];
    });
}
function concerns({ world }, place, process) {
    if ('process' in place)
        return place.process === process;
    return place.kind !== 'page-cache' || world.machine.processes[process].view === place.view;
}
function reasonOf({ world, model, choices, states }, place, process, step) {
    const { setup } = world.machine.processes[process];
    if (place.kind === 'storage') {
        const label = model.actions[choices[step].action].choices[choices[step].choice];
        if (label === 'failing')
            return 'it failed';
        return setup.cache.noFlush ? 'with cache.no-flush (cache=unsafe) no flush reaches the host' : null;
    }
    if (place.kind !== 'page-cache')
        return null;
    if (!setup.dropCache)
        return 'drop-cache is off';
    const page = states[step].views[place.view].pages[world.sectors[place.sector].page];
    if (page.mapped)
        return 'a program has the page mapped';
    return page.status === 'clean' || page.status === 'absent' ? null : 'the page was dirty';
}
