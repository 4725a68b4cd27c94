import { outcomeText } from "../check/outcome.js";
import { isVacuous, safetyOf } from "../check/safety.js";
import { safetyText, showsOutcomes } from "./allowed-text.js";
import { headerLines } from "./header.js";
import { wrap } from "./layout.js";
import { counted, grouped } from "./numbers.js";
import { outcomeSetText } from "./outcome-set.js";
import { runLines, titleLines } from "./run-text.js";
import { stopText } from "./stop-text.js";
import { tellRun } from "./tell.js";
import { witnessLines } from "./witness-text.js";
export function outcomesText(report, witness, theme) {
    const { header, scenario, set } = report;
    const { figures, outcomes } = set;
    return [
        ...headerLines(header, theme.width).map(theme.paint.dim),
        '',
        ...titleLines(scenario, theme),
        '',
        setText(report, theme),
        ...safetyLines(report, theme),
        searchText(report),
        ...(showsOutcomes(scenario) ? outcomes : []).flatMap((reached, index) => [
            '',
            ...outcomeLines(report, reached, index, isShown(witness, index), theme),
        ]),
        ...violationsOf(report).flatMap((violation) => [
            '',
            ...violationLines(report, violation, witness === 'all', theme),
        ]),
        '',
        ...(figures.complete ? [] : [`${stopText(figures.stoppedBy)}: more outcomes may be possible`, '']),
    ].join('\n');
}
/** What the run of a virtual machine can violate; nothing where there is none. */
function violationsOf({ scenario: { litmus }, set }) {
    return litmus.machine === undefined ? [] : safetyOf(set.properties, set.figures).violations;
}
function safetyLines({ scenario: { litmus }, set }, { width }) {
    if (litmus.machine === undefined)
        return [];
    const safety = safetyOf(set.properties, set.figures);
    const never = isVacuous(safety) ? `: nothing is violated, but no run reaches ${safety.notReached.join(', ')}` : '';
    return wrap(`${safetyText(safety)}${never}`, width, '  ');
}
function violationLines({ scenario, quiet, header }, { property, explanation, trace }, shown, theme) {
    const { paint, width } = theme;
    const title = `violates ${property}; the shortest run takes ${counted(trace.length, 'step')}`;
    const text = wrap(`${property}: ${explanation}`, width, '  ').map(paint.bold);
    if (!shown)
        return [paint.dim(title), ...text];
    const options = { quiet, withoutRules: header.withoutRules ?? [] };
    return [paint.dim(title), ...text, ...witnessLines(tellRun(scenario.litmus, options, trace), theme)];
}
/** `2 outcomes: after ∈ {0!, 1}; before = 0`, or only how many there are where no step fills a register. */
function setText({ set, quiet }, theme) {
    const { outcomes, figures } = set;
    const found = outcomes.length === 0 && !figures.complete ? 'no outcome' : counted(outcomes.length, 'outcome');
    const name = `${found}${quiet ? ' by the steps alone' : ''}${figures.complete ? '' : ' found so far'}`;
    if (outcomes.length === 0)
        return figures.complete ? `${name}: no run comes to an end` : name;
    const hasRegisters = outcomes.some(({ outcome }) => outcome.registers.length > 0);
    const known = { outcomes, figures: { complete: true } };
    return hasRegisters ? `${name}: ${outcomeSetText(known, theme)}` : `${name}: no step fills a register`;
}
function isShown(witness, index) {
    return witness === 'all' || witness === index + 1;
}
function outcomeLines({ scenario, set, quiet, header }, { outcome, witness }, index, shown, theme) {
    const many = `${set.outcomes.length}${set.figures.complete ? '' : ' found so far'}`;
    const title = `outcome ${index + 1} of ${many}; the shortest run takes ${counted(witness.length, 'step')}`;
    const key = theme.paint.bold(outcomeText(outcome));
    if (!shown)
        return [theme.paint.dim(title), key];
    const options = { quiet, withoutRules: header.withoutRules ?? [] };
    return [theme.paint.dim(title), ...runLines(outcome, tellRun(scenario.litmus, options, witness), theme)];
}
function searchText({ set: { figures } }) {
    const visited = `${counted(figures.states, 'state')}, ${counted(figures.transitions, 'transition')}, depth ${grouped(figures.depth)}`;
    return figures.complete ? `searched completely: ${visited}` : `not complete: ${visited}`;
}
