import { checkResult, splitArrow } from "./arrow.js";
import { isAgent } from "./cast.js";
import { checkDeviceSize, checkValue, implicitSectors } from "./disk.js";
import { limits } from "./limits.js";
import { machineOperation } from "./machine-operations.js";
import { operationsOf, syntaxOf } from "./operations.js";
import { problem, quote, unknownWord } from "./problems.js";
import { words } from "./words.js";
/** The operation of a step, or undefined and at least one problem. */
export function parseStep(scene, step) {
    const found = [];
    const parsed = parse({ ...scene, reading: { ...scene.reading, problems: found } }, step);
    scene.reading.problems.push(...found);
    return found.length === 0 ? parsed : undefined;
}
function parse(scene, step) {
    const { problems } = scene.reading;
    const arrow = splitArrow(step, problems);
    if (arrow === undefined)
        return undefined;
    const [first, ...operands] = arrow.words;
    if (first === undefined) {
        const message = arrow.register === undefined ? 'the operation is empty' : 'no operation stands before "->"';
        problems.push(problem('V028', step.span, message, { hint: 'for example: read x -> before' }));
        return undefined;
    }
    const rule = findRule(scene, step, first);
    if (rule === undefined)
        return undefined;
    checkResult(rule, arrow, first, step, problems);
    const operation = readOperation(scene, step, rule, first, operands);
    if (operation === undefined)
        return undefined;
    return arrow.register === undefined ? { operation } : { operation, register: arrow.register };
}
function findRule({ kind, reading: { problems } }, { actor }, first) {
    const by = actor === 'storage' || actor === 'cluster' ? actor : 'actor';
    const known = operationsOf(by);
    const rule = known.get(first.text);
    if (rule === undefined) {
        const owner = ['actor', 'storage', 'cluster'].find((other) => operationsOf(other).has(first.text));
        if (owner === undefined && machineOperation(first.text) !== undefined) {
            const message = `${quote(first.text)} is an operation of a virtual machine or a tool, not of ${actor}`;
            const hint = by === 'actor' ? `list ${actor} under "machines"` : 'let a machine do it';
            problems.push(problem('V031', first.span, message, { expected: [...known.keys()], hint }));
        }
        else if (owner === undefined) {
            problems.push(unknownWord('V027', first.span, `unknown operation ${quote(first.text)}`, first.text, [...known.keys()]));
        }
        else {
            const whose = owner === 'actor' ? 'an actor on a host' : `"${owner}"`;
            const message = `${quote(first.text)} is an operation of ${whose}, not of ${actor}`;
            problems.push(problem('V031', first.span, message, { expected: [...known.keys()] }));
        }
        return undefined;
    }
    if (kind !== undefined && rule.only !== undefined && !rule.only.includes(kind)) {
        const message = `${quote(rule.name)} is impossible on ${kind} storage: ${rule.because}`;
        problems.push(problem('V030', first.span, message, { hint: `possible on: ${rule.only.join(', ')}` }));
        return undefined;
    }
    return rule;
}
function readOperation(scene, step, rule, first, given) {
    const { problems } = scene.reading;
    const incomplete = (span, message) => {
        problems.push(problem('V028', span, message, { hint: `the form is: ${syntaxOf(rule)}` }));
        return undefined;
    };
    const target = rule.handle ? findHandle(scene, step, rule, first, given) : undefined;
    if (rule.handle && target === undefined)
        return undefined;
    const handle = target?.handle.name ?? '';
    const rest = target?.rest ?? given;
    if (rule.writes === true && target?.handle.access === 'read-only') {
        const message = `${step.actor}: the handle ${quote(handle)} is read-only`;
        problems.push(problem('V039', target.span, message, { hint: 'open it without "read-only"' }));
    }
    const valueWord = rule.operands.includes('value') ? rest.at(-1) : undefined;
    const sectorWords = rule.operands.includes('value') ? rest.slice(0, -1) : rest;
    const value = valueWord?.text ?? '';
    const firstSector = sectorWords[0];
    const surplus = surplusWord(rule, rest, sectorWords);
    if (surplus !== undefined)
        return incomplete(surplus.span, `${quote(surplus.text)} is one word too many`);
    if (rule.operands.includes('sector') || rule.operands.includes('sectors')) {
        if (valueWord === undefined && rule.operands.includes('value'))
            return incomplete(first.span, `"${rule.name}" needs a sector and a value`);
        if (firstSector === undefined && valueWord !== undefined) {
            return incomplete(valueWord.span, `a sector or a value is missing beside ${quote(value)}`);
        }
        if (firstSector === undefined)
            return incomplete(first.span, `"${rule.name}" needs a sector`);
        if (valueWord !== undefined)
            checkValue(scene.reading, value, valueWord.span);
        const sectors = useSectors(scene, sectorWords);
        if (rule.name === 'read')
            return { kind: 'read', handle, sectors };
        if (rule.name === 'write')
            return { kind: 'write', handle, sectors, value };
        const sector = sectors[0] ?? '';
        if (rule.name === 'mwrite')
            return { kind: 'mwrite', handle, sector, value };
        return { kind: rule.name, handle, sector };
    }
    if (rule.operands.includes('count')) {
        const sizeSectors = readCount(rest[0], problems, incomplete, first);
        if (sizeSectors === undefined)
            return undefined;
        if (scene.kind === 'block')
            checkDeviceSize(problems, sizeSectors, rest[0]?.span ?? first.span, rule.name);
        return rule.by === 'storage' ? { kind: 'resize', sizeSectors } : { kind: 'truncate', handle, sizeSectors };
    }
    if (rule.operands.includes('actor'))
        return readFence(scene, rest[0], incomplete, first);
    if (rule.handle)
        return { kind: rule.name, handle };
    if (rule.by === 'storage')
        return { kind: storageOperations[rule.name] ?? 'power-loss' };
    return { kind: rule.name };
}
const storageOperations = {
    crash: 'server-crash',
    restart: 'server-restart',
    'power-loss': 'power-loss',
};
/** The first word beyond what the operation can take; a list of sectors takes any number. */
function surplusWord(rule, rest, sectorWords) {
    if (rule.operands.includes('sectors') || rule.operands.includes('flags'))
        return undefined;
    if (rule.operands.includes('sector'))
        return sectorWords[1];
    return rest[rule.operands.length];
}
function findHandle(scene, { actor }, rule, first, given) {
    const { problems } = scene.reading;
    const handles = scene.cast.handles.filter((handle) => handle.actor === actor);
    const names = handles.map(({ name }) => name);
    const [word, ...rest] = given;
    const named = word === undefined ? undefined : handles.find(({ name }) => name === word.text);
    if (named !== undefined && word !== undefined)
        return { handle: named, span: word.span, rest };
    if (rule.name === 'open') {
        const hint = `the form is: ${syntaxOf(rule)}`;
        problems.push(problem('V028', first.span, 'the name of the handle is missing', { hint }));
        return undefined;
    }
    const only = handles[0];
    const isOperand = word !== undefined && couldBeOperand(scene, rule, word);
    const takesWords = rule.operands.length > 0;
    if (word !== undefined && takesWords && !isOperand && handles.length === 1 && given.length > rule.operands.length) {
        problems.push(neitherHandleNorOperand(scene, actor, word, names, rule));
        return undefined;
    }
    if (word !== undefined && (!takesWords || (handles.length !== 1 && !isOperand))) {
        const hint = names.length === 0 ? openFirst(actor) : undefined;
        problems.push(unknownWord('V022', word.span, `${actor} has no handle ${quote(word.text)}`, word.text, names, hint));
        return undefined;
    }
    if (only !== undefined && handles.length === 1)
        return { handle: only, span: first.span, rest: given };
    if (handles.length === 0) {
        problems.push(problem('V032', first.span, `${actor} has no handle to ${rule.name} with`, { hint: openFirst(actor) }));
        return undefined;
    }
    const message = `${actor} has ${handles.length} handles; say which one to ${rule.name} with`;
    problems.push(problem('V032', first.span, message, { expected: names }));
    return undefined;
}
const couldBeOperand = ({ disk }, rule, { text }) => rule.operands[0] === 'count' ? words.count.test(text) : disk.couldBe(text);
/** The first of too many words: most likely a handle with a slip of the pen, perhaps a sector. */
function neitherHandleNorOperand({ disk, reading }, actor, { text, span }, names, rule) {
    const isSize = rule.operands[0] === 'count';
    const declared = isSize || reading.document.disk?.sectors === undefined ? [] : disk.extents.map(({ name }) => name);
    const message = `${quote(text)} is neither a handle of ${actor} nor a ${isSize ? 'size' : 'sector'}`;
    const hint = isSize || declared.length > 0
        ? `the form is: ${syntaxOf(rule)}`
        : `${implicitSectors}; the handle of ${actor} may be left out`;
    return unknownWord('V022', span, message, text, [...names, ...declared], hint);
}
const openFirst = (actor) => `open one before the first step with "hosts: {${actor}: direct}", or by the step "${actor}: open h direct"`;
function useSectors({ disk, reading: { problems } }, sectorWords) {
    const names = sectorWords.map(({ text }) => text);
    for (const [index, { text, span }] of sectorWords.entries()) {
        if (names.indexOf(text) === index)
            disk.use(text, span);
        else
            problems.push(problem('V028', span, `the sector ${quote(text)} is named twice`));
    }
    return names;
}
function readCount(word, problems, incomplete, first) {
    if (word === undefined)
        return incomplete(first.span, 'the new size is missing');
    const count = words.count.test(word.text) ? Number(word.text) : Number.NaN;
    if (count <= limits.diskSectors)
        return count;
    const message = `${quote(word.text)} is not a size: a whole number of sectors, at most ${limits.diskSectors}`;
    problems.push(problem('V017', word.span, message));
    return undefined;
}
function readFence({ cast, reading: { problems } }, word, incomplete, first) {
    if (word === undefined)
        return incomplete(first.span, 'the actor to fence is missing');
    const actor = cast.actors.find(({ name }) => name === word.text);
    if (actor !== undefined && !isAgent(word.text))
        return { kind: 'fence', host: actor.host };
    const names = cast.actors.map(({ name }) => name);
    problems.push(unknownWord('V021', word.span, `unknown actor ${quote(word.text)}`, word.text, names));
    return undefined;
}
