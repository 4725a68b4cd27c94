/**
 * Text to a YAML document, with a bound on the work a hostile file can cause: the text is fed to the parser word by
 * word, and given up as soon as it has too many words or nests too deeply.
 */
import { Composer, isScalar, Lexer, Parser, visit } from 'yaml';
import { limits } from "./limits.js";
import { problem } from "./problems.js";
/** The YAML document in a text, or undefined and at least one problem. */
export function parseYaml(text, problems) {
    const unreadable = checkCharacters(text);
    if (unreadable !== undefined)
        return reject(problems, unreadable);
    const tokens = parseTokens(text);
    if (!Array.isArray(tokens))
        return reject(problems, tokens);
    const documents = [...new Composer({ prettyErrors: false, uniqueKeys: true }).compose(tokens, true, text.length)];
    const first = documents[0];
    if (first === undefined)
        return reject(problems, emptyFile());
    const second = documents[1];
    if (second !== undefined) {
        const span = { offset: second.range?.[0] ?? text.length, length: 3 };
        return reject(problems, problem('V008', span, 'a second YAML document starts here; a file holds one scenario'));
    }
    const faults = [...first.errors, ...first.warnings].sort((a, b) => a.pos[0] - b.pos[0]);
    if (faults.length > 0) {
        problems.push(...syntaxProblems(faults, first, text));
        return undefined;
    }
    const { contents } = first;
    const isEmpty = isScalar(contents) && contents.value === null && contents.source === '';
    return contents === null || isEmpty ? reject(problems, emptyFile()) : first;
}
function reject(problems, found) {
    problems.push(found);
    return undefined;
}
function checkCharacters(text) {
    // A character takes at least one byte, so this never refuses what the limit in bytes would let through.
    if (text.length > limits.fileBytes) {
        return problem('V003', start, `the file has ${text.length} characters; at most ${limits.fileBytes} bytes are read`);
    }
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for
    const at = text.search(/[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]/);
    if (at >= 0) {
        const code = (text.codePointAt(at) ?? 0).toString(16).toUpperCase().padStart(4, '0');
        return problem('V004', { offset: at, length: 1 }, `the character U+${code} does not belong in a text file`);
    }
    return isBlank(text) ? emptyFile() : undefined;
}
const start = { offset: 0, length: 1 };
/** No line has anything on it but blanks and a comment. */
const isBlank = (text) => text.split('\n').every((line) => /^(#|$)/.test(line.trimStart()));
const emptyFile = () => problem('V005', start, 'the file is empty', {
    hint: 'start with the line "stalemate: 1"; docs/scenarios.md goes on from there',
});
/** The same as `Parser.parse`, which has no way to stop half way. */
function parseTokens(text) {
    const parser = new Parser();
    const tokens = [];
    let count = 0;
    for (const lexeme of new Lexer().lex(text)) {
        for (const token of parser.next(lexeme))
            tokens.push(token);
        const span = { offset: parser.offset, length: 1 };
        if (++count > limits.yamlTokens) {
            return problem('V003', span, `the file has more than ${limits.yamlTokens} words and signs of YAML`);
        }
        if (parser.stack.length > deepestStack)
            return tooDeep(span);
    }
    for (const token of parser.end())
        tokens.push(token);
    return tokens;
}
/** The parser keeps up to three entries for one level of nesting. */
const deepestStack = 3 * limits.depth + 3;
export const tooDeep = (span) => problem('V009', span, `lists and mappings nest more than ${limits.depth} levels deep here`);
/** Only the first syntax error counts: the others tend to follow from it. Repeated keys stand on their own. */
function syntaxProblems(faults, document, text) {
    const repeated = faults.filter(({ code }) => code === 'DUPLICATE_KEY').map((fault) => repeatedKey(fault, text));
    const syntax = faults.find(({ code }) => code !== 'DUPLICATE_KEY');
    return syntax === undefined ? repeated : [...repeated, syntaxProblem(syntax, document, text)];
}
function repeatedKey(fault, text) {
    const offset = fault.pos[0];
    const word = /^("[^"]*"|'[^']*'|[^\s:,{}[\]]+)/.exec(text.slice(offset, offset + 80))?.[0] ?? '';
    return problem('V007', { offset, length: word.length }, `the key ${word} stands twice in one mapping`);
}
function syntaxProblem(fault, document, text) {
    const [offset, end] = fault.pos;
    const message = `not valid YAML: ${messageFor(fault, text)}`;
    const quoteStart = fault.code === 'MISSING_CHAR' ? openQuote(document, offset) : undefined;
    if (quoteStart !== undefined) {
        const hint = 'the text that begins here runs to the end of the file';
        return problem('V006', { offset: quoteStart, length: 1 }, message, { hint });
    }
    const hint = hintFor(fault, text);
    const span = { offset, length: Math.max(1, end - offset) };
    return problem('V006', span, message, hint === undefined ? {} : { hint });
}
/** Where the quoted text begins that ends at an offset. A missing quote is noticed only at the end of the file. */
function openQuote(document, offset) {
    let found;
    visit(document, {
        Scalar(_, { type, range }) {
            if (range?.[1] === offset && (type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE'))
                found = range[0];
        },
    });
    return found;
}
const lowerFirst = (text) => text.charAt(0).toLowerCase() + text.slice(1);
/** For YAML a `-` on its own begins an entry of a list. */
const isBareDash = (fault, text) => /^-[ \t]*(?:[\r\n,}\]#]|$)/.test(text.slice(fault.pos[0], fault.pos[0] + 80));
function messageFor(fault, text) {
    if (isBareDash(fault, text))
        return 'a "-" without quotes is no value';
    return lowerFirst(fault.message.split('\n')[0] ?? '');
}
function hintFor(fault, text) {
    const found = text.slice(fault.pos[0], fault.pos[0] + 1);
    if (fault.code === 'TAB_AS_INDENT' || found === '\t')
        return 'indent with blanks; YAML does not allow tabs there';
    if (isBareDash(fault, text))
        return 'write "-" in quotes: {after: "-"}';
    if (found === '-')
        return 'an entry of a list begins a line of its own, indented like the entries beside it';
    if (fault.code === 'TAG_RESOLVE_FAILED') {
        return /^![A-Za-z0-9_]/.test(text.slice(fault.pos[0], fault.pos[0] + 2))
            ? 'the mark of a value comes after it: 0! and not !0'
            : 'write the value without the tag; a scenario has only texts, numbers, lists and mappings';
    }
    if (fault.code === 'BLOCK_AS_IMPLICIT_KEY')
        return 'a text that contains ": " needs quotes';
    return undefined;
}
