/** Identifies an outcome among those of one litmus test: registers with values and marks, in the test's order. */
export function outcomeText(outcome) {
    return outcome.registers.length === 0
        ? 'no registers'
        : outcome.registers.map((r) => `${r.name} = ${markedValue(r)}`).join(', ');
}
export function markedValue(register) {
    return register.old ? `${register.value}!` : register.value;
}
/** Orders outcomes of one litmus test by the values of their registers: numbers by size, then words, old before new. */
export function compareOutcomes(left, right) {
    for (const [index, a] of left.registers.entries()) {
        const b = right.registers[index];
        if (b === undefined)
            return 1;
        const order = compareValues(a.value, b.value) || Number(b.old) - Number(a.old);
        if (order !== 0)
            return order;
    }
    return left.registers.length - right.registers.length;
}
/** Numbers by size and before words; words by code unit, so that the order is the same in every locale. */
export function compareValues(left, right) {
    const [a, b] = [numberOf(left), numberOf(right)];
    if (a !== undefined && b !== undefined && a !== b)
        return a - b;
    if ((a === undefined) !== (b === undefined))
        return a === undefined ? 1 : -1;
    return left < right ? -1 : left > right ? 1 : 0;
}
function numberOf(value) {
    return /^\d+$/.test(value) ? Number(value) : undefined;
}
