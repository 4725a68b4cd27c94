import { allowedText, shorterAllowedTexts } from "./allowed-text.js";
import { totalsOf } from "./check-report.js";
import { storyLines } from "./check-stories.js";
import { findingLines } from "./findings-text.js";
import { headerLines } from "./header.js";
import { oneLine, table, wrap } from "./layout.js";
import { counted, duration, grouped } from "./numbers.js";
import { observedText, shorterObservedTexts } from "./observed-text.js";
import { storageLabel } from "./storage-label.js";
import { tellRun } from "./tell.js";
import { witnessLines } from "./witness-text.js";
/** What `stalemate check` prints: one line a scenario under the name of its file, grouped by folder, then why some are not as expected, then totals. */
export function checkText(report, theme) {
    const groups = groupedByFolder(report.checked);
    // The folder of a single file stands in the command line already.
    const headed = groups.length > 1 || (report.checked.length > 1 && groups[0]?.[0] !== '.');
    const rows = groups.flatMap(([folder, checked]) => [
        ...(headed ? [theme.paint.bold(oneLine(folder))] : []),
        ...checked.map((one) => rowOf(one, theme)),
    ]);
    return [
        ...headerLines(report.header, theme.width).map(theme.paint.dim),
        '',
        ...(rows.length > 0 ? table(columns, rows, theme) : []),
        ...report.checked
            .filter(({ result }) => result.verdict === 'not-as-expected' || result.verdict === 'undecided')
            .flatMap((one) => ['', ...detailLines(one, report.header.withoutRules ?? [], theme)]),
        '',
        ...storyLines(report, theme),
        ...legendLines(report, theme),
        ...wrap(summaryText(report), theme.width, '  '),
        '',
    ].join('\n');
}
const columns = [
    { heading: '' },
    // What one types to ask more about a scenario, so it is never cut.
    { heading: 'scenario', whole: true, least: 40 },
    { heading: 'title', share: 3, least: 24, leaveOut: 1 },
    { heading: 'storage', share: 1.8, leaveOut: 2 },
    { heading: 'the model allows', share: 3 },
    { heading: 'real systems', share: 2, leaveOut: 4 },
    { heading: 'states', align: 'right', leaveOut: 3 },
];
function rowOf({ scenario, result }, theme) {
    const { paint, signs } = theme;
    const { verdict, sets, observed } = result;
    const { full } = sets;
    const storage = storageLabel(scenario);
    return [
        { text: signs[paintOf[verdict]], paint: paint[paintOf[verdict]] },
        { text: oneLine(fileName(scenario)) },
        { text: oneLine(scenario.title) },
        { text: storage, shorter: [storage.replace(/,.*/, '')] },
        {
            text: allowedText(scenario, full, theme),
            shorter: shorterAllowedTexts(scenario, full, theme),
            ...(hasOld(full.outcomes) || hasViolation(full) ? { paint: paint.doubtful } : {}),
        },
        {
            text: observedText(observed, theme),
            shorter: shorterObservedTexts(observed, theme),
            ...(observed.some(({ standing }) => standing === 'outside') ? { paint: paint.bad } : {}),
        },
        // Of the full search, as in "outcomes"; what the quiet one needed beside it is in --json.
        { text: grouped(full.figures.states), paint: paint.dim },
    ];
}
function hasOld(outcomes) {
    return outcomes.some(({ outcome }) => outcome.registers.some(({ old }) => old));
}
function hasViolation({ properties }) {
    return properties.some(({ kind, found }) => kind === 'always' && found !== undefined);
}
const paintOf = {
    'as-expected': 'good',
    'not-as-expected': 'bad',
    undecided: 'doubtful',
    'nothing-expected': 'neutral',
};
const verdictText = {
    'as-expected': 'as expected',
    'not-as-expected': 'not as expected',
    undecided: 'undecided',
    'nothing-expected': 'nothing expected',
};
function detailLines({ scenario, result }, withoutRules, theme) {
    const { paint, signs } = theme;
    const name = paintOf[result.verdict];
    const printWitness = (trace, quiet) => witnessLines(tellRun(scenario.litmus, { quiet, withoutRules }, trace), { ...theme, width: theme.width - 2 });
    return [
        `${paint[name](`${signs[name]} ${verdictText[result.verdict]}`)}: ${oneLine(scenario.title)}  ${paint.dim(oneLine(scenario.path))}`,
        ...findingLines(result, scenario, printWitness, theme).map((line) => `  ${line}`),
    ];
}
/** Explains the signs that a first-time reader cannot guess, as far as they occur. */
function legendLines({ checked }, { paint, signs, width }) {
    const marked = checked.some(({ result }) => hasOld(result.sets.full.outcomes));
    const seen = checked.some(({ result }) => result.observed.length > 0);
    const idle = checked.some(({ result }) => result.verdict === 'nothing-expected');
    const parts = [
        idle ? `${signs.neutral} nothing expected: the file has no "outcomes", so there was nothing to compare` : undefined,
        marked ? '! old data: not what the guest wrote last' : undefined,
        seen
            ? `20 ${signs.times} aa ${signs.good}  on real systems: aa in 20 runs, an outcome that the model allows`
            : undefined,
    ].filter((part) => part !== undefined);
    return parts.length === 0 ? [] : [...parts.flatMap((part) => wrap(part, width, '  ')).map(paint.dim), ''];
}
function summaryText(report) {
    const { verdicts } = totalsOf(report);
    const idle = verdicts['nothing-expected'];
    const parts = [
        `${counted(report.checked.length, 'scenario')}: ${verdicts['as-expected']} as expected, ${verdicts['not-as-expected']} not, ${verdicts.undecided} undecided${idle === 0 ? '' : `, ${idle} with nothing expected`}`,
        runsText(totalsOf(report)),
        report.notReached === 0 ? undefined : `interrupted: ${grouped(report.notReached)} not checked`,
        duration(report.elapsedMs),
    ];
    return parts.filter((part) => part !== undefined).join('; ');
}
function runsText({ runs, runsOutside, runsNotReached }) {
    if (runs === 0)
        return undefined;
    const text = `${counted(runs, 'run')} on real systems`;
    if (runsOutside > 0)
        return `${text}, ${grouped(runsOutside)} outside the model's sets`;
    return runsNotReached > 0
        ? `${text}, ${grouped(runsNotReached)} not reached`
        : `${text}, all inside the model's sets`;
}
function groupedByFolder(checked) {
    const groups = new Map();
    for (const one of checked) {
        const folder = folderOf(one.scenario);
        groups.set(folder, [...(groups.get(folder) ?? []), one]);
    }
    return [...groups];
}
/** Without `.yaml`, which goes without saying. */
function fileName({ path }) {
    return path.slice(path.lastIndexOf('/') + 1).replace(/(?<=.)\.yaml$/, '');
}
function folderOf({ path }) {
    const end = path.lastIndexOf('/');
    return end < 0 ? '.' : path.slice(0, end);
}
