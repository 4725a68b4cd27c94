/**
 * Compiles the packing functions of a layout to straight-line source: no loops, no paths to walk, every property at a
 * place of its own, so that the engine can compile each access to one load or store.
 *
 * @param refuse  called by `pack` on a leaf whose value does not fit; must throw
 * @returns undefined where source may not be compiled (content security policy of a browser)
 */
export function generatePacking(layout, slots, words, refuse) {
    const tables = [
        ...new Set(slots.filter((slot) => slot.field.kind === 'oneOf').map((slot) => JSON.stringify(slot.field.labels))),
    ];
    const tableOf = (slot) => tables.indexOf(JSON.stringify(slot.field.labels));
    const source = [
        '"use strict";',
        ...tables.flatMap((labels, table) => [
            `const labels${table} = ${labels};`,
            indexFunction(table, JSON.parse(labels)),
        ]),
        `function pack(state, words, offset) {\n${packBody(layout, slots, words, tableOf)}\n}`,
        `function unpack(words, offset, state) {\n${unpackBody(slots, words, tableOf, () => '')}\n}`,
        `function restore(words, offset, current, currentOffset, state) {\n${unpackBody(slots, words, tableOf, (word) => `if (word !== current[currentOffset + ${word}]) `)}\n}`,
        'return { pack, unpack, restore };',
    ].join('\n');
    try {
        return new Function('refuse', source)(refuse);
    }
    catch (error) {
        if (error instanceof EvalError)
            return undefined;
        throw error;
    }
}
/** A switch on constant strings compares pointers; a Map would hash them. -1 is refused by the caller's mask test. */
function indexFunction(table, labels) {
    const cases = labels.map((label, index) => `case ${JSON.stringify(label)}: return ${index};`).join(' ');
    return `function index${table}(label) { switch (label) { ${cases} } return -1; }`;
}
function packBody(layout, slots, words, tableOf) {
    const lines = [];
    const owners = declareOwners(layout, lines);
    for (let word = 0; word < words; word++) {
        const inWord = slots.map((slot, at) => ({ slot, at })).filter(({ slot }) => slot.word === word);
        for (const { slot, at } of inWord) {
            const value = accessOf(slot, owners);
            if (slot.field.kind === 'bool')
                lines.push(`const v${at} = ${value} === true ? 1 : ${value} === false ? 0 : -1;`);
            else if (slot.field.kind === 'oneOf')
                lines.push(`const v${at} = index${tableOf(slot)}(${value});`);
            else
                lines.push(`const v${at} = ${value};`);
        }
        // (v & mask) === v holds for exactly the whole numbers 0..mask: not for undefined, NaN, fractions or -1
        const misfits = inWord.map(({ slot, at }) => {
            const mask = 2 ** slot.bits - 1;
            return `(v${at} & ${mask}) !== v${at}${slot.field.max === mask ? '' : ` || v${at} > ${slot.field.max}`}`;
        });
        if (misfits.length > 0)
            lines.push(`if (${misfits.join(' || ')}) refuse(state);`);
        const packed = inWord
            .filter(({ slot }) => slot.bits > 0)
            .map(({ slot, at }) => (slot.shift === 0 ? `v${at}` : `v${at} << ${slot.shift}`));
        lines.push(`words[offset + ${word}] = ${packed.join(' | ') || '0'};`);
    }
    return lines.join('\n');
}
function unpackBody(slots, words, tableOf, condition) {
    const lines = ['let word = 0;'];
    for (let word = 0; word < words; word++) {
        lines.push(`word = words[offset + ${word}];`, `${condition(word)}{`);
        for (const slot of slots.filter((candidate) => candidate.word === word)) {
            const mask = 2 ** slot.bits - 1;
            const bits = slot.bits === 0 ? '0' : `word >>> ${slot.shift} & ${mask}`;
            const value = slot.field.kind === 'bool'
                ? `(${bits}) === 1`
                : slot.field.kind === 'oneOf'
                    ? `labels${tableOf(slot)}[${bits}]`
                    : bits;
            lines.push(`state${keysOf(slot.field.path)} = ${value};`);
        }
        lines.push('}');
    }
    return lines.join('\n');
}
/** Loads every inner array and record into a local once; returns their names by path. */
function declareOwners(layout, lines) {
    const owners = new Map([['', 'state']]);
    const visit = (inner, path) => {
        if (inner.kind !== 'array' && inner.kind !== 'record')
            return;
        const key = keysOf(path);
        if (path.length > 0) {
            lines.push(`const o${owners.size} = ${owners.get(keysOf(path.slice(0, -1)))}${keysOf(path.slice(-1))};`);
            owners.set(key, `o${owners.size}`);
        }
        if (inner.kind === 'array')
            for (const [index, element] of inner.elements.entries())
                visit(element, [...path, index]);
        else
            for (const [name, field] of inner.fields)
                visit(field, [...path, name]);
    };
    visit(layout, []);
    return owners;
}
function accessOf(slot, owners) {
    const { path } = slot.field;
    return `${owners.get(keysOf(path.slice(0, -1)))}${keysOf(path.slice(-1))}`;
}
function keysOf(path) {
    return path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`)).join('');
}
