/** `OPERATION -> REGISTER`: what stands on either side of the arrow. */
import { problem, quote } from "./problems.js";
import { words } from "./words.js";
/** Takes the register off the words of a step; undefined and a problem where the arrow makes no sense. */
export function splitArrow(step, problems) {
    const at = step.words.findIndex(({ text }) => text === '->');
    const arrow = step.words[at];
    if (arrow === undefined) {
        const glued = step.words.find(({ text }) => text.includes('->'));
        if (glued !== undefined) {
            problems.push(problem('V028', glued.span, `${quote(glued.text)} is one word`, { hint: 'put blanks around "->"' }));
            return undefined;
        }
        return { words: step.words };
    }
    const [register, surplus] = step.words.slice(at + 1);
    const before = step.words.slice(0, at);
    if (register === undefined) {
        problems.push(problem('V028', arrow.span, 'the name of a register is missing after "->"'));
        return { words: before, arrow };
    }
    if (surplus !== undefined) {
        problems.push(problem('V028', surplus.span, `${quote(surplus.text)} is one word too many after the register`));
    }
    if (!words.register.test(register.text)) {
        problems.push(problem('V020', register.span, `${quote(register.text)} is not a name for a register`));
    }
    return { words: before, arrow, register: { name: register.text, span: register.span } };
}
/** Reports a register that the operation cannot fill, or one that is missing. */
export function checkResult(rule, arrow, first, step, problems) {
    if (rule.result === 'none' && arrow.arrow !== undefined) {
        problems.push(problem('V028', arrow.arrow.span, `"${rule.name}" has no result that could be kept`));
    }
    if (rule.result === 'required' && arrow.arrow === undefined) {
        const hint = `for example: ${step.text} -> ${rule.name}`;
        problems.push(problem('V028', first.span, `"${rule.name}" is of no use without a register for its result`, { hint }));
    }
}
