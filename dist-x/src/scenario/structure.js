import { exampleOf } from "./forms.js";
import { handoffNames, qemuNames } from "./machine-names.js";
import { problem, quote, unknownWord } from "./problems.js";
import { scenarioSchema, shapes } from "./schema.js";
import { machineKeys } from "./schema-machines.js";
import { catalogueEntry, isStorageName, kindsWithOption, optionsByKey, storageNames } from "./storage-options.js";
/** The file as a typed document, or undefined and at least one problem. */
export function checkStructure(tree, problems) {
    const { data } = tree;
    if (typeof data !== 'object' || data === null || Array.isArray(data)) {
        const found = kindOf(data);
        problems.push(problem('V011', tree.value([]), `a scenario is a mapping of keys to values; this is ${found}`));
        return undefined;
    }
    const format = data.stalemate;
    if (typeof format === 'number' && format > 1) {
        const message = `stalemate: the file uses format ${format}; this program knows format 1`;
        problems.push(problem('V013', tree.value(['stalemate']), message));
        return undefined;
    }
    const result = scenarioSchema.safeParse(data);
    for (const issue of result.error?.issues ?? [])
        problems.push(...translate(tree, issue, []));
    // With a virtual machine the guest may do something by itself, which is looked at later.
    const needsSteps = !Object.keys(machineKeys).some((key) => Object.hasOwn(data, key));
    if (needsSteps && !Object.hasOwn(data, 'steps'))
        problems.push(missing(tree, ['steps']));
    return problems.length === 0 ? result.data : undefined;
}
function translate(tree, issue, base) {
    const path = [...base, ...issue.path];
    const where = path.length > 0 ? `${path.join('.')}: ` : '';
    const here = tree.value(path);
    const block = mistakenBlock(tree, path);
    if (block !== undefined)
        return [block];
    switch (issue.code) {
        case 'unrecognized_keys':
            return issue.keys.map((key) => unknownKey(tree, path, key));
        case 'invalid_union':
            return translateUnion(tree, issue, path);
        case 'invalid_key':
            return [
                problem('V020', tree.key(path), `${where}${quote(String(path.at(-1)))} is not a name that may stand here`),
            ];
        case 'too_small':
        case 'too_big':
            return [outOfBounds(tree, issue, path, where)];
        case 'custom':
            return [problem('V018', here, issue.message, { hint: 'write one step for each actor, each with its own "-"' })];
        case 'invalid_format':
            return [problem('V012', here, `${where}${quote(tree.written(path))} has the wrong form`, formOf(tree, path))];
        case 'invalid_value':
        case 'invalid_type':
            return [wrongValue(tree, issue, path, where)];
        default:
            return [problem('V016', here, `${where}${issue.message}`, formOf(tree, path))];
    }
}
/** Where the author may have meant one of several forms, the problems of the form that fits best are reported. */
function translateUnion(tree, issue, path) {
    const at = valueAt(tree.data, path);
    if (at === undefined)
        return [missing(tree, path)];
    if ('discriminator' in issue) {
        const written = tree.written(path);
        return [unknownWord('V025', tree.value(path), `unknown storage ${quote(written)}`, written, storageNames)];
    }
    const forms = issue.errors.filter((errors) => !errors.some(isAtRoot));
    const fitting = forms.sort((a, b) => a.length - b.length)[0];
    if (fitting !== undefined)
        return fitting.flatMap((inner) => translate(tree, inner, path));
    const choice = issue.errors.flat().find((inner) => isAtRoot(inner) && inner.code !== 'invalid_type');
    if (choice !== undefined && typeof at !== 'object')
        return translate(tree, choice, path);
    const where = path.length > 0 ? `${path.join('.')}: ` : '';
    if (isSpecialNumber(at)) {
        const message = `${where}${quote(tree.written(path))} is a special number of YAML, not a value`;
        const hint = 'a value is made of letters, digits and "_"; any other text needs quotes';
        return [problem(path[0] === 'initial' ? 'V029' : 'V016', tree.value(path), message, { hint })];
    }
    const kinds = [...new Set(issue.errors.flatMap((errors) => errors.flatMap((inner) => expectedKind(inner))))];
    return [
        problem('V016', tree.value(path), `${where}expected ${kinds.join(' or ')}, found ${kindOf(at)}`, formOf(tree, path)),
    ];
}
const isSpecialNumber = (value) => typeof value === 'number' && !Number.isFinite(value);
/** `parallel: [{S: wait}, {D: wait}]`: a list of branches below something that is no actor. */
function mistakenBlock(tree, path) {
    if (path[0] !== 'steps')
        return undefined;
    const named = ['hosts', 'machines'].flatMap((key) => {
        const actors = valueAt(tree.data, [key]);
        return typeof actors === 'object' && actors !== null ? Object.keys(actors) : [];
    });
    const actors = named.length > 0 ? named : ['S', 'D'];
    const end = path.findIndex((key, index) => {
        if (index === 0 || typeof key !== 'string' || key === 'interleave' || actors.includes(key))
            return false;
        const below = valueAt(tree.data, path.slice(0, index + 1));
        return Array.isArray(below) && below.some((entry) => typeof entry === 'object' && entry !== null);
    });
    if (end < 0)
        return undefined;
    const block = path.slice(0, end + 1);
    const message = `${block.join('.')}: ${quote(String(path[end]))} is no actor, and opens no block of branches`;
    const hint = 'branches whose steps may get between each other stand below "interleave:"';
    return problem('V015', tree.key(block), message, { nearest: 'interleave', hint });
}
const isAtRoot = (issue) => issue.path.length === 0 && !['unrecognized_keys', 'custom'].includes(issue.code);
function wrongValue(tree, issue, path, where) {
    const at = valueAt(tree.data, path);
    if (at === undefined)
        return missing(tree, path);
    const here = tree.value(path);
    const written = tree.written(path);
    if (issue.code === 'invalid_value') {
        if (path[0] === 'storage' && path.length === 1) {
            return unknownWord('V025', here, `unknown storage ${quote(written)}`, written, storageNames);
        }
        const names = machineNames(path);
        if (names !== undefined) {
            const message = `${where}${quote(written)} is not one of the values allowed here`;
            return unknownWord('V012', here, message, written, names);
        }
        const allowed = optionValues(tree, path) ?? [...new Set(issue.values.map(String))];
        if (typeof at === 'string' && issue.values.some((value) => typeof value !== 'string' && String(value) === at)) {
            const hint = withoutQuotes(path, at);
            return problem('V012', here, `${where}expected ${at} without quotes, found a text`, { hint });
        }
        return unknownWord('V012', here, `${where}${quote(written)} is not one of the values allowed here`, written, allowed, allowed.includes('true') ? switchHint(path, written) : undefined);
    }
    if ((issue.expected === 'int' || issue.expected === 'number') && typeof at === 'number') {
        const hint = 'write a whole number, such as 1';
        return problem('V017', here, `${where}${written} is not a whole number`, { hint });
    }
    return problem('V016', here, `${where}expected ${expectedKind(issue).join(' or ')}, found ${kindOf(at)}`, hintFor(tree, issue.expected, path, at));
}
function outOfBounds(tree, issue, path, where) {
    const here = tree.value(path);
    const small = issue.code === 'too_small';
    const bound = String(small ? issue.minimum : issue.maximum);
    if (issue.origin === 'array') {
        if (!small)
            return problem('V019', here, `${where}more than ${bound} entries`);
        return problem('V018', here, `${where}needs at least ${bound} ${bound === '1' ? 'entry' : 'entries'}`);
    }
    if (issue.origin === 'string') {
        if (small)
            return problem('V016', here, `${where}the text is empty`);
        return problem('V019', here, `${where}the text has more than ${bound} characters`);
    }
    return problem('V017', here, `${where}${tree.written(path)} is out of range; ${small ? 'at least' : 'at most'} ${bound}`);
}
function missing(tree, path) {
    const parent = path.slice(0, -1);
    const span = parent.length === 0 ? { offset: tree.value([]).offset, length: 1 } : tree.key(parent);
    const where = parent.length > 0 ? `${parent.join('.')}: ` : '';
    const hint = path.length === 1 ? firstLines[String(path[0])] : undefined;
    return problem('V014', span, `${where}the key ${quote(String(path.at(-1)))} is missing`, hint === undefined ? {} : { hint });
}
const firstLines = {
    stalemate: 'the first line of a scenario is "stalemate: 1"',
    title: 'add a line such as "title: Stale prefetch over iSCSI"',
    storage: 'add a line such as "storage: iscsi"',
    steps: 'add "steps:" and below it lines such as "  - S: write x 1"',
};
function unknownKey(tree, path, key) {
    const span = tree.key([...path, key]);
    const where = path.length > 0 ? `${path.join('.')}: ` : '';
    if (path[0] === 'storage' && path.length === 1)
        return unknownOption(tree, key);
    return unknownWord('V015', span, `${where}unknown key ${quote(key)}`, key, allowedKeys(path));
}
function unknownOption(tree, key) {
    const name = tree.written(['storage', 'name']);
    const kind = isStorageName(name) ? catalogueEntry(name).options.kind : 'local';
    const allowed = [...optionsByKey(kind).keys(), ...(kind === 'nfs' ? ['noac'] : [])];
    const others = kindsWithOption(key);
    const span = tree.key(['storage', key]);
    if (others.length === 0)
        return unknownWord('V015', span, `storage: ${name} has no option ${quote(key)}`, key, ['name', ...allowed]);
    const message = `storage: ${quote(key)} belongs to ${others.join(', ')} storage; ${name} is ${kind} storage`;
    return problem('V026', span, message, allowed.length > 0 ? { expected: allowed } : {});
}
/** For YAML the version 4.0 is the number 4; the list of options has it as it is written. */
function optionValues(tree, path) {
    const name = tree.written(['storage', 'name']);
    if (path[0] !== 'storage' || !isStorageName(name))
        return undefined;
    return optionsByKey(catalogueEntry(name).options.kind).get(String(path[1]))?.values.map(String);
}
/** For YAML versions are numbers; the lists have them as they are written. */
function machineNames(path) {
    if (path[0] === 'machines' && path.at(-1) === 'qemu')
        return qemuNames;
    return path[0] === 'migrations' && (path.at(-1) === 'handoff' || path.at(-1) === 'like') ? handoffNames : undefined;
}
function allowedKeys(path) {
    const [first, , third] = path;
    if (first === undefined)
        return Object.keys(scenarioSchema.shape);
    if (first === 'hosts')
        return Object.keys(shapes.host);
    if (first === 'observed')
        return Object.keys(third === 'outcomes' ? shapes.observedOutcome : shapes.observation);
    if (first === 'machines')
        return Object.keys(shapes.machine);
    if (first === 'image')
        return Object.keys(path.length === 1 ? shapes.image : shapes.backing);
    if (first === 'migrations')
        return Object.keys(third === 'handoff' ? shapes.handoff : shapes.migration);
    if (keysOfOwn.has(first))
        return Object.keys(shapes[first]);
    return [];
}
/** Mappings whose keys are all there is to them. */
const keysOfOwn = new Set(['disk', 'faults', 'outcomes', 'trace', 'guest', 'properties']);
function hintFor(tree, expected, path, at) {
    if (path[0] === 'steps')
        return formOf(tree, path);
    if (typeof at === 'string') {
        const isNumber = (expected === 'int' || expected === 'number') && at.trim() !== '' && Number.isFinite(Number(at));
        if (isNumber)
            return { hint: withoutQuotes(path, at.trim()) };
        const hint = expected === 'boolean' ? switchHint(path, at) : undefined;
        if (hint !== undefined)
            return { hint };
    }
    if (expected === 'string' && (typeof at === 'number' || typeof at === 'boolean') && path[0] !== 'hosts') {
        return { hint: `put it in quotes: ${path.at(-1)}: "${tree.written(path)}"` };
    }
    return formOf(tree, path);
}
const withoutQuotes = (path, value) => `write it without quotes: ${path.at(-1)}: ${value}`;
/** YAML 1.1 took more words for true and false than YAML 1.2 does. */
function switchHint(path, written) {
    const value = /^(y|yes|on)$/i.test(written) ? 'true' : /^(n|no|off)$/i.test(written) ? 'false' : written;
    if (value === 'true' || value === 'false')
        return `write ${path.at(-1)}: ${value}`;
    return `write ${path.at(-1)}: true, or ${path.at(-1)}: false`;
}
/** How the part of a file at a path is written. */
function formOf(tree, path) {
    const example = exampleOf(path, valueAt(tree.data, path));
    if (example !== undefined)
        return { hint: `for example: ${example}` };
    if (path[0] === 'steps')
        return { hint: 'a step is written "- ACTOR: operation", for example "- S: write x 1"' };
    if (path[0] === 'outcomes')
        return { hint: 'for example: exactly: [{before: 0, after: [0!, 1]}]' };
    if (path.length === 1)
        return { hint: `write a text after "${path[0]}:", or remove the key` };
    return {};
}
function valueAt(data, path) {
    let at = data;
    for (const key of path) {
        if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key))
            return undefined;
        at = at[key];
    }
    return at;
}
function expectedKind(issue) {
    if (issue.code === 'invalid_union' && 'errors' in issue)
        return issue.errors.flatMap((errors) => errors.flatMap(expectedKind));
    if (issue.code === 'invalid_value')
        return ['a word'];
    if (issue.code !== 'invalid_type')
        return [];
    return [kindNames[issue.expected] ?? 'another kind of value'];
}
const kindNames = {
    string: 'a text',
    number: 'a number',
    int: 'a whole number',
    boolean: 'true or false',
    array: 'a list',
    object: 'a mapping',
    record: 'a mapping',
};
function kindOf(value) {
    if (value === null)
        return 'nothing';
    if (Array.isArray(value))
        return 'a list';
    return kindNames[typeof value] ?? 'something else';
}
