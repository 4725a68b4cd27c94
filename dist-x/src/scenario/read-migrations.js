/** Who hands the guest over to whom, how, and who decides. */
import { arbiterTable } from "../../sim/machine/arbiter-table.js";
import { noArbiter } from "./machine-names.js";
import { problem, quote, unknownWord } from "./problems.js";
import { readHandoff } from "./read-handoff.js";
/** Without a list two QEMU processes hand over from the first to the second, and any other number not at all. */
export function readMigrations(reading, machines) {
    const { migrations } = reading.document;
    if (migrations !== undefined)
        return migrations.flatMap((entry, index) => readMigration(reading, machines, entry, index));
    const [source, destination, ...others] = machines.filter(({ setup }) => setup.program === 'qemu');
    if (source === undefined || destination === undefined || others.length > 0)
        return [];
    const handoff = readHandoff(reading, undefined, [], source.qemu);
    if (handoff === undefined)
        return [];
    return [
        {
            source: source.setup.name,
            destination: destination.setup.name,
            handoff,
            arbiter: null,
            arbiterHost: 'third',
            fencing: 'none',
            autostart: true,
        },
    ];
}
function readMigration(reading, machines, entry, index) {
    const { tree, problems } = reading;
    const path = ['migrations', index];
    const source = findMachine(reading, machines, index, 'from', entry.from);
    const destination = findMachine(reading, machines, index, 'to', entry.to);
    if (source === undefined || destination === undefined)
        return [];
    if (source === destination) {
        const message = `migrations.${index}: ${entry.from} cannot hand over to itself`;
        const hint = 'on one host too, the guest moves to a second process';
        problems.push(problem('V049', tree.value([...path, 'to']), message, { hint }));
        return [];
    }
    const arbiter = arbiterOf(entry.arbiter);
    const { fencing = 'none' } = entry;
    if (arbiter === null && fencing !== 'none') {
        const message = `migrations.${index}: without an arbiter nobody asks for fencing`;
        problems.push(problem('V045', tree.key([...path, 'fencing']), message, { hint: 'add an arbiter, or remove it' }));
    }
    if (arbiter !== null && entry.autostart === true) {
        const message = `migrations.${index}: with an arbiter the destination waits until it is told to run`;
        problems.push(problem('V045', tree.key([...path, 'autostart']), message, { hint: 'remove "autostart"' }));
    }
    const handoff = readHandoff(reading, entry.handoff, [...path, 'handoff'], source.qemu);
    if (handoff === undefined)
        return [];
    return [
        {
            source: entry.from,
            destination: entry.to,
            handoff,
            arbiter,
            arbiterHost: entry['arbiter-host'] ?? arbiter?.host ?? 'third',
            fencing,
            autostart: entry.autostart ?? arbiter === null,
        },
    ];
}
function arbiterOf(name) {
    return name === undefined || name === noArbiter ? null : (arbiterTable[name] ?? null);
}
function findMachine({ tree, problems }, machines, index, key, name) {
    const found = machines.find(({ setup }) => setup.name === name);
    if (found?.setup.program === 'qemu')
        return found;
    const span = tree.value(['migrations', index, key]);
    const names = machines.filter(({ setup }) => setup.program === 'qemu').map(({ setup }) => setup.name);
    const where = `migrations.${index}.${key}`;
    if (found === undefined) {
        problems.push(unknownWord('V049', span, `${where}: unknown machine ${quote(name)}`, name, names));
    }
    else {
        const message = `${where}: ${name} is a tool, and has no guest to hand over or to take`;
        problems.push(problem('V049', span, message, { expected: names }));
    }
    return undefined;
}
