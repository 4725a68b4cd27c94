import { assembleLitmus } from "../../sim/machine/assemble.js";
import { handoffTable } from "../../sim/machine/handoff-table.js";
import { qemuVersions } from "../../sim/machine/qemu-version-table.js";
import { isVacuous } from "../check/safety.js";
import { qemuNames } from "../scenario/machine-names.js";
import { decideAll } from "./pool.js";
/** Decides a virtual machine under every version of QEMU; versions that do the same are searched once. */
export async function history(litmus, options) {
    const tests = qemuNames.map((name) => withQemu(litmus, name));
    const keys = tests.map((test) => JSON.stringify(test));
    const distinct = [...new Set(keys)];
    const decisions = await decideAll(distinct.map((key) => tests[keys.indexOf(key)]), options);
    return qemuNames.map((qemu, index) => {
        const decision = decisions[distinct.indexOf(keys[index])];
        return { qemu, version: versionOf(qemu), ...(decision === undefined ? {} : { decision }) };
    });
}
/** The same machines with another QEMU: what it does by itself, and how it hands the guest over. */
export function withQemu(litmus, qemu) {
    const { machine, handles, title, storage, actors, steps, faults, registers } = litmus;
    if (machine === undefined)
        throw new Error(`${title} has no virtual machine`);
    const { behaviour, handoff: name } = versionOf(qemu);
    const handoff = handoffTable[name];
    if (handoff === undefined)
        throw new Error(`there is no handoff ${name}`);
    const processes = machine.processes.map((one) => (one.program === 'qemu' ? { ...one, behaviour } : one));
    const migrations = machine.migrations.map((one) => ({ ...one, handoff }));
    return assembleLitmus({
        title,
        storage,
        machine: { ...machine, processes, migrations },
        actors,
        // How a process opens its image depends on its version, so these are made anew.
        handles: handles.filter(({ actor }) => !machine.processes.some((one) => one.name === actor)),
        steps,
        faults,
        registers,
    });
}
/** The first version from which on everything is safe, and really tried; undefined where the latest one is not. */
export function safeSince(entries) {
    return entries.find((_, index) => entries.slice(index).every(({ decision }) => isSafe(decision)));
}
/** Every property that some version violates, and when. */
export function propertyHistories(entries) {
    const violated = entries.map(({ decision }) => decision?.violations.map(({ property }) => property) ?? []);
    return [...new Set(violated.flat())].map((property) => {
        const spans = [];
        for (const [index, entry] of entries.entries()) {
            const before = index > 0 && violated[index - 1].includes(property);
            const span = spans.at(-1);
            if (violated[index].includes(property)) {
                if (before && span !== undefined)
                    span.last = entry.qemu;
                else
                    spans.push({ first: entry.qemu, last: entry.qemu });
            }
            else if (before && span !== undefined && entry.decision?.figures.complete === true)
                span.gone = entry;
        }
        return { property, spans };
    });
}
function isSafe(decision) {
    return decision?.verdict === 'safe' && !isVacuous(decision);
}
function versionOf(qemu) {
    const version = qemuVersions[qemu];
    if (version === undefined)
        throw new Error(`there is no version ${qemu}; there are ${qemuNames.join(', ')}`);
    return version;
}
