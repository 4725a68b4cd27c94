import { randomWalk } from "../../../sim/random-walk.js";
import { outcomeOf } from "../../../sim/storage/outcome.js";
import { storageModel } from "../../../sim/storage/storage-model.js";
import { buildWorld } from "../../../sim/storage/world.js";
import { violationsOfRun } from "../../check/run-properties.js";
import { traceNames } from "../../check/trace-names.js";
import { runJson } from "../../report/run-json.js";
import { runText } from "../../report/run-text.js";
import { scenarioWithRun } from "../../report/scenario-file.js";
import { tellRun } from "../../report/tell.js";
import { runs } from "../command.js";
import { exitCodes } from "../exit-codes.js";
import { loadOne } from "../input.js";
import { withOutput, withRules } from "../options.js";
import { keepAllButRuns, keepInputs, writeWhole } from "../output.js";
import { UsageError } from "../usage-error.js";
import { parseCount, parseSeed } from "../values.js";
import { programHeader } from "../version.js";
export function addRun(program, context) {
    const command = program
        .command('run')
        .summary('one random run of a scenario, step by step')
        .description('Takes one of the enabled steps at a time, each with equal chance, and prints the run. The same seed gives the same run.')
        .argument('<file>', 'scenario file')
        .option('--seed <seed>', 'a number or a word', parseSeed, '0')
        .option('--max-steps <count>', 'stop after so many steps', parseCount, 1000)
        .option('--save <file>', 'save the run as a scenario that "stalemate replay" accepts');
    withRules(withOutput(command)).addHelpText('after', examples);
    runs(command, context, ([path = ''], options, theme) => {
        const { scenario, text } = loadOne(path, context.system);
        keepInputs('--output', options.output, [path]);
        keepInputs('--save', options.save, [path]);
        if (options.save !== undefined)
            keepAllButRuns(options.save);
        const withoutRules = options.withoutRule ?? [];
        if (options.save !== undefined && withoutRules.length > 0) {
            throw new UsageError('--save does not go with --without-rule: the full model could not replay such a run');
        }
        const world = buildWorld(scenario.litmus, { withoutRules });
        const model = storageModel(world);
        const { choices, final, quiescent } = randomWalk(model, { seed: options.seed, maxSteps: options.maxSteps });
        const trace = choices;
        const report = {
            header: {
                ...programHeader(context.words),
                scenarios: { count: 1, hash: scenario.hash },
                seed: options.seed,
                withoutRules,
            },
            scenario,
            trace,
            choices: traceNames(model, trace),
            told: tellRun(scenario.litmus, { withoutRules }, trace),
            outcome: outcomeOf(world, final),
            violations: violationsOfRun(model, trace),
            ended: quiescent,
        };
        if (options.save !== undefined) {
            const note = `A random run of ${scenario.path} (hash ${scenario.hash}) with seed ${options.seed}.`;
            writeWhole(options.save, scenarioWithRun(text, report.choices, report.outcome, note));
        }
        return {
            text: options.json ? runJson('run', report) : runText(report, theme),
            exitCode: exitCodes.asExpected,
            remarks: options.save === undefined ? [] : [`saved ${options.save}`],
        };
    });
}
const examples = `
Examples:
  $ stalemate run scenario.yaml --seed 7
  $ stalemate run scenario.yaml --seed 7 --save run.yaml && stalemate replay run.yaml
`;
