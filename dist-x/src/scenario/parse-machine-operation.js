import { checkResult, splitArrow } from "./arrow.js";
import { checkValue } from "./disk.js";
import { limits } from "./limits.js";
import { machineOperation, machineOperationNames, machineSyntax, sizeLayers, } from "./machine-operations.js";
import { hostOperationNames, operationsOf } from "./operations.js";
import { problem, quote, unknownWord } from "./problems.js";
import { words } from "./words.js";
/** The operation of a step, or undefined and at least one problem. */
export function parseMachineStep(scene, machine, step) {
    const found = [];
    const reading = { ...scene.reading, problems: found };
    const parsed = parse({ ...scene, reading }, machine, step);
    scene.reading.problems.push(...found);
    return found.length === 0 ? parsed : undefined;
}
function parse(scene, machine, step) {
    const { problems } = scene.reading;
    const arrow = splitArrow(step, problems);
    if (arrow === undefined)
        return undefined;
    const [first, ...given] = arrow.words;
    if (first === undefined) {
        const message = arrow.register === undefined ? 'the operation is empty' : 'no operation stands before "->"';
        problems.push(problem('V028', step.span, message, { hint: 'for example: read x -> before' }));
        return undefined;
    }
    const rule = findRule(machine, first, problems);
    if (rule === undefined)
        return undefined;
    checkNeeds(scene, machine, rule, first);
    checkResult(rule, arrow, first, step, problems);
    const operation = readOperation(scene, machine, rule, first, given);
    if (operation === undefined)
        return undefined;
    return arrow.register === undefined ? { operation } : { operation, register: arrow.register };
}
function findRule({ setup }, first, problems) {
    const rule = machineOperation(first.text);
    if (rule !== undefined)
        return rule;
    const allowed = [...machineOperationNames, ...hostOperationNames];
    const owner = ['actor', 'storage', 'cluster'].find((by) => operationsOf(by).has(first.text));
    if (owner === undefined) {
        problems.push(unknownWord('V027', first.span, `unknown operation ${quote(first.text)}`, first.text, allowed));
        return undefined;
    }
    const whose = owner === 'actor' ? 'an actor under "hosts"' : `"${owner}"`;
    const message = `${quote(first.text)} is an operation of ${whose}, not of the machine ${setup.name}`;
    const hint = owner === 'actor' ? `add an actor on the same host: hosts: {P: {host: ${setup.name}}}` : undefined;
    problems.push(problem('V031', first.span, message, { expected: allowed, ...(hint === undefined ? {} : { hint }) }));
    return undefined;
}
/** Reports an operation for which the process, the image or the migrations have nothing. */
function checkNeeds(scene, { setup }, rule, first) {
    const { problems } = scene.reading;
    const impossible = (code, why, hint) => {
        problems.push(problem(code, first.span, `${quote(rule.name)} is impossible here: ${why}`, { hint }));
    };
    if (setup.program === 'tool' && !rule.tools) {
        impossible('V054', `${setup.name} is a tool, without device and guest`, 'let a QEMU process do it');
        return;
    }
    const [top, backing] = scene.images;
    if (top === undefined)
        return;
    const hasHeader = top.format === 'qcow2' || top.format === 'qed';
    const isSource = scene.migrations.some(({ source }) => source === setup.name);
    switch (rule.needs) {
        case 'snapshots':
            if (!top.snapshots)
                impossible('V054', 'the image has no snapshots', 'image: {format: qcow2, snapshots: true}');
            return;
        case 'bitmap':
            if (!top.bitmap)
                impossible('V054', 'the image has no bitmap', 'image: {format: qcow2, bitmap: true}');
            return;
        case 'backing':
            if (backing === undefined)
                impossible('V054', 'the image has no backing file', 'add "backing: raw" to the image');
            return;
        case 'header':
            if (!hasHeader)
                impossible('V054', 'the image has no header and no tables', 'possible with: qcow2, qed');
            return;
        case 'qed':
            if (top.format !== 'qed')
                impossible('V054', 'only QED has a timer', 'an actor under "hosts" can wait for caches');
            return;
        case 'source':
            if (!isSource)
                impossible('V051', `no migration starts at ${setup.name}`, migrationHint(setup.name));
            return;
        case 'migration':
            if (!isSource && !scene.migrations.some(({ destination }) => destination === setup.name)) {
                impossible('V051', `${setup.name} takes part in no migration`, migrationHint(setup.name));
            }
            return;
        case undefined:
            return;
    }
}
const migrationHint = (name) => `add one: migrations: [{from: ${name}, to: D}]`;
function readOperation(scene, { setup }, rule, first, given) {
    const { problems } = scene.reading;
    const incomplete = (span, message) => {
        problems.push(problem('V028', span, message, { hint: `the form is: ${machineSyntax(rule)}` }));
        return undefined;
    };
    const surplus = given[rule.operands.length];
    if (surplus !== undefined) {
        const several = rule.operands.includes('sector') ? '; a machine reads and writes one sector at a time' : '';
        return incomplete(surplus.span, `${quote(surplus.text)} is one word too many${several}`);
    }
    if (rule.operands.includes('layer')) {
        const of = readLayer(problems, given[0], setup.program === 'tool', setup.name);
        return of === undefined ? undefined : { kind: 'vm-size', of };
    }
    if (rule.operands.includes('size')) {
        const sizeSectors = readSize(problems, given[0], first, incomplete);
        return sizeSectors === undefined ? undefined : { kind: 'block-resize', sizeSectors };
    }
    if (!rule.operands.includes('sector'))
        return { kind: rule.kind };
    const [sectorWord, valueWord] = given;
    if (sectorWord === undefined)
        return incomplete(first.span, `"${rule.name}" needs a sector`);
    if (rule.operands.includes('value') && valueWord === undefined) {
        return incomplete(sectorWord.span, `a sector or a value is missing beside ${quote(sectorWord.text)}`);
    }
    if (setup.readOnly && valueWord !== undefined) {
        const message = `${setup.name} opens the image read-only`;
        problems.push(problem('V039', first.span, message, { hint: `remove "read-only" from machines.${setup.name}` }));
    }
    scene.disk.use(sectorWord.text, sectorWord.span);
    const sector = sectorWord.text;
    if (valueWord === undefined)
        return { kind: rule.kind, sector };
    checkValue(scene.reading, valueWord.text, valueWord.span);
    return { kind: rule.kind, sector, data: valueWord.text };
}
function readLayer(problems, word, isTool, name) {
    if (word === undefined)
        return isTool ? 'block' : 'guest';
    const layer = sizeLayers.find((one) => one === word.text);
    if (layer === undefined) {
        problems.push(unknownWord('V028', word.span, `unknown layer ${quote(word.text)}`, word.text, sizeLayers));
    }
    else if (isTool && layer !== 'block') {
        const message = `"size ${layer}" is impossible here: ${name} is a tool, without device and guest`;
        problems.push(problem('V054', word.span, message, { hint: 'size block' }));
    }
    return layer;
}
function readSize(problems, word, first, incomplete) {
    if (word === undefined)
        return incomplete(first.span, 'the new size is missing');
    const count = words.count.test(word.text) ? Number(word.text) : Number.NaN;
    if (count >= 1 && count <= limits.diskSectors)
        return count;
    const message = `${quote(word.text)} is not a size: a whole number of sectors, 1 to ${limits.diskSectors}`;
    problems.push(problem('V017', word.span, message));
    return undefined;
}
