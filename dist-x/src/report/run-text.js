import { outcomeText } from "../check/outcome.js";
import { shortStory } from "./explain-report.js";
import { headerLines } from "./header.js";
import { oneLine, wrap } from "./layout.js";
import { counted } from "./numbers.js";
import { witnessLines } from "./witness-text.js";
export function runText(report, theme) {
    const { header, scenario, told } = report;
    const length = counted(told.steps.length, 'step');
    return [
        ...headerLines(header, theme.width).map(theme.paint.dim),
        '',
        ...titleLines(scenario, theme),
        '',
        report.ended ? `a run of ${length}` : `the first ${length} of a run`,
        ...violationLines(report, theme),
        ...(showsOutcome(report) ? runLines(report.outcome, told, theme) : witnessLines(told, theme)),
        '',
    ].join('\n');
}
/** A run that fills no register, but violates something, has more to say than that. */
function showsOutcome({ outcome, violations }) {
    return outcome.registers.length > 0 || violations.length === 0;
}
/** `violates stale-read in step 7: …` */
function violationLines({ violations, scenario, trace, header }, { paint, width }) {
    const { withoutRules = [] } = header;
    return violations.flatMap(({ property, explanation, step }) => {
        const when = step === 0 ? 'from the start' : `in step ${step}`;
        const until = { property, explanation, trace: trace.slice(0, step) };
        const why = shortStory(scenario.litmus, until, { withoutRules });
        return wrap(`violates ${property} ${when}: ${oneLine(why)}`, width, '  ').map(paint.bad);
    });
}
/** An outcome and how it came about: the same text wherever a run is shown. */
export function runLines(outcome, told, theme) {
    return [theme.paint.bold(outcomeText(outcome)), ...witnessLines(told, theme)];
}
export function titleLines({ title, shows, path }, { paint, width }) {
    return [
        `${paint.bold(oneLine(title))}  ${paint.dim(oneLine(path))}`,
        ...(shows === undefined ? [] : wrap(oneLine(shows), width)),
    ];
}
