import { allowedText } from "../report/allowed-text.js";
import { code, markdownTable } from "../report/markdown.js";
import { counted } from "../report/numbers.js";
import { runsOf } from "../report/observed-text.js";
import { storageLabel } from "../report/storage-label.js";
import { plainTheme } from "../report/theme.js";
/** What each folder below `scenarios/` is about. */
const folders = {
    litmus: 'What must be possible and what must not, from the discussion of 2011, the documentation and the source code.',
    observed: 'What real systems did: each carries the outcomes that were measured, all of which the model must allow.',
    thread: 'The thread "Storage requirements for live migration" (qemu-devel, November 2011), message by message and claim by claim. A claim that needs a condition has a second scenario in which the condition is not met.',
};
/** `scenarios/README.md`: every scenario with its outcomes. */
export function scenarioIndex(shipped) {
    const names = [...new Set(shipped.map(({ scenario }) => folderOf(scenario.path)))];
    return `<!-- Written by "npm run docs" from the files in this folder. Do not edit. -->

# Scenarios

${counted(shipped.length, 'scenario')}. How to read and write one: [docs/scenarios.md](../docs/scenarios.md). A value marked \`!\` is old data.

${names
        .map((name) => section(name, shipped.filter(({ scenario }) => folderOf(scenario.path) === name)))
        .join('\n')}`;
}
function section(name, shipped) {
    const about = folders[name];
    const runs = runsOf(shipped.flatMap(({ result }) => result.observed));
    return `## ${name}

${[about, runs === 0 ? undefined : `${counted(runs, 'run')} on real systems.`].filter((part) => part !== undefined).join(' ')}

${name === 'thread' ? thread(shipped) : table(shipped)}
`;
}
function table(shipped) {
    const rows = shipped.map((one) => [linkTo(one), one.scenario.reference ?? '', ...storageAndVerdict(one)]);
    return markdownTable(['scenario', 'id', 'storage', 'what the model allows'], rows);
}
/** A table for each message, in the order of the thread, which is the order of the numbers in the names. */
function thread(shipped) {
    const claims = shipped.map((one) => ({ ...one, ...claimOf(one) }));
    const messages = [...new Set(claims.map(({ message }) => message))];
    return messages
        .map((message) => {
        const own = claims.filter((claim) => claim.message === message);
        const rows = own.map((one, index) => [
            // Scenarios about the same sentence follow each other.
            one.claim === own[index - 1]?.claim ? '' : one.claim,
            linkTo(one),
            ...storageAndVerdict(one),
        ]);
        return `### ${message}\n\n${markdownTable(['claim', 'scenario', 'storage', 'what the model allows'], rows)}`;
    })
        .join('\n\n');
}
/** The first source of a scenario of the thread: `AUTHOR, qemu-devel DATE TIME: WHAT IS SAID`. */
function claimOf({ scenario }) {
    const [first = ''] = scenario.source;
    const [, author, date, time, claim] = /^(.+), qemu-devel (\S+) (\d\d:\d\d): (.+)$/.exec(first) ?? [];
    if (claim === undefined)
        throw new Error(`${scenario.path}: the first source is no message of the thread: ${first}`);
    return { message: `${author}, ${date} ${time}`, claim };
}
function linkTo({ scenario }) {
    return `[${scenario.title}](${scenario.path.replace(/^scenarios\//, '')})`;
}
function storageAndVerdict({ scenario, result }) {
    return [storageLabel(scenario), shownCode(allowedText(scenario, result.sets.full, plainTheme))];
}
/** Long sets would make the table unreadable; "stalemate outcomes" shows them. */
function shownCode(text) {
    return text.length > longestShown ? `${code(`${text.slice(0, longestShown - 1)}…`)}` : code(text);
}
const longestShown = 120;
function folderOf(path) {
    return path.split('/').slice(1, -1).join('/') || '.';
}
