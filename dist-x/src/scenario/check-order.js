import { pageOf } from "./disk.js";
import { problem, quote } from "./problems.js";
export function checkOrder(ordered, problems) {
    const before = predecessors(ordered.steps);
    for (const index of ordered.steps.keys()) {
        const found = afterEndOfHost(ordered, before, index) ??
            nothingToUndo(ordered, before, index) ??
            handleState(ordered, before, index) ??
            mappingState(ordered, before, index);
        if (found !== undefined)
            problems.push(found);
    }
}
export function predecessors(steps) {
    const before = [];
    for (const { after } of steps) {
        const all = new Set(after);
        for (const index of after)
            for (const earlier of before[index] ?? [])
                all.add(earlier);
        before.push(all);
    }
    return before;
}
export const spanOf = ({ spans }, index) => spans[index] ?? { offset: 0, length: 1 };
export const hostOf = ({ actors }, actor) => actors.find(({ name }) => name === actor)?.host;
/** `crash`, `fence` and `boot` of a host. */
export function lifeOf(ordered, host) {
    return ordered.steps.flatMap(({ actor, operation }, index) => {
        const own = (operation.kind === 'crash' || operation.kind === 'boot') && hostOf(ordered, actor) === host;
        return own || (operation.kind === 'fence' && operation.host === host) ? [index] : [];
    });
}
function afterEndOfHost(ordered, before, index) {
    const step = ordered.steps[index];
    const host = step === undefined ? undefined : hostOf(ordered, step.actor);
    if (step === undefined || host === undefined || step.operation.kind === 'boot')
        return undefined;
    const last = lastEvent(before, index, lifeOf(ordered, host));
    const end = typeof last === 'number' ? ordered.steps[last]?.operation.kind : undefined;
    if (end !== 'crash' && end !== 'fence')
        return undefined;
    const how = end === 'crash' ? 'has crashed' : 'was fenced';
    const message = `${quote(step.text)} can never run: the host ${host} ${how} before it`;
    return problem('V037', spanOf(ordered, index), message, { hint: `put "- ${step.actor}: boot" before it` });
}
/** `restart`, `heal` and `boot` need something that may have happened before them. */
function nothingToUndo(ordered, before, index) {
    const step = ordered.steps[index];
    if (step === undefined)
        return undefined;
    const { faults, actors } = ordered;
    const mayPrecede = (wanted) => ordered.steps.some((other, at) => wanted(other) && at !== index && !(before[at]?.has(index) ?? false));
    if (step.operation.kind === 'server-restart') {
        if (faults.serverCrash > 0 || mayPrecede(({ operation }) => operation.kind === 'server-crash'))
            return undefined;
        const hint = 'add "- storage: crash" before it, or "server-crash: 1" under "faults"';
        return problem('V041', spanOf(ordered, index), 'the server cannot restart: it never crashed', { hint });
    }
    const host = hostOf(ordered, step.actor);
    const onHost = (actor) => hostOf(ordered, actor) === host;
    const mayStrike = (budget) => actors.some(({ name }) => onHost(name) && (budget[name] ?? 0) > 0);
    if (step.operation.kind === 'heal') {
        const lost = mayPrecede(({ operation, actor }) => operation.kind === 'partition' && onHost(actor));
        if (lost || mayStrike(faults.partition))
            return undefined;
        const hint = `add "- ${step.actor}: partition" before it, or a partition under "faults"`;
        return problem('V041', spanOf(ordered, index), `the host ${host} has no lost path that could heal`, { hint });
    }
    if (step.operation.kind !== 'boot' || host === undefined)
        return undefined;
    const ends = lifeOf(ordered, host).filter((at) => ordered.steps[at]?.operation.kind !== 'boot');
    if (mayStrike(faults.hostCrash) || ends.some((at) => !(before[at]?.has(index) ?? false)))
        return undefined;
    const hint = `add "- ${step.actor}: crash" before it, or a host-crash under "faults"`;
    return problem('V041', spanOf(ordered, index), `the host ${host} cannot boot: it never crashed`, { hint });
}
/**
 * The last of some events that has certainly happened before a step, or undefined where this is not certain:
 * an event that may run beside the step, or two events in no fixed order.
 */
export function lastEvent(before, index, events) {
    let last = 'none';
    for (const event of events) {
        if (event === index || (before[event]?.has(index) ?? false))
            continue;
        if (!(before[index]?.has(event) ?? false))
            return undefined;
        if (last !== 'none' && !(before[event]?.has(last) ?? false))
            return undefined;
        last = event;
    }
    return last;
}
function handleState(ordered, before, index) {
    const step = ordered.steps[index];
    if (step === undefined || !('handle' in step.operation) || throughMapping.has(step.operation.kind))
        return undefined;
    const { kind, handle } = step.operation;
    const events = eventsOf(ordered, step.actor, (other) => {
        return (other.kind === 'open' || other.kind === 'close') && other.handle === handle;
    });
    if (events === undefined)
        return undefined;
    const last = lastEvent(before, index, events);
    if (last === undefined)
        return undefined;
    const declared = ordered.handles.find(({ actor, name }) => actor === step.actor && name === handle);
    const isOpen = last === 'none' ? declared?.openAtStart === true : ordered.steps[last]?.operation.kind === 'open';
    if (kind === 'open' ? !isOpen : isOpen)
        return undefined;
    const what = `${step.actor}: the handle ${quote(handle)}`;
    const span = spanOf(ordered, index);
    if (kind === 'open')
        return problem('V038', span, `${what} is open already`, { hint: 'close it first, or use a second handle' });
    const message = last === 'none' ? `${what} is not open yet` : `${what} is closed by now`;
    return problem('V038', span, message, { hint: `put "- ${step.actor}: open ${handle}" before this step` });
}
/** A mapping outlives the handle it was made with. */
const throughMapping = new Set(['mread', 'mwrite', 'munmap']);
function mappingState(ordered, before, index) {
    const step = ordered.steps[index];
    const target = step === undefined ? undefined : mappedPage(ordered, step.operation);
    if (step === undefined || target === undefined)
        return undefined;
    const events = eventsOf(ordered, step.actor, (other) => {
        const page = other.kind === 'mmap' || other.kind === 'munmap' ? mappedPage(ordered, other) : undefined;
        return page === target;
    });
    if (events === undefined)
        return undefined;
    const last = lastEvent(before, index, events);
    if (last === undefined)
        return undefined;
    const isMapped = last !== 'none' && ordered.steps[last]?.operation.kind === 'mmap';
    const { kind } = step.operation;
    if (kind === 'mmap' ? !isMapped : isMapped)
        return undefined;
    if (kind === 'mmap')
        return problem('V040', spanOf(ordered, index), 'the page is mapped through this handle already');
    const hint = 'put an "mmap" step for the same handle and page before it';
    return problem('V040', spanOf(ordered, index), `the page is not mapped, so there is nothing to ${kind}`, { hint });
}
/** Handle and page as one word, so that two of them can be compared. */
function mappedPage({ addressOf }, operation) {
    const { kind } = operation;
    if (kind !== 'mmap' && kind !== 'munmap' && kind !== 'mread' && kind !== 'mwrite')
        return undefined;
    return `${operation.handle} ${pageOf(addressOf(operation.sector))}`;
}
/**
 * The steps of an actor that change something its host keeps, with those that end the host and everything it keeps.
 * Undefined where the host may crash and come back at any moment, so that nothing is certain.
 */
function eventsOf(ordered, actor, isEvent) {
    const host = hostOf(ordered, actor);
    const life = host === undefined ? [] : lifeOf(ordered, host);
    const boots = life.some((index) => ordered.steps[index]?.operation.kind === 'boot');
    const mayCrash = ordered.actors.some(({ name, host: its }) => its === host && (ordered.faults.hostCrash[name] ?? 0) > 0);
    if (boots && mayCrash)
        return undefined;
    const own = ordered.steps.flatMap((step, index) => (step.actor === actor && isEvent(step.operation) ? [index] : []));
    return [...own, ...life].sort((a, b) => a - b);
}
