import { storageModel } from "../../sim/storage/storage-model.js";
import { buildWorld } from "../../sim/storage/world.js";
import { traceOfNames } from "../check/trace-names.js";
import { storyOf } from "../explain/explain.js";
import { scopeText } from "../matrix/scope.js";
import { storySentences } from "./explain-report.js";
import { headerLines } from "./header.js";
import { oneLine, wrap } from "./layout.js";
import { counted } from "./numbers.js";
import { tellRun } from "./tell.js";
import { witnessLines } from "./witness-text.js";
/** A shortest run of one cell that violates a property, step by step. */
export function counterexampleText({ header, matrix }, { scenario, decision }, property, theme) {
    const violation = decision.violations.find((one) => one.property === property);
    if (violation === undefined)
        throw new Error(`no run of ${scenario.title} violates ${property}`);
    const read = traceOfNames(storageModel(buildWorld(scenario.litmus)), violation.run);
    if (!read.ok)
        throw new Error(`the model has no choice ${read.unknown.name}`);
    const told = tellRun(scenario.litmus, {}, read.trace);
    const story = storyOf(scenario.litmus, read.trace, property);
    const { paint, width } = theme;
    return [
        ...headerLines(header, width).map(paint.dim),
        '',
        paint.bold(oneLine(scenario.title)),
        ...wrap(`${property}: ${oneLine(violation.explanation)}`, width, '  ').map(paint.bad),
        '',
        `the shortest run takes ${counted(read.trace.length, 'step')}; guest: ${scopeText(matrix.scope)}`,
        ...witnessLines(told, theme),
        '',
        paint.bold('why'),
        ...storySentences(story, told.steps, violation.explanation).flatMap((sentence) => wrap(sentence, width - 2, '  ').map((line) => `  ${line}`)),
        '',
    ].join('\n');
}
