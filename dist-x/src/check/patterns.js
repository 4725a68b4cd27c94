import { markedValue } from "./outcome.js";
/** Does the outcome match the pattern in every register the pattern names? */
export function matches(pattern, outcome, marks) {
    return Object.entries(pattern.registers).every(([name, values]) => {
        const register = outcome.registers.find((candidate) => candidate.name === name);
        return register !== undefined && values.some((value) => valueMatches(value, register, marks));
    });
}
/** The single combinations a pattern stands for: one value a register. */
export function combinations(pattern) {
    const registers = Object.entries(pattern.registers);
    return registers.reduce((sofar, [name, values]) => sofar.flatMap((one) => values.map((value) => ({ ...one, registers: { ...one.registers, [name]: [value] } }))), [{ registers: {}, line: pattern.line }]);
}
/** As in a file, in the order of the pattern: `before = 0, after = 0!`, several values as `{0!, 1}`. */
export function patternText(pattern) {
    return Object.entries(pattern.registers)
        .map(([name, values]) => {
        const texts = values.map((value) => markedValue({ value: value.value, old: value.breaksContract === true }));
        return texts.length === 1 ? `${name} = ${texts[0]}` : `${name} = {${texts.join(', ')}}`;
    })
        .join(', ');
}
/** The same registers and values, whatever the marks. */
export function sameValues(combination, outcome) {
    return Object.entries(combination.registers).every(([name, values]) => outcome.registers.some((register) => register.name === name && values.some((value) => value.value === register.value)));
}
function valueMatches(expected, register, marks) {
    if (expected.value !== register.value)
        return false;
    if (expected.breaksContract === undefined && marks === 'as-written')
        return true;
    return (expected.breaksContract === true) === register.old;
}
