import { rules } from "../../sim/storage/rules.js";
import { outcomeText } from "../check/outcome.js";
import { explanationSentences } from "./explain-report.js";
import { headerLines } from "./header.js";
import { oneLine, wrap } from "./layout.js";
import { counted } from "./numbers.js";
import { runLines, titleLines } from "./run-text.js";
import { stopText } from "./stop-text.js";
import { tellRun } from "./tell.js";
import { witnessLines } from "./witness-text.js";
/** What `stalemate explain FILE` prints: for every violated property a shortest run, and why it goes wrong. */
export function explainText(report, theme) {
    const { header, scenario, explained } = report;
    return [
        ...headerLines(header, theme.width).map(theme.paint.dim),
        '',
        ...titleLines(scenario, theme),
        '',
        ...wrap(verdictText(report), theme.width),
        ...explained.flatMap((one) => ['', ...violationLines(one, theme)]),
        ...oldDataLines(report, theme),
        '',
    ].join('\n');
}
function verdictText({ scenario, set: { properties, figures }, explained }) {
    const violated = properties.filter(({ kind, found }) => kind === 'always' && found !== undefined);
    const searched = figures.complete
        ? `${counted(figures.states, 'state')}, searched completely`
        : `${stopText(figures.stoppedBy)} after ${counted(figures.states, 'state')}`;
    if (scenario.litmus.machine === undefined)
        return `no virtual machine, so no property to violate (${searched})`;
    if (violated.length === 0)
        return `${figures.complete ? 'nothing is violated' : 'nothing is violated so far'} (${searched})`;
    const names = violated.map(({ name }) => name).join(', ');
    const shown = explained.length < violated.length
        ? `; explained here: ${explained.map(({ property }) => property).join(', ')}`
        : '';
    return `violated: ${names} (${searched})${shown}`;
}
function violationLines(violation, theme) {
    const { paint, width } = theme;
    const { property, summary, told, rules: behind } = violation;
    return [
        ...wrap(`${property}: ${oneLine(summary)}`, width, '  ').map(paint.bad),
        `a shortest run takes ${counted(told.steps.length, 'step')}`,
        ...witnessLines(told, theme),
        '',
        paint.bold('why'),
        ...explanationSentences(violation).flatMap((sentence) => wrap(sentence, width - 2, '  ').map((line) => `  ${line}`)),
        ...(behind.length === 0
            ? []
            : [
                paint.bold(`the ${behind.length === 1 ? 'rule' : 'rules'} behind it`),
                ...behind.flatMap((id) => wrap(`${id}: ${rules[id].text} [${rules[id].source.join('; ')}]`, width - 2, '  ').map((line) => paint.dim(`  ${line}`))),
            ]),
    ];
}
/** A scenario without properties may still read old data. */
function oldDataLines({ header, scenario: { litmus }, set, explained }, theme) {
    if (litmus.machine !== undefined || explained.length > 0)
        return [];
    const { withoutRules = [] } = header;
    return set.outcomes
        .filter(({ outcome }) => outcome.registers.some(({ old }) => old))
        .flatMap(({ outcome, witness }) => [
        '',
        theme.paint.dim(`old data: ${outcomeText(outcome)}`),
        ...runLines(outcome, tellRun(litmus, { withoutRules }, witness), theme),
    ]);
}
