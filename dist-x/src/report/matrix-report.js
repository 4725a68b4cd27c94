import { qemuVersions } from "../../sim/machine/qemu-version-table.js";
import { propertyNames } from "../../sim/machine/words.js";
import { isVacuous } from "../check/safety.js";
import { ownHandoff } from "../matrix/axes.js";
import { noFaults } from "../matrix/fault-choice.js";
import { defaultScope, scopeOptions } from "../matrix/scope.js";
import { noArbiter } from "../scenario/machine-names.js";
export function endingOf(one) {
    if (one.kind === 'impossible')
        return 'impossible';
    return isVacuous(one.decision) ? 'vacuous' : one.decision.verdict;
}
export function isDecided(one) {
    return one.kind === 'decided';
}
/** One letter for each property, for tables. */
const letters = {
    'stale-read': 'R',
    'lost-write': 'W',
    'metadata-corruption': 'M',
    'stale-size': 'S',
    'split-brain': 'B',
    'vm-lost': 'L',
    durability: 'D',
    stuck: 'K',
};
export function letterOf(property) {
    return letters[property] ?? property;
}
/** The properties that some cell violates, in the model's order. */
export function violatedAnywhere({ cells }) {
    const names = cells.filter(isDecided).flatMap(({ decision }) => decision.violations.map(({ property }) => property));
    return propertyNames.filter((name) => names.includes(name));
}
/** The name of the handoff that a cell really has. */
export function handoffOf({ handoff, qemu }) {
    return handoff === ownHandoff ? (qemuVersions[qemu]?.handoff ?? qemu) : handoff;
}
/** What tells the columns of one cache mode apart: `2011`, or more where more differs. */
export function variantOf({ qemu, handoff, arbiter, faults }) {
    return [
        qemu,
        ...(handoff === ownHandoff ? [] : [handoff]),
        ...(arbiter === noArbiter ? [] : [arbiter]),
        ...(faults === noFaults ? [] : [faults]),
    ].join(' ');
}
/** The command that decides this cell alone. */
export function cellCommand(cell, scope, settingWords) {
    const { storage, cache, image, qemu, handoff, arbiter, faults } = cell;
    return [
        'matrix',
        ...['--storage', storage, '--cache', cache, '--format', image, '--qemu', qemu],
        ...(handoff === ownHandoff ? [] : ['--handoff', handoff]),
        ...(arbiter === noArbiter ? [] : ['--arbiter', arbiter]),
        ...(faults === noFaults ? [] : ['--faults', faults]),
        ...settingWords,
        ...(isUsual(scope) ? [] : scopeOptions(scope)),
    ];
}
function isUsual(scope) {
    return scopeOptions(scope).join() === scopeOptions(defaultScope).join();
}
export function totalsOfMatrix({ cells }) {
    const count = (ending) => cells.filter((one) => endingOf(one) === ending).length;
    const own = cells.filter(isDecided).filter(({ sharedWith }) => sharedWith === undefined);
    return {
        endings: {
            safe: count('safe'),
            vacuous: count('vacuous'),
            unsafe: count('unsafe'),
            undecided: count('undecided'),
            impossible: count('impossible'),
        },
        states: own.reduce((sum, { decision }) => sum + decision.figures.states, 0),
    };
}
/** Storage systems that are one and the same to the model in every cell: the first of each group, then the others. */
export function alikeStorages({ cells }) {
    const groups = new Map();
    const names = [...new Set(cells.map(({ cell }) => cell.storage))];
    for (const name of names) {
        const own = cells.filter(({ cell }) => cell.storage === name).filter(isDecided);
        const [first] = own.map(({ sharedWith }) => sharedWith?.storage);
        const same = own.every(({ sharedWith }) => sharedWith?.storage === first);
        if (first === undefined || first === name || !same)
            continue;
        groups.set(first, [...(groups.get(first) ?? [first]), name]);
    }
    return [...groups.values()];
}
