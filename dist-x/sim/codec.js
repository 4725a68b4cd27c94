import { generatePacking } from "./codec-generated.js";
import { interpretPacking } from "./codec-interpreted.js";
import { assignSlots } from "./codec-slots.js";
import { pathName } from "./state.js";
/**
 * Derives the codec of a shape.
 *
 * @param packing  'generated' compiles straight-line source and falls back to 'interpreted' where a content security
 *                 policy forbids that; both pack to the same bits, generated at least ten times faster
 */
export function codecOf(shape, packing = 'generated') {
    const { slots, words } = assignSlots(shape.fields);
    const check = (state) => checkLayout(shape.layout, state, [], new Set());
    const refuse = (state) => {
        check(state);
        throw new Error('packing refused a state that its own check accepts: the codec is wrong');
    };
    const functions = (packing === 'generated' ? generatePacking(shape.layout, slots, words, refuse) : undefined) ??
        interpretPacking(slots, words, refuse);
    const packed = new Uint32Array(2 * words);
    return {
        ...functions,
        words,
        bits: slots.reduce((sum, slot) => sum + slot.bits, 0),
        slots,
        initial: shape.zero,
        check,
        equal: (a, b) => {
            functions.pack(a, packed, 0);
            functions.pack(b, packed, words);
            return packed.subarray(0, words).every((word, at) => word === packed[words + at]);
        },
        format: (state) => formatRecord(shape.layout, state),
    };
}
function checkLayout(layout, value, path, seen) {
    const refuse = (expected) => {
        const name = path.length === 0 ? 'the state' : pathName(path);
        throw new RangeError(`${name} is ${JSON.stringify(value) ?? String(value)}, expected ${expected}`);
    };
    switch (layout.kind) {
        case 'int':
            if (!Number.isInteger(value) || value < 0 || value > layout.max)
                refuse(`a whole number in 0..${layout.max}`);
            return;
        case 'bool':
            if (typeof value !== 'boolean')
                refuse('true or false');
            return;
        case 'oneOf':
            if (!layout.labels.includes(value))
                refuse(`one of ${layout.labels.join(', ')}`);
            return;
        case 'array':
            if (!Array.isArray(value) || value.length !== layout.elements.length)
                refuse(`an array of length ${layout.elements.length}`);
            if (seen.has(value))
                refuse('an array of its own, but it stands in two places of the state');
            seen.add(value);
            for (const [index, element] of layout.elements.entries())
                checkLayout(element, value[index], [...path, index], seen);
            return;
        case 'record': {
            if (typeof value !== 'object' || value === null)
                return refuse('a record');
            if (seen.has(value))
                refuse('a record of its own, but it stands in two places of the state');
            seen.add(value);
            const names = layout.fields.map(([name]) => name);
            const extra = Object.keys(value).find((key) => !names.includes(key));
            if (extra !== undefined)
                refuse(`no field but ${names.join(', ')}; found ${extra}`);
            for (const [name, inner] of layout.fields) {
                checkLayout(inner, value[name], [...path, name], seen);
            }
        }
    }
}
function formatRecord(layout, value) {
    if (layout.kind !== 'record')
        return formatValue(layout, value);
    return layout.fields
        .map(([name, inner]) => `${name}=${formatValue(inner, value[name])}`)
        .join(' ');
}
function formatValue(layout, value) {
    switch (layout.kind) {
        case 'record':
            return `{${formatRecord(layout, value)}}`;
        case 'array':
            return `[${layout.elements.map((element, index) => formatValue(element, value[index])).join(' ')}]`;
        case 'bool':
            return value === true ? 'yes' : 'no';
        case 'int':
        case 'oneOf':
            return String(value);
    }
}
