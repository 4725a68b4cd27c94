/** The model in words: what a choice does, and what it changed where. */
import { contentText, machineActionText, machineLines, withVariant } from "../machine/describe.js";
import { registerOf } from "./outcome.js";
/**
 * Who acts and what they do, for example `D` and `read x -> after`.
 *
 * @param before  the state in which it happens, which knows what a guest writes; absent: that is left out
 */
export function describeChoice(world, model, { action, choice }, before) {
    const { actor, name, choices } = model.actions[action];
    const label = choices[choice];
    const step = world.steps[action];
    if (step !== undefined)
        return { actor, text: withVariant(step.text, label) };
    const text = machineActionText(world, name, label, before);
    return { actor, text: text ?? spontaneousText(name.slice(name.indexOf('.') + 1), label) };
}
/** One line per thing that changed, in the order guest, machines, hosts, network, storage. */
export function describeChange(world, before, after) {
    return [
        ...world.registers.flatMap((_, register) => registerLines(world, before, after, register)),
        ...machineLines(world, before, after),
        ...world.hosts.flatMap((name, host) => hostLines(name, before.hosts[host], after.hosts[host])),
        ...world.views.flatMap((_, view) => viewLines(world, before, after, view)),
        ...(before.server.up === after.server.up ? [] : [after.server.up ? 'storage: serving again' : 'storage: down']),
        ...(before.duplicate.pending === after.duplicate.pending
            ? []
            : [
                after.duplicate.pending
                    ? 'network: a copy of the WRITE is still on its way'
                    : 'network: the delayed copy has arrived',
            ]),
        ...after.heads.flatMap((head, view) => versionLines(world, `storage, head that serves ${world.views[view].name}`, before.heads[view].data, head.data, after)),
        ...after.media.flatMap((medium, index) => mediumLines(world, before.media[index], medium, world.features.shared ? 'storage' : `disk of ${world.hosts[index]}`, after)),
    ];
}
export const pageName = (world, page) => `page of ${world.pages[page].sectors.map((sector) => world.sectors[sector].name).join(' ')}`;
function spontaneousText(kind, label) {
    switch (kind) {
        case 'write-back':
            return `kernel writes back the ${label}`;
        case 'write-back-fails':
            return `write-back of the ${label} fails`;
        case 'evict':
            return `kernel drops the clean ${label} from its page cache`;
        case 'commit':
            return 'NFS client sends COMMIT';
        case 'client-write-back':
            return `client cache writes ${label} to the storage`;
        case 'client-evict':
            return `client cache forgets ${label}`;
        case 'attributes-expire':
            return 'cached attributes time out';
        case 'destage':
            return `${label} moves to stable storage`;
        case 'restart':
            return 'server restarts';
        case 'crash':
            return 'crashes (fault)';
        case 'lose-path':
            return 'loses its path to the storage (fault)';
        case 'power-loss':
            return 'loses power and comes back (fault)';
        case 'delayed-write-arrives':
            return 'delayed copy of a WRITE arrives (fault)';
        default:
            return `${kind.replaceAll('-', ' ')}${label === '' ? '' : ` for ${label}`}`;
    }
}
function registerLines(world, before, after, register) {
    const was = registerOf(world, before, register);
    const is = registerOf(world, after, register);
    return was.value === is.value ? [] : [`${is.name} = ${is.value}${is.old ? '!' : ''}`];
}
function hostLines(name, was, is) {
    if (was.up !== is.up)
        return [`host ${name}: ${is.up ? 'up again, with empty memory' : 'down, its memory is gone'}`];
    if (was.connected === is.connected)
        return [];
    return [`host ${name}: ${is.connected ? 'has its path to the storage back' : 'has no path to the storage'}`];
}
function viewLines(world, before, after, view) {
    const { name } = world.views[view];
    const was = before.views[view];
    const is = after.views[view];
    const lines = world.pages.flatMap((_, page) => pageLine(world, name, page, was, is, after));
    if (world.features.size !== 'live' && was.size !== is.size)
        lines.push(`size known to ${name}: ${world.sizes[was.size]} -> ${world.sizes[is.size]}`);
    if (was.attributesFresh !== is.attributesFresh)
        lines.push(`attributes cached by ${name}: ${is.attributesFresh ? 'fresh' : 'timed out'}`);
    if (!was.behind && is.behind)
        lines.push(`attributes cached by ${name}: older than the last change of the file`);
    if (was.behind && !is.behind)
        lines.push(`attributes cached by ${name}: as on the server`);
    if (!was.invalid && is.invalid)
        lines.push(`page cache of ${name}: to be dropped at the next access`);
    if (!was.deferred && is.deferred)
        lines.push(`page cache of ${name}: kept although the file changed, to be dropped at the next first open`);
    if (was.delegation !== is.delegation)
        lines.push(`delegation of ${name}: ${was.delegation} -> ${is.delegation}`);
    for (const [unit, lock] of is.cacheRights.entries()) {
        if (was.cacheRights[unit] === lock)
            continue;
        const what = world.features.validity === 'capabilities'
            ? 'capabilities'
            : `cluster lock${is.cacheRights.length > 1 ? ` on the ${pageName(world, unit)}` : ''}`;
        lines.push(`${what} of ${name}: ${was.cacheRights[unit]} -> ${lock}`);
    }
    for (const [sector, entry] of is.client.entries()) {
        const old = was.client[sector];
        if (old.status === entry.status && old.data === entry.data)
            continue;
        const data = entry.status === 'absent' ? 'gone' : `${entry.status}, ${contentText(world, sector, entry.data, after)}`;
        lines.push(`client cache of ${name}: ${world.sectors[sector].name} ${data}`);
    }
    if (was.writeError !== is.writeError)
        lines.push(`${name}: ${is.writeError ? 'a write error waits to be reported' : 'the write error has been reported'}`);
    if (!was.blocklisted && is.blocklisted)
        lines.push(`${name}: blocklisted`);
    return lines;
}
function pageLine(world, name, page, was, is, after) {
    const { sectors } = world.pages[page];
    const old = was.pages[page];
    const now = is.pages[page];
    const same = old.status === now.status &&
        old.mapped === now.mapped &&
        sectors.every((sector) => was.data[sector] === is.data[sector]);
    if (same)
        return [];
    if (now.status === 'absent')
        return [`page cache of ${name}: ${pageName(world, page)} gone`];
    const data = sectors
        .map((sector) => `${world.sectors[sector].name} = ${contentText(world, sector, is.data[sector], after)}`)
        .join(', ');
    const status = old.status === now.status
        ? now.status
        : old.status === 'absent'
            ? `now ${now.status}`
            : `${old.status} -> ${now.status}`;
    return [`page cache of ${name}: ${pageName(world, page)} ${status}${now.mapped ? ', mapped' : ''} (${data})`];
}
function mediumLines(world, was, is, name, after) {
    const size = was.size === is.size ? [] : [`${name}: size ${world.sizes[was.size]} -> ${world.sizes[is.size]}`];
    const stable = is.stable.length === 0 ? [] : versionLines(world, `${name}, stable`, was.stable, is.stable, after);
    return [...versionLines(world, name, was.data, is.data, after), ...stable, ...size];
}
function versionLines(world, name, was, is, after) {
    return is.flatMap((version, sector) => {
        const old = was[sector];
        if (version === old)
            return [];
        const text = (content) => contentText(world, sector, content, after);
        return [`${name}: ${world.sectors[sector].name} ${text(old)} -> ${text(version)}`];
    });
}
