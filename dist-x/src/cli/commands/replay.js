import { replay } from "../../../sim/replay.js";
import { isQuiescent } from "../../../sim/step.js";
import { outcomeOf } from "../../../sim/storage/outcome.js";
import { storageModel } from "../../../sim/storage/storage-model.js";
import { modelVersion } from "../../../sim/storage/version.js";
import { buildWorld } from "../../../sim/storage/world.js";
import { outcomeText } from "../../check/outcome.js";
import { matches, patternText } from "../../check/patterns.js";
import { violationsOfRun } from "../../check/run-properties.js";
import { traceOfNames } from "../../check/trace-names.js";
import { runJson } from "../../report/run-json.js";
import { runText } from "../../report/run-text.js";
import { withoutOutcomes } from "../../report/scenario-file.js";
import { tellRun } from "../../report/tell.js";
import { loadScenario } from "../../scenario/load.js";
import { runs } from "../command.js";
import { exitCodes } from "../exit-codes.js";
import { errorsText, read } from "../input.js";
import { withOutput } from "../options.js";
import { hasRecordedRun, keepInputs } from "../output.js";
import { UsageError } from "../usage-error.js";
import { programHeader } from "../version.js";
export function addReplay(program, context) {
    const command = program
        .command('replay')
        .summary('repeat the run that is recorded in a scenario file')
        .description('Repeats the recorded run, choice by choice, and prints it exactly as it was printed when it was saved.')
        .argument('<file>', 'scenario file with a "trace"');
    withOutput(command).addHelpText('after', examples);
    runs(command, context, ([path = ''], options, theme) => {
        const scenario = loadRun(path, context);
        keepInputs('--output', options.output, [path]);
        const report = replayed(scenario, context);
        const broken = unexpected(scenario, report);
        const remarks = [otherModel(scenario), broken].filter((remark) => remark !== undefined);
        return {
            text: options.json ? runJson('replay', report) : runText(report, theme),
            exitCode: broken === undefined ? exitCodes.asExpected : exitCodes.notAsExpected,
            remarks,
        };
    });
}
/** @throws UsageError that says so where only what the run recorded does not fit the steps any more */
function loadRun(path, { system }) {
    const { text, result } = read(path, system);
    if (result.ok)
        return result.scenario;
    if (hasRecordedRun(text) && loadScenario(withoutOutcomes(text), path).ok) {
        const reasons = result.errors.map(({ line, message }) => `\n  line ${line}: ${message}`).join('');
        throw new UsageError(`${path}: the scenario was changed since the run was recorded, so the run does not fit it any more${reasons}`);
    }
    throw new UsageError(errorsText(result.errors, text));
}
function replayed(scenario, { words }) {
    const world = buildWorld(scenario.litmus);
    const model = storageModel(world);
    const { names, trace } = recordedTrace(scenario);
    let final;
    try {
        final = replay(model, trace);
    }
    catch (error) {
        throw new UsageError(cannotReplay(scenario, error instanceof Error ? error.message : String(error)));
    }
    return {
        header: { ...programHeader(words), scenarios: { count: 1, hash: scenario.hash } },
        scenario,
        trace,
        choices: names,
        told: tellRun(scenario.litmus, {}, trace),
        outcome: outcomeOf(world, final),
        violations: violationsOfRun(model, trace),
        ended: isQuiescent(model, final),
    };
}
function recordedTrace(scenario) {
    if (scenario.trace === undefined) {
        throw new UsageError(`${scenario.path} has no recorded run; "stalemate outcomes FILE --save FOLDER" and "stalemate run FILE --save FILE" make one`);
    }
    const names = scenario.trace.choices;
    const read = traceOfNames(storageModel(buildWorld(scenario.litmus)), names);
    if (read.ok)
        return { names, trace: read.trace };
    const { index, name, nearest } = read.unknown;
    const similar = nearest === undefined ? '' : `; did you mean "${nearest}"?`;
    throw new UsageError(cannotReplay(scenario, `step ${index + 1}: this scenario has no choice "${name}"${similar}`));
}
function cannotReplay({ path, trace }, reason) {
    const cause = trace !== undefined && trace.model !== modelVersion
        ? `the run was recorded with version ${trace.model} of the model, this is version ${modelVersion}`
        : 'the version of the model is the same, so the scenario or the trace was changed since the run was recorded';
    return `${path}: the recorded run cannot be repeated\n  ${reason}\n  ${cause}`;
}
/** Worth saying even where the run can still be repeated: what it shows may be explained otherwise. */
function otherModel({ path, trace }) {
    if (trace === undefined || trace.model === modelVersion)
        return undefined;
    return `${path}: recorded with version ${trace.model} of the model; this is version ${modelVersion}`;
}
/** The file of a saved run expects the outcome it had, or lists what it violates among what can be violated. */
function unexpected({ path, expectation: { sometimes = [] }, properties }, { outcome, violations }) {
    const changed = 'the scenario or the model was changed since it was recorded';
    if (sometimes.length > 0 && !sometimes.some((pattern) => matches(pattern, outcome, 'as-written'))) {
        const expected = sometimes.map(patternText).join(' or ');
        return `${path}: the run ends with ${outcomeText(outcome)}, the file expects ${expected}; ${changed}`;
    }
    const expected = properties?.violated ?? [];
    if (expected.length === 0 || violations.some(({ property }) => expected.includes(property)))
        return undefined;
    return `${path}: the run does not violate ${expected.join(' or ')}; ${changed}`;
}
const examples = `
Examples:
  $ stalemate run scenario.yaml --seed 7 --save run.yaml
  $ stalemate replay run.yaml

Exit code: 0 repeated, 1 the run ends otherwise than the file expects, 2 it cannot be repeated.
`;
