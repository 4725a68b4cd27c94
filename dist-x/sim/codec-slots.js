/** Gives every leaf the fewest bits that hold its `max`, in declaration order; none straddles two words. */
export function assignSlots(fields) {
    let word = 0;
    let shift = 0;
    const slots = fields.map((field) => {
        const bits = 32 - Math.clz32(field.max);
        if (shift + bits > 32) {
            word++;
            shift = 0;
        }
        const slot = { field, word, shift, bits };
        shift += bits;
        return slot;
    });
    return { slots, words: word + 1 };
}
