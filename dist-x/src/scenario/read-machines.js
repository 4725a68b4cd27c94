/** The processes that open the image: QEMU and tools, each with its version, cache mode, host and node. */
import { cacheModes } from "../../sim/machine/cache-modes.js";
import { qemuVersions } from "../../sim/machine/qemu-version-table.js";
import { defaultQemu, qemuNames } from "./machine-names.js";
import { problem, quote, unknownWord } from "./problems.js";
export function readMachines(reading) {
    const { document, tree, problems } = reading;
    const entries = Object.entries(document.machines ?? {});
    if (document.machines !== undefined && entries.length === 0) {
        const hint = 'for example: machines: {S: none, D: none}';
        problems.push(problem('V048', tree.key(['machines']), 'machines: no process is listed', { hint }));
    }
    const firstQemu = entries.find(([, machine]) => isQemu(machine))?.[0];
    return entries.map(([name, machine]) => {
        const keys = typeof machine === 'string' ? { cache: machine } : machine;
        checkKeys(reading, name, keys);
        return {
            setup: setupOf(name, keys, versionOf(reading, name, keys), name === firstQemu),
            actor: { name, host: keys.host ?? name, node: keys.node ?? 'main' },
            qemu: versionOf(reading, name, keys),
        };
    });
}
const isQemu = (machine) => typeof machine === 'string' || (machine.program ?? 'qemu') === 'qemu';
/** As written: for YAML the version 2.10 is the number 2.1. */
function versionOf({ tree, problems }, name, { qemu }) {
    if (qemu === undefined)
        return defaultQemu;
    const path = ['machines', name, 'qemu'];
    const written = tree.written(path);
    if (Object.hasOwn(qemuVersions, written))
        return written;
    const message = `machines.${name}.qemu: ${quote(written)} is not one of the versions modelled`;
    problems.push(unknownWord('V012', tree.value(path), message, written, qemuNames));
    return defaultQemu;
}
function setupOf(name, keys, version, first) {
    const program = isQemu(keys) ? 'qemu' : 'tool';
    return {
        name,
        program,
        cache: cacheModes[keys.cache ?? 'writeback'],
        behaviour: qemuVersions[version].behaviour,
        device: keys.device ?? 'virtio-blk',
        locking: keys.locking !== 'off',
        dropCache: keys['drop-cache'] ?? true,
        autoReadOnly: keys['auto-read-only'] ?? false,
        readOnly: keys['read-only'] ?? false,
        forceShare: keys['force-share'] ?? false,
        stopsOnError: keys.werror === 'stop',
        starts: keys.starts ?? (program === 'tool' ? 'absent' : first ? 'running' : 'incoming'),
    };
}
/** Keys that say something about a process which it cannot have. */
function checkKeys({ tree, problems }, name, keys) {
    const clash = (key, message, hint) => {
        problems.push(problem('V045', tree.key(['machines', name, key]), `machines.${name}: ${message}`, { hint }));
    };
    if (keys['auto-read-only'] === true && keys['read-only'] === true) {
        clash('auto-read-only', 'a process that stays read-only never opens the image for writing', 'keep one of the two');
    }
    if (keys['force-share'] === true && keys['read-only'] !== true) {
        clash('force-share', 'QEMU takes "force-share" for images that are only read', 'add "read-only: true"');
    }
    if (isQemu(keys))
        return;
    const hint = `remove it, or take "program: qemu"`;
    for (const key of ['device', 'werror']) {
        if (keys[key] !== undefined)
            clash(key, `${keys.program} has no device, so no ${quote(key)}`, hint);
    }
    if (keys.starts === 'incoming')
        clash('starts', `${keys.program} receives no guest`, hint);
}
