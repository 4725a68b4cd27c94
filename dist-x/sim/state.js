/**
 * The one declaration of a state. Everything that knows how a state is laid out (packing, formatting, bounds,
 * symmetry, data independence) is derived from it, so a field is never described twice.
 *
 *   const shape = defineState({
 *     phase: oneOf('running', 'paused'),
 *     disk: perSector(sectors, version(versions)),
 *   });
 *   type State = StateOf<typeof shape>; // { phase: 'running' | 'paused'; disk: number[] }
 *
 * @param fields  one type per field; names must be JavaScript identifiers
 * @returns the shape; `fields` lists the leaves in declaration order
 * @throws  Error on a field name that is no identifier
 */
export function defineState(fields) {
    const { layout, zero } = record(fields);
    // Listed when first asked for: whoever only runs a model never asks.
    let leaves;
    return {
        layout,
        zero,
        get fields() {
            leaves ??= leavesOf(layout, [], []);
            return leaves;
        },
    };
}
/** Packed fields never exceed 31 bits, so that JavaScript's signed shifts stay exact. */
export const INT_MAX = 0x7fff_ffff;
/** A whole number from 0 to `max` inclusive; `max` at most `INT_MAX`. */
export function int(max) {
    return numberType(max, 'plain');
}
/** A whole number from 0 to `max` inclusive that is only copied, compared and increased. */
export function version(max) {
    return numberType(max, 'version');
}
export function bool() {
    return { layout: { kind: 'bool' }, zero: () => false };
}
/** One of the given strings; the first one is the zero value. */
export function oneOf(...labels) {
    if (new Set(labels).size !== labels.length)
        throw new Error(`oneOf(${labels.join(', ')}): a label occurs twice`);
    return { layout: { kind: 'oneOf', labels }, zero: () => labels[0] };
}
/** An array of fixed `length` (0 is allowed) whose entries differ in meaning. */
export function arrayOf(length, element) {
    return arrayType(length, element, 'plain');
}
/** An array with one entry per disk sector. */
export function perSector(length, element) {
    return arrayType(length, element, 'sector');
}
/** An array with one entry per disk sector, each of a type of its own: a table needs more bits than data. */
export function perSectorEach(elements) {
    return arrayOfEach(elements, 'sector');
}
/** An array with one entry per memory page. */
export function perPage(length, element) {
    return arrayType(length, element, 'page');
}
export function record(fields) {
    const entries = Object.entries(fields);
    for (const [name] of entries) {
        // Names go into generated source and, as keys, must keep their declaration order: identifiers do both.
        if (!/^[A-Za-z_$][\w$]*$/.test(name) || name === '__proto__') {
            throw new Error(`field name ${JSON.stringify(name)} is not an identifier`);
        }
    }
    return {
        layout: { kind: 'record', fields: entries.map(([name, type]) => [name, type.layout]) },
        zero: () => Object.fromEntries(entries.map(([name, type]) => [name, type.zero()])),
    };
}
/** A path as messages print it: ['source', 'cache', 2] is 'source.cache[2]'. */
export function pathName(path) {
    return path.map((key, at) => (typeof key === 'number' ? `[${key}]` : at === 0 ? key : `.${key}`)).join('');
}
function numberType(max, role) {
    if (!Number.isInteger(max) || max < 0 || max > INT_MAX)
        throw new Error(`max ${max} is not a whole number in 0..${INT_MAX}`);
    return { layout: { kind: 'int', max, role }, zero: () => 0 };
}
function arrayType(length, element, role) {
    if (!Number.isInteger(length) || length < 0)
        throw new Error(`array length ${length} is not a whole number`);
    return arrayOfEach(Array.from({ length }, () => element), role);
}
function arrayOfEach(elements, role) {
    return {
        layout: { kind: 'array', elements: elements.map(({ layout }) => layout), role },
        zero: () => {
            // push, not map: engines keep arrays built this way in their fast, hole-free form
            const entries = [];
            for (const element of elements)
                entries.push(element.zero());
            return entries;
        },
    };
}
function leavesOf(layout, path, indices) {
    const leaf = { path, name: pathName(path), labels: [], role: 'plain', indices };
    switch (layout.kind) {
        case 'int':
            return [{ ...leaf, kind: 'int', max: layout.max, role: layout.role }];
        case 'bool':
            return [{ ...leaf, kind: 'bool', max: 1 }];
        case 'oneOf':
            return [{ ...leaf, kind: 'oneOf', max: layout.labels.length - 1, labels: layout.labels }];
        case 'array': {
            const { elements, role } = layout;
            const { length } = elements;
            return elements.flatMap((element, value) => leavesOf(element, [...path, value], [...indices, { role, position: path.length, value, length }]));
        }
        case 'record':
            return layout.fields.flatMap(([name, inner]) => leavesOf(inner, [...path, name], indices));
    }
}
