/** The packing functions without generated source: slower, but allowed under every content security policy. */
export function interpretPacking(slots, words, refuse) {
    const pack = (state, target, offset) => {
        target.fill(0, offset, offset + words);
        for (const slot of slots) {
            const bits = toBits(slot, ownerOf(state, slot)?.[lastKey(slot)]);
            if (bits === undefined)
                return refuse(state);
            target[offset + slot.word] = (target[offset + slot.word] ?? 0) | (bits << slot.shift);
        }
    };
    const writeWord = (word, bits, state) => {
        for (const slot of slots) {
            if (slot.word !== word)
                continue;
            const owner = ownerOf(state, slot);
            if (owner !== undefined)
                owner[lastKey(slot)] = fromBits(slot, (bits >>> slot.shift) & (2 ** slot.bits - 1));
        }
    };
    return {
        pack,
        unpack: (source, offset, state) => {
            for (let word = 0; word < words; word++)
                writeWord(word, source[offset + word] ?? 0, state);
        },
        restore: (source, offset, current, currentOffset, state) => {
            for (let word = 0; word < words; word++) {
                if (source[offset + word] !== current[currentOffset + word])
                    writeWord(word, source[offset + word] ?? 0, state);
            }
        },
    };
}
function ownerOf(state, slot) {
    let owner = state;
    for (let at = 0; at < slot.field.path.length - 1; at++)
        owner = owner?.[slot.field.path[at] ?? ''];
    return owner;
}
function lastKey(slot) {
    return slot.field.path[slot.field.path.length - 1] ?? '';
}
function toBits({ field }, value) {
    switch (field.kind) {
        case 'bool':
            return typeof value === 'boolean' ? Number(value) : undefined;
        case 'oneOf': {
            const index = field.labels.indexOf(value);
            return index < 0 ? undefined : index;
        }
        case 'int':
            return Number.isInteger(value) && value >= 0 && value <= field.max
                ? value
                : undefined;
    }
}
function fromBits({ field }, bits) {
    switch (field.kind) {
        case 'bool':
            return bits === 1;
        case 'oneOf':
            return field.labels[bits];
        case 'int':
            return bits;
    }
}
