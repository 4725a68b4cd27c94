import { limits } from "./limits.js";
import { problem, quote } from "./problems.js";
/** A step as the model sees it; none where it was not understood. */
export function toStep({ actor, text, after, concurrent }, parsed) {
    if (parsed === undefined)
        return [];
    const { operation, register } = parsed;
    return [
        { actor, operation, after, ...(register === undefined ? {} : { register: register.name }), text, concurrent },
    ];
}
export function collectRegisters({ problems }, parsed) {
    const names = [];
    for (const step of parsed) {
        if (step?.register === undefined)
            continue;
        const { name, span } = step.register;
        if (names.includes(name))
            problems.push(problem('V035', span, `the register ${quote(name)} is written by an earlier step too`));
        else
            names.push(name);
        if (names.length === limits.registers + 1)
            problems.push(problem('V019', span, `too many registers; at most ${limits.registers}`));
    }
    return names;
}
export function checkValues({ tree, problems }, values) {
    const count = new Set(values).size;
    if (count <= limits.values)
        return;
    problems.push(problem('V019', tree.key(['steps']), `${count} different values; at most ${limits.values}`));
}
