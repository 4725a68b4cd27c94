/**
 * A YAML document as plain data, and where each part of it stands in the text. Words are kept as written too:
 * for YAML `00` is a number, for a scenario it is a value of two characters.
 */
import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import { limits } from "./limits.js";
import { problem, quote } from "./problems.js";
import { tooDeep } from "./yaml-text.js";
/** The document as a tree, or undefined and a problem. */
export function readTree(document, text, problems) {
    const entries = new Map();
    const reader = createReader(entries, text, problems);
    const data = reader(document.contents, [], undefined);
    if (problems.length > 0)
        return undefined;
    return { text, data, ...lookUps(entries, text) };
}
const keyOf = (path) => JSON.stringify(path);
function createReader(entries, text, problems) {
    const anchors = new Map();
    const open = new Set();
    let nodes = 0;
    const read = (node, path, key) => {
        const span = node === null || isAbsent(node) ? (key ?? start) : spanOf(node);
        entries.set(keyOf(path), { key: key ?? span, value: span, scalar: isScalar(node) ? node : undefined });
        if (problems.length > 0 || node === null)
            return null;
        if (++nodes > limits.yamlNodes)
            return fail(problem('V010', span, 'the aliases multiply into too many values'));
        if (path.length > limits.depth)
            return fail(tooDeep(span));
        if (isAlias(node))
            return readAlias(node.source, span, path, key);
        if ('anchor' in node && node.anchor)
            anchors.set(node.anchor, node);
        open.add(node);
        const plain = isMap(node) ? readMap(node, path) : isSeq(node) ? readList(node, path) : readScalar(node, span);
        open.delete(node);
        return plain;
    };
    const readAlias = (name, span, path, key) => {
        const target = anchors.get(name);
        if (target === undefined)
            return fail(problem('V010', span, `no anchor "&${name}" stands before this alias`));
        if (open.has(target))
            return fail(problem('V010', span, `the alias "*${name}" is part of what it stands for`));
        return read(target, path, key ?? span);
    };
    const readMap = (node, path) => {
        const plain = {};
        if (!isMap(node))
            return plain;
        for (const pair of node.items) {
            const key = pair.key;
            const span = key === null ? spanOf(node) : spanOf(key);
            if (!isScalar(key))
                return fail(problem('V016', span, 'a key must be a single word'));
            const name = writtenScalar(key);
            // Such names exist on every object of the language this is written in, so they would be found everywhere.
            if (name in {})
                return fail(problem('V020', span, `${quote(name)} cannot be used as a name`));
            if (Object.hasOwn(plain, name))
                return fail(problem('V007', span, `the key ${name} stands twice in one mapping`));
            plain[name] = read(pair.value, [...path, name], span);
        }
        return plain;
    };
    const readList = (node, path) => isSeq(node)
        ? node.items.map((item, index) => read(item, [...path, index], dashOf(item, text)))
        : [];
    const readScalar = (node, span) => {
        const value = isScalar(node) ? node.value : undefined;
        if (value === null || typeof value === 'string' || typeof value === 'boolean')
            return value;
        if (typeof value === 'number')
            return value;
        return fail(problem('V006', span, 'not valid YAML for a scenario: only text, numbers, true and false are values'));
    };
    const fail = (found) => {
        if (problems.length === 0)
            problems.push(found);
        return null;
    };
    return read;
}
const start = { offset: 0, length: 1 };
function spanOf(node) {
    const [from, to] = node.range ?? [0, 1];
    return { offset: from, length: Math.max(1, to - from) };
}
/** The `-` of an entry with nothing behind it; undefined for any other entry. */
function dashOf(node, text) {
    if (node === null || !isAbsent(node))
        return undefined;
    const end = node.range?.[0] ?? 0;
    const dash = text.lastIndexOf('-', end);
    return { offset: Math.max(0, dash), length: 1 };
}
/** `key:` with nothing behind it. */
const isAbsent = (node) => isScalar(node) && node.value === null && node.source === '';
function writtenScalar(node) {
    return node.type === 'PLAIN' && node.source !== undefined ? node.source : String(node.value);
}
function lookUps(entries, text) {
    const entryAt = (path) => {
        for (let length = path.length; length > 0; length--) {
            const entry = entries.get(keyOf(path.slice(0, length)));
            if (entry !== undefined)
                return entry;
        }
        return entries.get(keyOf([])) ?? { key: start, value: start, scalar: undefined };
    };
    const written = (path) => {
        const scalar = entries.get(keyOf(path))?.scalar;
        return scalar === undefined ? '' : writtenScalar(scalar);
    };
    return {
        value: (path) => entryAt(path).value,
        key: (path) => entryAt(path).key,
        written,
        inside: (path, from, length) => {
            const { value, scalar } = entryAt(path);
            const content = typeof scalar?.value === 'string' ? scalar.value.trimEnd() : written(path);
            const source = text.slice(value.offset, value.offset + value.length);
            const isBlock = scalar?.type === 'BLOCK_LITERAL' || scalar?.type === 'BLOCK_FOLDED';
            const at = content === '' ? -1 : source.indexOf(content, isBlock ? source.indexOf('\n') + 1 : 0);
            if (at < 0)
                return { offset: value.offset, length: value.length };
            return { offset: value.offset + at + from, length };
        },
    };
}
