import { figuresOf, worst } from "../../check/judge.js";
import { checkScenarioInSlices } from "../../check/outcomes-of.js";
import { checkJson } from "../../report/check-json.js";
import { checkText } from "../../report/check-text.js";
import { runs } from "../command.js";
import { exitCodes } from "../exit-codes.js";
import { combinedHash } from "../hash.js";
import { loadAll } from "../input.js";
import { limitsOf, withLimits, withOutput, withRules, } from "../options.js";
import { keepInputs } from "../output.js";
import { createProgress } from "../progress.js";
import { programHeader } from "../version.js";
export function addCheck(program, context) {
    const command = program
        .command('check')
        .summary('compare every outcome of scenarios with what their files expect')
        .description('Visits every interleaving of each scenario, and compares the outcomes with what the file expects and with what was seen on real systems.')
        .argument('<file...>', 'scenario files, folders, patterns in quotes, or - for standard input');
    withRules(withLimits(withOutput(command))).addHelpText('after', examples);
    runs(command, context, async (paths, options, theme) => {
        const scenarios = loadAll(paths, context.system).map(({ scenario }) => scenario);
        keepInputs('--output', options.output, scenarios.map(({ path }) => path));
        const report = await checkAll(scenarios, options, context);
        return { text: options.json ? checkJson(report) : checkText(report, theme), exitCode: exitCodeOf(report, context) };
    });
}
async function checkAll(scenarios, options, { system, words }) {
    const startMs = performance.now();
    const progress = createProgress(system);
    const checked = [];
    const limits = limitsOf(options);
    const withoutRules = options.withoutRule ?? [];
    for (const [index, scenario] of scenarios.entries()) {
        if (system.isInterrupted())
            break;
        progress.begin(scenario.title, index, scenarios.length);
        const result = await checkScenarioInSlices(scenario, {
            limits,
            withoutRules,
            onProgress: progress.update,
            shouldStop: system.isInterrupted,
        });
        checked.push({ scenario, result });
    }
    progress.clear();
    return {
        header: {
            ...programHeader(words),
            scenarios: { count: scenarios.length, hash: combinedHash(scenarios) },
            limits,
            withoutRules,
        },
        checked,
        notReached: scenarios.length - checked.length,
        elapsedMs: performance.now() - startMs,
    };
}
function exitCodeOf({ checked, notReached }, { system }) {
    const cut = notReached > 0 ||
        checked.some(({ result }) => figuresOf(result.sets).some(({ stoppedBy }) => stoppedBy === 'interrupted'));
    if (cut && system.isInterrupted())
        return exitCodes.interrupted;
    return verdictCodes[worst(checked.map(({ result }) => result.verdict))];
}
const verdictCodes = {
    'as-expected': exitCodes.asExpected,
    'not-as-expected': exitCodes.notAsExpected,
    undecided: exitCodes.undecided,
    'nothing-expected': exitCodes.asExpected,
};
const examples = `
Examples:
  $ stalemate check scenarios
  $ stalemate check 'scenarios/litmus/m-nfs-*.yaml' --json -o result.json
  $ stalemate check scenarios --without-rule page-cache.spontaneous-eviction

Limits hold for each search. A scenario takes one, or two where its file has outcomes.quiet: the quiet model is searched
too. The table counts the states of the full model; --json has both.

Exit code: 0 as expected, 1 not as expected, 2 bad usage or input, 3 undecided (a limit was reached), 130 interrupted.
`;
