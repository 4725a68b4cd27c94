import { counted } from "./numbers.js";
/** What a process would have done, behind "had". */
const doneTexts = {
    drain: 'waited for the requests in flight',
    flush: 'flushed, and given the migration up when that failed',
    inactivate: 'given the image up',
    unlock: 'released the image locks',
    'await-acknowledgement': 'waited until the other side has everything',
    acknowledge: 'said that it has everything',
    lock: 'taken the image locks',
    'drop-cache': 'dropped the page cache of the image file',
    'refresh-size': 'asked for the size of the image file again',
    reopen: 'closed the image and opened it again',
    invalidate: 'forgotten what the format had cached, and read it again',
    activate: 'activated the image',
    'refresh-devices': 'told its devices the size of the disk',
};
const beforeTexts = {
    source: 'before it sent the last of the state',
    destination: 'before it started the guest',
    'source-fails': 'before it let the guest run again',
};
export function missingSentences(missing, property) {
    if (missing === null)
        return [];
    const { remedies, partial, undecided } = missing;
    const [first, ...others] = remedies;
    const open = undecided === 0 ? '' : ` ${counted(undecided, 'other addition')} could not be searched to the end.`;
    if (first === undefined) {
        const tried = undecided === 0
            ? `No step, and no pair of steps, added to this handoff keeps ${property} from happening.`
            : `No step, and no pair of steps, was found that keeps ${property} from happening when it is added to this handoff.${open}`;
        return [...partialSentences(partial), tried];
    }
    return [
        ...(first.steps.length > 1 ? partialSentences(partial) : []),
        `It would not happen if ${remedyText(first)}.${open}`,
        ...(others.length === 0 ? [] : [`The same goes if ${others.map(remedyText).join('; or if ')}.`]),
    ];
}
function partialSentences(partial) {
    if (partial.length === 0)
        return [];
    return [
        `Against this run, but not against every one, it would help if ${partial.map((one) => clause([one])).join('; or if ')}.`,
    ];
}
const remedyText = ({ steps }) => clause(steps);
/** `D had dropped the page cache of the image file before it started the guest (drop-cache, since QEMU 3.0: dd577a26ff)`. */
function clause(steps) {
    return steps
        .map((one) => `${one.process} had ${doneTexts[one.step] ?? one.step} ${whenText(one)} (${sourceText(one)})`)
        .join(', and ');
}
function whenText({ side, step }) {
    return step === 'await-acknowledgement' ? 'before it called the migration completed' : beforeTexts[side];
}
function sourceText({ step, since }) {
    if (since === undefined)
        return `${step}, which no handoff has`;
    return since.kind === 'version'
        ? `${step}, since QEMU ${since.name}: ${since.cites.map((cite) => cite.replace(/^QEMU /, '')).join('; ')}`
        : `${step}, as in the handoff ${since.name}: ${since.cites.join('; ')}`;
}
