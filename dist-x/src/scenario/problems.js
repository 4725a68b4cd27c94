/** Findings while a file is read: places as offsets first, turned into lines and columns at the very end. */
import { errorCodes } from "./error-codes.js";
import { limits } from "./limits.js";
import { nearest } from "./nearest.js";
export function problem(code, span, message, details = {}) {
    return { code, span, message, ...details };
}
/** A problem with a word that is not among the allowed ones; says which are, and which looks like it. */
export function unknownWord(code, span, message, word, allowed, hint) {
    const similar = nearest(word, allowed);
    return problem(code, span, message, {
        ...(allowed.length > 0 ? { expected: allowed } : {}),
        ...(similar === undefined ? {} : { nearest: similar }),
        ...(hint === undefined ? {} : { hint }),
    });
}
/** The first problems in the order of the source text, with lines and columns. */
export function toErrors(problems, path, text) {
    const lineStarts = startsOfLines(text);
    const sorted = [...problems].sort((a, b) => a.span.offset - b.span.offset);
    const seen = new Set();
    const errors = [];
    for (const { span, code, message, ...details } of sorted) {
        const key = `${span.offset} ${code} ${message}`;
        if (seen.has(key) || errors.length === limits.errors)
            continue;
        seen.add(key);
        const offset = Math.min(Math.max(span.offset, 0), text.length);
        const line = lineOf(lineStarts, offset);
        const start = lineStarts[line] ?? 0;
        const end = text.indexOf('\n', offset);
        const length = Math.max(1, Math.min(span.length, (end < 0 ? text.length : end) - offset));
        errors.push({
            code,
            path,
            line: line + 1,
            column: offset - start + 1,
            length,
            message,
            ...remedyHint(code, details.nearest),
            ...details,
        });
    }
    return errors;
}
/** Errors with one remedy wherever they occur: it is the hint where nothing better is known. */
const hintedByRemedy = new Set([
    'V001',
    'V002',
    'V003',
    'V009',
    'V010',
    'V011',
    'V013',
    'V017',
    'V019',
]);
export function remedyHint(code, similar) {
    if (!hintedByRemedy.has(code) || similar !== undefined)
        return {};
    const { remedy } = errorCodes[code];
    return { hint: remedy.charAt(0).toLowerCase() + remedy.slice(1).replace(/\.$/, '') };
}
/** Tells the line of an offset, counted from 1. */
export function lineLookup(text) {
    const starts = startsOfLines(text);
    return (offset) => lineOf(starts, offset) + 1;
}
function startsOfLines(text) {
    const starts = [0];
    for (let index = text.indexOf('\n'); index >= 0; index = text.indexOf('\n', index + 1))
        starts.push(index + 1);
    return starts;
}
function lineOf(starts, offset) {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if ((starts[middle] ?? 0) <= offset)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}
/** A word from a file, fit for a message: short and without control characters. */
export function quote(word) {
    const shown = word.length > longestQuoted ? `${word.slice(0, longestQuoted)}…` : word;
    return `"${visible(shown)}"`;
}
const longestQuoted = 40;
/** Control characters could move the cursor of a terminal or hide text; each becomes one visible sign. */
export function visible(text) {
    return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (character) => (character === '\t' ? ' ' : '\ufffd'));
}
