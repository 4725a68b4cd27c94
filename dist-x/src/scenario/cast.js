import { limits } from "./limits.js";
import { problem, quote, unknownWord } from "./problems.js";
import { agents, openFlags, words } from "./words.js";
/** The name of the handle that the short form `S: direct` opens. */
const onlyHandle = 'disk';
const defaultActors = ['S', 'D'];
/** @param machines  actors that open the image by themselves; they have no handles here */
export function readCast(reading, steps, machines = []) {
    const { problems } = reading;
    const unclear = new Set();
    const actors = readActors(reading, steps, machines, unclear);
    const own = steps.filter(({ actor }) => !machines.some(({ name }) => name === actor));
    const declared = [...handlesAtStart(reading, unclear), ...handlesOfSteps(reading, own, unclear)];
    const handles = [];
    const handleSpans = [];
    for (const { handle, flagsGiven, span } of declared) {
        const known = handles.find((other) => other.actor === handle.actor && other.name === handle.name);
        if (known === undefined) {
            handles.push(handle);
            handleSpans.push(span);
        }
        else if (flagsGiven && !sameFlags(known, handle)) {
            const message = `${handle.actor}: the handle ${quote(handle.name)} was opened ${flagText(known)} before`;
            problems.push(problem('V033', span, message, { hint: 'repeat the flags, leave them out, or give this handle another name' }));
        }
    }
    const surplus = handleSpans[limits.handles];
    if (surplus !== undefined)
        problems.push(problem('V019', surplus, `${handles.length} handles; at most ${limits.handles}`));
    return { actors, handles, handleSpans, unclear };
}
function readActors({ document, tree, problems }, steps, machines, unclear) {
    const implied = document.hosts === undefined && document.machines === undefined ? defaultActors : [];
    const used = [...new Set(steps.map((step) => step.actor))].filter((name) => implied.includes(name));
    const listed = document.hosts === undefined ? used : Object.keys(document.hosts);
    const allowed = [...machines.map(({ name }) => name), ...(document.hosts === undefined ? implied : listed)];
    for (const { actor, actorSpan } of steps) {
        if (isAgent(actor) || allowed.includes(actor) || unclear.has(actor))
            continue;
        unclear.add(actor);
        const hint = implied.length > 0 ? 'without "hosts" the actors are S and D' : `add it under ${placesOfActors(document)}`;
        problems.push(unknownWord('V021', actorSpan, `unknown actor ${quote(actor)}`, actor, [...allowed, ...agents], hint));
    }
    const ofHosts = listed.map((name) => {
        const host = document.hosts?.[name];
        const settings = typeof host === 'object' ? host : {};
        return { name, host: settings.host ?? name, node: settings.node ?? 'main', key: ['hosts', name] };
    });
    const actors = [...machines.map((machine) => ({ ...machine, key: ['machines', machine.name] })), ...ofHosts];
    const surplus = actors[limits.actors];
    if (surplus !== undefined) {
        problems.push(problem('V019', tree.key(surplus.key), `${actors.length} actors; at most ${limits.actors}`));
    }
    for (const { name, host, key } of actors) {
        if (key[0] === 'hosts' && machines.some((machine) => machine.name === name)) {
            const message = `${name} is a machine, so it cannot be an actor under "hosts" too`;
            problems.push(problem('V034', tree.key(key), message, { hint: `another actor on its host: P: {host: ${name}}` }));
            unclear.add(name);
            continue;
        }
        if (!actors.some((other) => other.name === host && other.host !== host))
            continue;
        const message = `${name} is on a host called ${host}, but the actor ${host} is on another host`;
        problems.push(problem('V034', tree.value([...key, 'host']), message));
    }
    return actors.map(({ name, host, node }) => ({ name, host, node }));
}
const placesOfActors = ({ machines }) => machines === undefined ? '"hosts"' : '"hosts" or "machines"';
export const isAgent = (actor) => agents.includes(actor);
function handlesAtStart(reading, unclear) {
    const { document, tree } = reading;
    return Object.entries(document.hosts ?? {}).flatMap(([actor, host]) => {
        const opens = typeof host === 'string' ? { [onlyHandle]: host } : (host.opens ?? {});
        return Object.entries(opens).flatMap(([name, text]) => {
            const path = typeof host === 'string' ? ['hosts', actor] : ['hosts', actor, 'opens', name];
            const span = tree.key(path);
            if (openFlags.includes(name)) {
                reading.problems.push(problem('V020', span, `${quote(name)} is a flag, so it cannot be the name of a handle`));
            }
            const given = [...text.matchAll(/\S+/g)].map((match) => ({
                text: match[0],
                span: tree.inside(path, match.index, match[0].length),
            }));
            if (given.length === 0) {
                reading.problems.push(problem('V033', tree.value(path), 'no flags', { expected: openFlags }));
                unclear.add(actor);
                return [];
            }
            const flags = readFlags(reading, given);
            if (flags === undefined)
                unclear.add(actor);
            return flags === undefined
                ? []
                : [{ handle: { actor, name, ...flags, openAtStart: true }, flagsGiven: true, span }];
        });
    });
}
/** An `open` step declares its handle; steps that make no sense are reported when the operation is read. */
function handlesOfSteps(reading, steps, unclear) {
    return steps.flatMap(({ actor, words: [operation, name, ...rest] }) => {
        if (operation?.text !== 'open' || name === undefined || name.text === '->' || isAgent(actor))
            return [];
        const given = rest.filter(({ text }, index) => text !== '->' && rest[index - 1]?.text !== '->');
        const flags = checkHandleName(reading, name) ? readFlags(reading, given) : undefined;
        if (flags === undefined) {
            unclear.add(actor);
            return [];
        }
        const handle = { actor, name: name.text, ...flags, openAtStart: false };
        return [{ handle, flagsGiven: given.length > 0, span: name.span }];
    });
}
function checkHandleName({ problems }, { text, span }) {
    if (openFlags.includes(text)) {
        problems.push(problem('V033', span, `${quote(text)} stands where the name of the handle belongs`, {
            hint: `open HANDLE ${text}`,
        }));
        return false;
    }
    if (words.handle.test(text))
        return true;
    problems.push(problem('V020', span, `${quote(text)} is not a name for a handle`));
    return false;
}
/** What the flags say; buffered and read-write where they say nothing. */
export function readFlags({ problems }, given) {
    const texts = given.map(({ text }) => text);
    for (const [index, { text, span }] of given.entries()) {
        if (!openFlags.includes(text)) {
            problems.push(unknownWord('V033', span, `unknown flag ${quote(text)}`, text, openFlags));
            return undefined;
        }
        const clash = texts.slice(0, index).find((earlier) => earlier === text || opposite[earlier] === text);
        if (clash !== undefined) {
            const details = { hint: 'one of direct and buffered, one of read-only and read-write' };
            problems.push(problem('V033', span, `${quote(text)} does not go together with ${quote(clash)}`, details));
            return undefined;
        }
    }
    return {
        mode: texts.includes('direct') ? 'direct' : 'buffered',
        synchronous: texts.includes('dsync'),
        access: texts.includes('read-only') ? 'read-only' : 'read-write',
    };
}
const opposite = {
    direct: 'buffered',
    buffered: 'direct',
    'read-only': 'read-write',
    'read-write': 'read-only',
};
const sameFlags = (a, b) => a.mode === b.mode && a.synchronous === b.synchronous && a.access === b.access;
function flagText({ mode, synchronous, access }) {
    return [mode, ...(synchronous ? ['dsync'] : []), access].join(' ');
}
