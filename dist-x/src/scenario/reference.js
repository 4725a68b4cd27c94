/** Parts of the documentation that follow from the tables in the code, as Markdown. */
import { errorCodes } from "./error-codes.js";
import { limits } from "./limits.js";
import { operations, syntaxOf } from "./operations.js";
import { faultRules } from "./read-faults.js";
import { machineBlocks } from "./reference-machines.js";
import { code, table } from "./reference-table.js";
import { catalogueEntry, optionsByKey, storageKinds, storageNames } from "./storage-options.js";
/** What to print for `explain CODE`; undefined for a word that is no code. */
export function explainError(code) {
    return isErrorCode(code) ? errorCodes[code] : undefined;
}
const isErrorCode = (code) => Object.hasOwn(errorCodes, code);
/** All error codes: what each means and what to do about it. */
export function errorTable() {
    const rows = Object.entries(errorCodes).map(([code, { title, meaning, remedy }]) => [code, title, meaning, remedy]);
    return table(['code', 'error', 'what is wrong', 'what to do'], rows);
}
export function operationTable() {
    const rows = operations.map((rule) => [
        actorOf(rule),
        code(syntaxOf(rule)),
        rule.meaning,
        rule.only?.join(', ') ?? 'all',
    ]);
    return table(['by', 'operation', 'what it does', 'storage'], rows);
}
const actorOf = ({ by }) => (by === 'actor' ? 'an actor' : code(by));
export function storageTable() {
    const rows = storageNames.map((name) => {
        const { options, summary } = catalogueEntry(name);
        const values = { ...options };
        const defaults = [...optionsByKey(options.kind)].map(([key, { field }]) => code(`${key}: ${values[field]}`));
        return [code(name), options.kind, summary, defaults.join(', ')];
    });
    return table(['name', 'kind', 'what it is', 'options where nothing is said'], rows);
}
export function optionTable() {
    const rows = storageKinds.flatMap((kind) => [...optionsByKey(kind)].map(([key, { values, meaning }]) => [
        kind,
        code(key),
        values.map((value) => code(String(value))).join(', '),
        meaning,
    ]));
    return table(['kind', 'option', 'values', 'meaning'], rows);
}
export function faultTable() {
    const rows = Object.entries(faultRules).map(([name, rule]) => [
        code(rule.perHost ? `${name}: {ACTOR: 1}` : `${name}: 1`),
        rule.meaning,
        rule.only?.join(', ') ?? 'all',
    ]);
    return table(['fault', 'what happens', 'storage'], rows);
}
export function limitTable() {
    const rows = [
        ['size of a file', `${limits.fileBytes} bytes`],
        ['words and signs of YAML', limits.yamlTokens],
        ['levels of nesting', limits.depth],
        ['characters of one operation', limits.wordsLength],
        ['actors', limits.actors],
        ['handles', limits.handles],
        ['sectors with a name', limits.sectors],
        ['steps', limits.steps],
        ['registers', limits.registers],
        ['different values', limits.values],
        ['how often one fault may strike', limits.faultBudget],
        ['size of the disk', `${limits.diskSectors} sectors`],
        ['sizes that the disk of a guest may have', limits.diskSizes],
        ['different contents that the tables of an image can have', limits.tableContents],
        ['migrations', limits.migrations],
        ['steps in one list of a handoff', limits.handoffSteps],
        ['how often a guest does one thing by itself', limits.guestRequests],
        ['outcomes that one part of `outcomes` stands for', limits.combinations],
        ['errors reported for one file', limits.errors],
    ];
    return table(['what', 'at most'], rows.map((row) => row.map(String)));
}
/** Every generated part by the name it has in the documents, between `<!-- generated: NAME -->` and `<!-- end -->`. */
export const generatedBlocks = {
    errors: errorTable,
    operations: operationTable,
    storage: storageTable,
    options: optionTable,
    faults: faultTable,
    limits: limitTable,
    ...machineBlocks,
};
/** A document with every generated part brought up to date. */
export function fillGenerated(document) {
    return document.replace(/<!-- generated: ([a-z ]+) -->\n[\s\S]*?<!-- end -->/g, (block, name) => {
        const generate = generatedBlocks[name];
        return generate === undefined ? block : `<!-- generated: ${name} -->\n${generate()}\n<!-- end -->`;
    });
}
