import { patternText } from "../check/patterns.js";
import { allowedText } from "./allowed-text.js";
import { oneLine } from "./layout.js";
import { counted, grouped } from "./numbers.js";
import { outcomeSetText } from "./outcome-set.js";
import { stopText } from "./stop-text.js";
/**
 * Why a scenario is not as expected, or why that stays open: each difference in a line, then the model's whole set,
 * and for the first unexpected outcome, and the first unexpected violation, a shortest run to it.
 */
export function findingLines({ findings, observed, sets }, { litmus, expectation: { exactly, quiet } }, printWitness, theme) {
    const outside = observed.filter(({ standing }) => standing === 'outside');
    const shown = findings.find((finding) => finding.kind === 'extra' || finding.kind === 'wrong-mark');
    const violated = findings.find((finding) => finding.kind === 'violated');
    return [
        ...atMost(findings.map(findingText)),
        ...atMost(observed.filter(({ standing }) => standing !== 'inside').map(observedLine)),
        ...(outside.length > 0
            ? ["an outcome of a real system outside the model's set means that the model is wrong"]
            : []),
        ...(exactly === undefined ? [] : [expectedLine('expected', exactly)]),
        ...setLines(sets.full, litmus.machine === undefined ? "the model's outcomes" : 'the model', theme, litmus),
        ...(quiet === undefined ? [] : [expectedLine('expected by the steps alone', quiet)]),
        ...(sets.quiet === undefined ? [] : setLines(sets.quiet, 'by the steps alone', theme)),
        ...(shown === undefined
            ? []
            : [`for example ${shown.reached.key}:`, ...printWitness(shown.reached.witness, shown.clause === 'quiet')]),
        ...(violated === undefined
            ? []
            : [`for example ${violated.property}, ${violated.explanation}:`, ...printWitness(violated.witness, false)]),
    ];
}
const mostListed = 12;
function atMost(lines) {
    if (lines.length <= mostListed)
        return [...lines];
    return [...lines.slice(0, mostListed), `and ${grouped(lines.length - mostListed)} more; --json lists all`];
}
function expectedLine(name, patterns) {
    return `${name}: ${patterns.map(patternText).join(' or ')}`;
}
function setLines(set, name, theme, litmus) {
    const { figures } = set;
    const line = `${name}: ${litmus === undefined ? outcomeSetText(set, theme) : allowedText({ litmus }, set, theme)}`;
    if (figures.complete)
        return [line];
    return [line, `  ${stopText(figures.stoppedBy)} after ${counted(figures.states, 'state')}; more may be possible`];
}
function observedLine({ id, where, count, registers, standing }) {
    const what = standing === 'outside' ? "outside the model's set" : 'not reached so far';
    const seen = `seen ${grouped(count)} ${count === 1 ? 'time' : 'times'} on a real system`;
    return `${what}: ${registersText(registers)}  (${oneLine([seen, id, where].filter((part) => part !== undefined).join(', '))})`;
}
function findingText(finding) {
    switch (finding.kind) {
        case 'missing':
            return `${finding.certain ? 'missing' : 'not reached so far'}: ${finding.expected}  (${clauseText(finding.clause)}, line ${finding.line})`;
        case 'extra':
            return `${finding.clause === 'never' ? 'forbidden' : 'not expected'}: ${finding.reached.key}  (${clauseText(finding.clause)}${finding.line === undefined ? '' : `, line ${finding.line}`})`;
        case 'wrong-mark':
            return `wrong mark: ${finding.reached.key}, not ${finding.expected}  (${clauseText(finding.clause)}, line ${finding.line}; ! means old data)`;
        case 'violated':
            return `violated: ${finding.property}: ${finding.explanation}  (${clauseText(finding.clause)}, line ${finding.line})`;
        case 'not-violated':
            return `${finding.certain ? 'not violated' : 'not violated so far'}: ${finding.property}  (${clauseText(finding.clause)}, line ${finding.line})`;
        case 'vacuous':
            return `${finding.certain ? 'nothing was tested' : 'nothing tested so far'}: ${finding.reason}${finding.clause === undefined ? '' : `  (${clauseText(finding.clause)})`}`;
    }
}
function clauseText(clause) {
    return clause === 'properties' ? 'properties.violated' : `outcomes.${clause}`;
}
function registersText(registers) {
    return Object.entries(registers)
        .map(([name, value]) => `${name} = ${value}`)
        .join(', ');
}
