import { basename, join } from 'node:path';
import { Option } from 'commander';
import { storageModel } from "../../../sim/storage/storage-model.js";
import { buildWorld } from "../../../sim/storage/world.js";
import { outcomesOfInSlices } from "../../check/outcomes-of.js";
import { safetyOf } from "../../check/safety.js";
import { traceNames } from "../../check/trace-names.js";
import { showsOutcomes } from "../../report/allowed-text.js";
import { outcomesJson } from "../../report/outcomes-json.js";
import { outcomesText } from "../../report/outcomes-text.js";
import { scenarioWithRun, scenarioWithViolation } from "../../report/scenario-file.js";
import { stopText } from "../../report/stop-text.js";
import { runs } from "../command.js";
import { exitCodes } from "../exit-codes.js";
import { loadOne, standardInput } from "../input.js";
import { limitsOf, withLimits, withOutput, withRules, } from "../options.js";
import { keepInputs } from "../output.js";
import { createProgress } from "../progress.js";
import { saveRuns } from "../save-runs.js";
import { UsageError } from "../usage-error.js";
import { parseWitness } from "../values.js";
import { programHeader } from "../version.js";
export function addOutcomes(program, context) {
    const command = program
        .command('outcomes')
        .summary('list every outcome of a scenario, each with a shortest run')
        .description('Visits every interleaving of a scenario and lists the outcomes, each with a shortest run that ends with it.')
        .argument('<file>', 'scenario file')
        .option('--quiet-model', 'only what the steps themselves cause: no spontaneous write-back, eviction, expiry')
        .addOption(new Option('--witness <which>', 'show the run to one outcome (by number), to all, or to none')
        .argParser(parseWitness)
        .default('all'))
        .option('--save <folder>', 'save the run to each outcome as a scenario that "stalemate replay" accepts');
    withRules(withLimits(withOutput(command))).addHelpText('after', examples);
    runs(command, context, async ([path = ''], options, theme) => {
        const loaded = loadOne(path, context.system);
        keepInputs('--output', options.output, [path]);
        if (options.save !== undefined && (options.withoutRule ?? []).length > 0) {
            throw new UsageError('--save does not go with --without-rule: the full model could not replay such a run');
        }
        const report = await explore(loaded.scenario, options, context);
        const { outcomes, figures } = report.set;
        if (typeof options.witness === 'number' && options.witness > outcomes.length) {
            throw new UsageError(figures.complete
                ? `there is no outcome ${options.witness}; ${path} has ${outcomes.length}`
                : `outcome ${options.witness} was not found; the search ended early (${stopText(figures.stoppedBy)}) with ${outcomes.length}`);
        }
        const remarks = options.save === undefined ? [] : save(loaded, report, options.save);
        const incomplete = figures.stoppedBy === 'interrupted' ? exitCodes.interrupted : exitCodes.undecided;
        return {
            text: options.json ? outcomesJson(report) : outcomesText(report, options.witness, theme),
            exitCode: figures.complete ? exitCodes.asExpected : incomplete,
            remarks,
        };
    });
}
async function explore(scenario, options, { system, words }) {
    const progress = createProgress(system);
    const limits = limitsOf(options);
    const withoutRules = options.withoutRule ?? [];
    const quiet = options.quietModel === true;
    progress.begin(scenario.title, 0, 1);
    const set = await outcomesOfInSlices(scenario.litmus, {
        limits,
        quiet,
        withoutRules,
        onProgress: progress.update,
        shouldStop: system.isInterrupted,
    });
    progress.clear();
    const header = { ...programHeader(words), scenarios: { count: 1, hash: scenario.hash }, limits, withoutRules };
    return { header, scenario, set, quiet };
}
/** @returns what to tell the user */
function save({ scenario, text }, { set, quiet }, folder) {
    const model = storageModel(buildWorld(scenario.litmus, { quiet }));
    const { path: source, hash } = scenario;
    const fromInput = source === standardInput;
    const stem = fromInput ? 'stdin' : basename(source).replace(/\.ya?ml$/, '');
    const many = `${set.outcomes.length}${set.figures.complete ? '' : ' found so far'}`;
    const outcomes = showsOutcomes(scenario) ? set.outcomes : [];
    const files = outcomes.map(({ outcome, witness }, index) => {
        const note = `Outcome ${index + 1} of ${many} of ${fromInput ? 'standard input' : source} (hash ${hash}), a shortest run.`;
        return {
            path: join(folder, `${stem}-outcome-${index + 1}.yaml`),
            text: scenarioWithRun(text, traceNames(model, witness), outcome, note),
        };
    });
    const { violations } = safetyOf(set.properties, set.figures);
    const violated = violations.map(({ property }) => property);
    const violationFiles = violations.map(({ property, explanation, trace }) => {
        const note = `A shortest run of ${fromInput ? 'standard input' : source} (hash ${hash}) that violates ${property}: ${explanation}.`;
        return {
            path: join(folder, `${stem}-${property}.yaml`),
            text: scenarioWithViolation(text, traceNames(model, trace), violated, note),
        };
    });
    return saveRuns([...files, ...violationFiles], folder);
}
const examples = `
Examples:
  $ stalemate outcomes scenario.yaml
  $ stalemate outcomes scenario.yaml --witness 1
  $ stalemate outcomes scenario.yaml --save runs && stalemate replay runs/scenario-outcome-1.yaml

Exit code: 0 all outcomes found, 2 bad usage or input, 3 undecided (a limit was reached), 130 interrupted.
`;
