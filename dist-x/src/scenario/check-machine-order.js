import { hostOf, lastEvent, lifeOf, predecessors, spanOf } from "./check-order.js";
import { problem, quote } from "./problems.js";
export function checkMachineOrder(ordered, machine, problems) {
    const before = predecessors(ordered.steps);
    for (const [index, step] of ordered.steps.entries()) {
        const found = neverStarted(ordered, machine, before, index, step) ??
            neverReceived(ordered, machine, index, step) ??
            startedAlready(ordered, machine, before, index, step);
        if (found !== undefined)
            problems.push(found);
    }
}
/** Operations that need a process; the others ask the host about it, or are about starting and ending it. */
const needProcess = new Set([
    'vm-read',
    'vm-write',
    'vm-submit',
    'vm-flush',
    'vm-size',
    'vm-geometry',
    'vm-reopen',
    'vm-wait',
    'block-resize',
    'snapshot',
    'snapshot-read',
    'commit',
    'migrate',
]);
function neverStarted(ordered, machine, before, index, { actor, operation, text }) {
    const one = processOf(machine, actor);
    if (one === undefined || one.starts === 'running' || !needProcess.has(operation.kind))
        return undefined;
    if (isStartedByItself(ordered, machine, one))
        return undefined;
    const starts = ordered.steps.some((other, at) => other.actor === actor && other.operation.kind === 'launch' && !(before[at]?.has(index) ?? false));
    if (starts)
        return undefined;
    const message = `${quote(text)} can never run: ${actor} is not started before it`;
    return problem('V056', spanOf(ordered, index), message, { hint: `put "- ${actor}: launch" before it` });
}
/** A guest that is sent to a process which nobody starts never arrives, unless it may never leave. */
function neverReceived(ordered, machine, index, { actor, operation }) {
    if (operation.kind !== 'migrate' || mayStay(ordered, machine, actor))
        return undefined;
    const absent = machine.migrations
        .filter(({ source }) => source === actor)
        .flatMap(({ destination }) => processOf(machine, destination) ?? [])
        .filter((one) => one.starts !== 'running' && !isStartedByItself(ordered, machine, one))
        .find(({ name }) => !ordered.steps.some((other) => other.actor === name && other.operation.kind === 'launch'));
    if (absent === undefined)
        return undefined;
    const message = `the guest can never arrive: ${absent.name} is not started`;
    return problem('V056', spanOf(ordered, index), message, { hint: `put "- ${absent.name}: launch" before it` });
}
/** Where the format refuses to migrate, or somebody may cancel. */
function mayStay({ steps }, { images, faults, processes }, actor) {
    const blocks = processes.find(({ name }) => name === actor)?.behaviour.blocks ?? [];
    const isBlocked = images.some(({ format }) => format === 'blocked' || (format === 'qed' && blocks.includes('qed')));
    return isBlocked || faults.cancel > 0 || steps.some(({ operation }) => operation.kind === 'migrate-cancel');
}
function startedAlready(ordered, machine, before, index, { actor, operation }) {
    const one = processOf(machine, actor);
    if (one === undefined || operation.kind !== 'launch' || mayEndByItself(ordered, machine, one))
        return undefined;
    const own = ordered.steps.flatMap((step, at) => step.actor === actor && startsOrEnds.has(step.operation.kind) ? [at] : []);
    const events = [...own, ...lifeOf(ordered, hostOf(ordered, actor) ?? actor)].sort((a, b) => a - b);
    const last = lastEvent(before, index, events);
    const runs = last === 'none' ? one.starts === 'running' : kindAt(ordered, last) === 'launch';
    if (!runs)
        return undefined;
    const message = last === 'none' ? `${actor} runs from the start` : `${actor} is started already`;
    const hint = last === 'none' ? `remove this step, or write "starts: absent" under machines.${actor}` : 'end it first';
    return problem('V056', spanOf(ordered, index), message, { hint });
}
const startsOrEnds = new Set(['launch', 'quit', 'kill']);
const kindAt = ({ steps }, index) => index === undefined ? undefined : steps[index]?.operation.kind;
const processOf = ({ processes }, name) => processes.find((one) => one.name === name);
/** An arbiter starts the destination; without one and without a script the management does. */
function isStartedByItself({ steps }, { migrations }, { name }) {
    const scripted = steps.some(({ operation }) => operation.kind === 'launch' || operation.kind === 'migrate');
    return migrations.some(({ destination, arbiter }) => destination === name && (arbiter !== null || !scripted));
}
/** Faults and arbiters end a process at any moment, and so does a failed hand-over. */
function mayEndByItself({ faults, actors }, machine, { name }) {
    const host = actors.find((actor) => actor.name === name)?.host;
    const mayCrash = actors.some((actor) => actor.host === host && (faults.hostCrash[actor.name] ?? 0) > 0);
    const moves = machine.migrations.some(({ source, destination }) => source === name || destination === name);
    return mayCrash || moves || machine.faults.processKill > 0;
}
