export const KNOWN = -1;
export const NO_ROOM = -2;
/** Above this load the index doubles: longer probe chains cost more than the space. */
const MAX_LOAD = 0.7;
const FIRST_CAPACITY = 1024;
const GROWTH = 1.5;
/**
 * @param words      32-bit words per packed state
 * @param instances  how many action instances there are; decides the width of that column
 */
export function createVisited(words, instances, maxStates, maxBytes) {
    const Instances = instances <= 0x100 ? Uint8Array : instances <= 0x1_0000 ? Uint16Array : Uint32Array;
    let arena = new Uint32Array(FIRST_CAPACITY * words);
    let parents = new Uint32Array(FIRST_CAPACITY);
    let instanceOf = new Instances(FIRST_CAPACITY);
    // A slot holds id + 1 in the bits that number slots and the hash's other bits above: 0 is a free slot, and most
    // slots of other states are told apart without touching the arena, which would cost a cache miss each.
    let index = new Int32Array(2 * FIRST_CAPACITY);
    let mask = index.length - 1;
    let count = 0;
    // The next insertion of a new state must look at limits and capacity; kept as one number to keep the hot path short.
    let roomUntil = 0;
    const bytes = () => arena.byteLength + parents.byteLength + instanceOf.byteLength + index.byteLength;
    const growColumns = () => {
        const capacity = Math.min(Math.ceil(parents.length * GROWTH), maxStates);
        const grownBytes = capacity * (4 * words + 4 + Instances.BYTES_PER_ELEMENT);
        if (bytes() + grownBytes > maxBytes)
            return false;
        return allocates(() => {
            arena = grown(arena, new Uint32Array(capacity * words));
            parents = grown(parents, new Uint32Array(capacity));
            instanceOf = grown(instanceOf, new Instances(capacity));
        });
    };
    const growIndex = () => {
        if (bytes() + 2 * index.byteLength > maxBytes)
            return false;
        return allocates(() => {
            const doubled = new Int32Array(2 * index.length);
            const doubledMask = doubled.length - 1;
            for (let id = 0; id < count; id++) {
                const hash = hashOf(arena, id * words, words);
                let slot = hash & doubledMask;
                while (doubled[slot] !== 0)
                    slot = (slot + 1) & doubledMask;
                doubled[slot] = (hash & ~doubledMask) | (id + 1);
            }
            index = doubled;
            mask = doubledMask;
        });
    };
    const makeRoom = () => {
        if (count >= maxStates)
            return false;
        if (count >= parents.length && !growColumns())
            return false;
        if (count >= index.length * MAX_LOAD && !growIndex())
            return false;
        roomUntil = Math.min(maxStates, parents.length, Math.ceil(index.length * MAX_LOAD));
        return true;
    };
    const insert = (packed, parent, instance) => {
        const hash = hashOf(packed, 0, words);
        let slot = hash & mask;
        for (let entry = index[slot]; entry !== 0; entry = index[slot]) {
            if (((entry ^ hash) & ~mask) === 0) {
                let at = ((entry & mask) - 1) * words;
                let word = 0;
                while (word < words && arena[at] === packed[word]) {
                    at++;
                    word++;
                }
                if (word === words)
                    return KNOWN;
            }
            slot = (slot + 1) & mask;
        }
        if (count >= roomUntil) {
            if (!makeRoom())
                return NO_ROOM;
            slot = hash & mask; // the index may have grown
            while (index[slot] !== 0)
                slot = (slot + 1) & mask;
        }
        const id = count++;
        index[slot] = (hash & ~mask) | (id + 1);
        for (let word = 0, at = id * words; word < words; word++, at++)
            arena[at] = packed[word];
        parents[id] = parent;
        instanceOf[id] = instance;
        return id;
    };
    return {
        insert,
        count: () => count,
        load: (id, target) => {
            for (let word = 0, at = id * words; word < words; word++, at++)
                target[word] = arena[at];
        },
        parent: (id) => parents[id],
        instance: (id) => instanceOf[id],
        bytes,
    };
}
/** A signed 32-bit hash: multiply-xorshift over the words, then spread into the low bits that number the slots. */
export function hashOf(words, offset, length) {
    let hash = 0;
    for (let at = offset, end = offset + length; at < end; at++) {
        hash = Math.imul(hash ^ words[at], 0x9e3779b1);
        hash ^= hash >>> 15;
    }
    hash = Math.imul(hash, 0x85ebca6b);
    return hash ^ (hash >>> 13);
}
function grown(from, to) {
    to.set(from);
    return to;
}
/** False when the platform refuses the memory, which then counts as reaching the limit. */
function allocates(grow) {
    try {
        grow();
        return true;
    }
    catch (error) {
        if (error instanceof RangeError)
            return false;
        throw error;
    }
}
