import { ownHandoff } from "../../matrix/axes.js";
import { cellScenario } from "../../matrix/cell-scenario.js";
import { noFaults } from "../../matrix/fault-choice.js";
import { history } from "../../matrix/history.js";
import { readImageChoice } from "../../matrix/image-choice.js";
import { scopeText } from "../../matrix/scope.js";
import { historyJson, historyText } from "../../report/history-report.js";
import { cacheModeNames, defaultQemu, imageFormats, noArbiter } from "../../scenario/machine-names.js";
import { nearest } from "../../scenario/nearest.js";
import { storageNames } from "../../scenario/storage-options.js";
import { runs } from "../command.js";
import { exitCodes } from "../exit-codes.js";
import { loadOne } from "../input.js";
import { cellLimits, parseJobs, scopeOf, settingOf, withCircumstances, withScope, } from "../matrix-options.js";
import { withLimits, withOutput } from "../options.js";
import { keepInputs } from "../output.js";
import { createProgress } from "../progress.js";
import { UsageError } from "../usage-error.js";
import { programHeader } from "../version.js";
export function addHistory(program, context) {
    const command = program
        .command('history')
        .summary('which version of QEMU made a configuration safe, and what still is not')
        .description('Decides one configuration under every version of QEMU that changed what migration does to a disk. The machines of a scenario file keep everything but their version and its handoff.')
        .argument('<config>', 'STORAGE/CACHE/FORMAT, such as nfs/writeback/qcow2, or a scenario file with machines')
        .option('--jobs <count>', 'how many searches run at once', parseJobs, 2);
    withLimits(withOutput(withCircumstances(withScope(command)))).addHelpText('after', examples);
    runs(command, context, async ([config = ''], options, theme) => {
        const subject = subjectOf(config, options, context);
        const report = await decideAll(subject, options, context);
        return {
            text: options.json ? historyJson(report) : historyText(report, theme),
            exitCode: exitCodeOf(report, context),
        };
    });
}
function subjectOf(config, options, { system }) {
    const plain = cellOf(config);
    if (plain !== undefined) {
        const scope = scopeOf(options);
        const cell = {
            ...plain,
            arbiter: only(options, 'arbiter') ?? noArbiter,
            faults: only(options, 'faults') ?? noFaults,
        };
        const made = cellScenario(cell, scope, settingOf(options));
        if (!made.possible)
            throw new UsageError(`${config} is not possible: ${made.reason}`);
        return { title: made.scenario.title.replace(/, QEMU [^,]*/, ''), scenario: made.scenario, scope: scopeText(scope) };
    }
    const given = ofCells.find((name) => options[name] !== undefined);
    if (given !== undefined)
        throw new UsageError(`--${given} is for STORAGE/CACHE/FORMAT; a file says these things itself`);
    const { scenario } = loadOne(config, system);
    keepInputs('--output', options.output, [config]);
    if (scenario.litmus.machine === undefined)
        throw new UsageError(`${config} has no "machines", so no version of QEMU changes anything`);
    return { title: scenario.title, scenario };
}
const ofCells = ['writes', 'reads', 'flushes', 'resizes', 'arbiter', 'fencing', 'faults'];
/** A history is about one configuration, not several. */
function only(options, name) {
    const [first, ...others] = options[name] ?? [];
    if (others.length > 0)
        throw new UsageError(`--${name}: a history has one, not ${others.length + 1}`);
    return first;
}
/** Undefined for what looks like a path. */
function cellOf(config) {
    const [storage = '', cache = '', image = '', ...rest] = config.split('/');
    if (rest.length > 0 || image === '' || /\.ya?ml$/.test(config))
        return undefined;
    known('storage system', storage, storageNames);
    known('cache mode', cache, cacheModeNames);
    const words = readImageChoice(image);
    if ('unknown' in words)
        known('format', words.unknown[0] ?? image, imageFormats);
    return {
        storage,
        cache: cacheModeNames.find((name) => name === cache),
        image,
        qemu: defaultQemu,
        handoff: ownHandoff,
        arbiter: noArbiter,
        faults: noFaults,
    };
}
function known(what, word, names) {
    if (names.includes(word))
        return;
    const similar = nearest(word, names);
    const hint = similar === undefined ? `there are: ${names.join(', ')}` : `did you mean ${similar}?`;
    throw new UsageError(`there is no ${what} "${word}"; ${hint}`);
}
async function decideAll(subject, options, { system, words }) {
    const startMs = performance.now();
    const progress = createProgress(system);
    const limits = cellLimits(options);
    const { title, scenario, scope } = subject;
    const litmus = scenario.litmus;
    progress.begin(title, 0, 1);
    const entries = await history(litmus, {
        jobs: options.jobs,
        limits,
        shouldStop: system.isInterrupted,
        onProgress: (_index, one) => progress.update(one),
    });
    progress.clear();
    return {
        header: { ...programHeader(words), scenarios: { count: 1, hash: scenario.hash }, limits },
        title,
        hash: scenario.hash,
        ...(scope === undefined ? {} : { scope }),
        entries,
        elapsedMs: performance.now() - startMs,
    };
}
function exitCodeOf({ entries }, { system }) {
    const cut = entries.some(({ decision }) => decision === undefined || decision.figures.stoppedBy === 'interrupted');
    if (cut && system.isInterrupted())
        return exitCodes.interrupted;
    return entries.some(({ decision }) => decision?.verdict === 'undecided') ? exitCodes.undecided : exitCodes.asExpected;
}
const examples = `
Examples:
  $ stalemate history nfs/writeback/qcow2
  $ stalemate history nfs/none/qed+needs-check --json
  $ stalemate history scenario.yaml

Exit code: 0 every version decided, 2 bad usage or input, 3 some version undecided (a limit was reached), 130 interrupted.
`;
