import { existsSync } from 'node:fs';
import { propertyNames } from "../../../sim/machine/words.js";
import { ruleIds } from "../../../sim/storage/rules.js";
import { outcomesOfInSlices } from "../../check/outcomes-of.js";
import { explainViolation } from "../../explain/explain.js";
import { explainJson } from "../../report/explain-json.js";
import { explainText } from "../../report/explain-text.js";
import { wrap } from "../../report/layout.js";
import { ruleLines } from "../../report/rules-text.js";
import { tellRun } from "../../report/tell.js";
import { errorCodes } from "../../scenario/error-codes.js";
import { nearest } from "../../scenario/nearest.js";
import { explainError } from "../../scenario/reference.js";
import { runs } from "../command.js";
import { exitCodes } from "../exit-codes.js";
import { loadOne, standardInput } from "../input.js";
import { limitsOf, withLimits, withOutput, withRules, } from "../options.js";
import { keepInputs } from "../output.js";
import { createProgress } from "../progress.js";
import { UsageError } from "../usage-error.js";
import { programHeader } from "../version.js";
export function addExplain(program, context) {
    const command = program
        .command('explain')
        .summary('say why a scenario goes wrong, or more about an error code or a rule')
        .description('Says why each property that a scenario violates is violated: a shortest run step by step, which copy was old and what it missed, and which step of the handoff should have kept it true. Also says what an error code or a rule means.')
        .argument('<what>', 'a scenario file (- for standard input), an error code such as V012, or the name of a rule')
        .option('--property <name>', `explain only one property: ${propertyNames.join(', ')}`);
    withRules(withLimits(withOutput(command))).addHelpText('after', examples);
    runs(command, context, ([word = ''], options, theme) => {
        if (word === standardInput || existsSync(word))
            return explained(word, options, context, theme);
        if (options.json === true || options.property !== undefined)
            throw new UsageError(`--json and --property go with a scenario file, and there is no file "${word}"`);
        return { text: `${explanation(word, theme).join('\n')}\n`, exitCode: exitCodes.asExpected };
    });
}
async function explained(path, options, context, theme) {
    const { scenario } = loadOne(path, context.system);
    keepInputs('--output', options.output, [path]);
    const report = await explainScenario(scenario, options, context);
    const { figures } = report.set;
    const incomplete = figures.stoppedBy === 'interrupted' ? exitCodes.interrupted : exitCodes.undecided;
    return {
        text: options.json ? explainJson(report) : explainText(report, theme),
        exitCode: figures.complete ? exitCodes.asExpected : incomplete,
    };
}
async function explainScenario(scenario, options, { system, words }) {
    const { litmus, title, hash } = scenario;
    const withoutRules = options.withoutRule ?? [];
    const limits = limitsOf(options);
    const progress = createProgress(system);
    progress.begin(title, 0, 1);
    const set = await outcomesOfInSlices(litmus, {
        limits,
        withoutRules,
        onProgress: progress.update,
        shouldStop: system.isInterrupted,
    });
    progress.clear();
    const violated = set.properties.flatMap(({ name, kind, found }) => kind === 'always' && found !== undefined ? [name] : []);
    const { property } = options;
    if (property !== undefined && !violated.includes(property))
        throw new UsageError(notViolated(property, violated));
    return {
        header: { ...programHeader(words), scenarios: { count: 1, hash }, limits, withoutRules },
        scenario,
        set,
        explained: violated
            .filter((name) => property === undefined || name === property)
            .map((name) => {
            const one = explainViolation(litmus, name, set.properties, { withoutRules });
            return { ...one, told: tellRun(litmus, { withoutRules }, one.trace) };
        }),
    };
}
function notViolated(property, violated) {
    if (!propertyNames.some((name) => name === property)) {
        const similar = nearest(property, [...propertyNames]);
        return `there is no property "${property}"${similar === undefined ? `; there are ${propertyNames.join(', ')}` : `; did you mean ${similar}?`}`;
    }
    return `${property} is not violated; ${violated.length === 0 ? 'nothing is' : `${violated.join(', ')} can be`}`;
}
function explanation(word, theme) {
    const rule = ruleIds.find((id) => id === word);
    if (rule !== undefined)
        return ruleLines(rule, theme);
    const code = word.toUpperCase();
    const error = explainError(code);
    if (error === undefined) {
        const similar = nearest(word, [...Object.keys(errorCodes), ...ruleIds]);
        throw new UsageError(`there is no file, error code or rule "${word}"${similar === undefined ? '' : `; did you mean ${similar}?`}`);
    }
    const { title, meaning, remedy } = error;
    return [theme.paint.bold(`${code}: ${title}`), ...wrap(meaning, theme.width), ...wrap(remedy, theme.width)];
}
const examples = `
Examples:
  $ stalemate explain scenario.yaml
  $ stalemate explain scenario.yaml --property stale-read --json
  $ stalemate explain V012
  $ stalemate explain page-cache.hit

Exit code: 0 explained, 2 bad usage or input, 3 undecided (a limit was reached), 130 interrupted.
`;
