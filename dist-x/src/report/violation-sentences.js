/** Why a property is violated, as sentences for people. */
import { capital, copyClause, copySentences } from "./copy-sentences.js";
import { guestSentences, guestShort } from "./guest-sentences.js";
/** The whole story, the first sentence saying what is wrong. */
export function violationSentences(story, end, names) {
    const here = names.short(end);
    switch (story.kind) {
        case 'stale-read':
            return [
                `${story.process} reads ${story.value} from ${story.sector} in ${here}, but ${lastWrite(story, names)}.`,
                ...(story.copy === null ? [] : copySentences(story.copy, names)),
                ...otherSentences(story, names),
            ];
        case 'stale-mapping':
            return [
                `In ${names.long(end)} ${story.process} goes by a mapping of ${story.sector} that is not the last one.`,
                ...(story.copy === null ? [] : copySentences(story.copy, names)),
                ...(story.access === 'read' ? [] : ['By that mapping the write goes elsewhere.']),
            ];
        case 'stale-size':
            return [sizeSentence(story, here), ...copySentences(story.copy, names)];
        case 'lost-write':
            return [
                `${story.value}, the last write to ${story.sector}${inStep(story.writeStep, names)}, is lost in ${names.long(end)}: it is on no storage, and in no cache that will still be written.`,
                ...story.losses.flatMap((loss) => lossSentences(loss, story, names)),
            ];
        case 'durability':
            return [
                `${names.short(end) === here ? capital(names.long(end)) : here} takes back what a completed flush had promised: ${story.sector} was ${story.promised}${inStep(story.writeStep, names)}, and is ${story.left}.`,
                ...(story.flushStep === null
                    ? []
                    : [
                        `The flush is ${names.long(story.flushStep)}. When it had ended, ${story.promised} was in: ${story.heldIn.join(', ') || 'nothing'}.`,
                    ]),
            ];
        case 'old-memory':
            return [
                `In ${here} the guest goes on at ${story.process} from memory that is older than its disk.`,
                story.frozenStep === null
                    ? `That memory is from the start.`
                    : `That memory is as it was in ${names.long(story.frozenStep)}.`,
                ...(story.writeStep === null
                    ? []
                    : [
                        `Since then the disk has changed: ${names.long(story.writeStep)}. The guest does not know of that write.`,
                    ]),
            ];
        case 'cleared-flag':
            return [
                `${story.process} runs and relies on ${story.flag} in the header of the image, set${story.setStep === null ? ' from the start' : inStep(story.setStep, names)}; in the file it is not set any more.`,
                ...(story.clearedStep === null ? [] : [`${capital(names.long(story.clearedStep))} has cleared it.`]),
                ...(story.copy === null ? [] : headerSentences(story.copy, story.by ?? 'It', names)),
            ];
        case 'cross-linked':
            return crossLinkedSentences(story, names);
        case 'uncounted':
            return [
                `${capital(story.cluster)} is in use by ${takingText(story.taking, names)}, and counts as free on the storage: whoever allocates next will take it.`,
                story.forgottenStep === null
                    ? 'Its refcount has never been written.'
                    : `The storage forgot that in ${names.long(story.forgottenStep)}.`,
            ];
        case 'broken-table':
            return [
                `The L1 table on the storage leads to ${story.cluster}, and what is there is no table.`,
                ...(story.brokenStep === null ? [] : [`It was overwritten in ${names.long(story.brokenStep)}.`]),
            ];
        case 'split-brain':
        case 'vm-lost':
        case 'stuck':
            return guestSentences(story, names);
    }
}
/** One sentence: what is wrong, and the copy, step or process that is to blame. */
export function shortSentence(story, end, names) {
    const here = names.short(end);
    switch (story.kind) {
        case 'stale-read': {
            const what = `${story.process} reads ${story.value} from ${story.sector} instead of ${story.latest}`;
            if (story.other !== null)
                return `${what}: ${otherClause(story.other, names)}`;
            return story.copy === null ? `${what} in ${here}` : `${what}: ${copyClause(story.copy, names)}`;
        }
        case 'stale-mapping': {
            const what = `${story.process} uses an old mapping of ${story.sector}`;
            return story.copy === null ? `${what} in ${here}` : `${what}: ${copyClause(story.copy, names)}`;
        }
        case 'stale-size':
            return `${story.process} goes by ${story.size} sectors, the disk has ${story.trueSize}: ${copyClause(story.copy, names)}`;
        case 'lost-write': {
            const loss = story.losses.find(({ how }) => how === 'overwritten') ?? story.losses.at(-1);
            const what = `${story.value} in ${story.sector} is lost in ${here}`;
            return loss === undefined ? what : `${what}: ${lossClause(loss, story, names)}`;
        }
        case 'durability':
            return `${here} takes back ${story.promised} in ${story.sector}, which a flush had promised${inStep(story.flushStep, names)}`;
        case 'old-memory':
            return `the guest goes on at ${story.process} from memory that does not know ${story.writeStep === null ? 'the last writes' : `the write of ${names.short(story.writeStep)}`}`;
        case 'cleared-flag':
            return `${story.flag} is cleared${inStep(story.clearedStep, names)} although ${story.process} relies on it`;
        case 'cross-linked':
            return `${story.cluster} is used twice, by ${story.takings.map(({ user }) => user).join(' and ')}${story.copy === null ? '' : `: ${copyClause(story.copy, names)}`}`;
        case 'uncounted':
            return `${story.cluster} holds ${story.taking.user} and counts as free`;
        case 'broken-table':
            return `${story.cluster} should hold a table and does not`;
        case 'split-brain':
        case 'vm-lost':
        case 'stuck':
            return guestShort(story, names);
    }
}
const otherClause = ({ sector, because }, names) => `that is the data of ${sector}, which has the same cluster${because === null ? '' : `; ${copyClause(because, names)}`}`;
const inStep = (step, names) => (step === null ? '' : ` in ${names.short(step)}`);
function otherSentences({ other, sector, value }, names) {
    if (other === null)
        return [];
    return [
        `${value} was written to ${other.sector}, in ${names.long(other.writeStep)}: it has the same cluster as ${sector}.`,
        ...(other.because === null ? [] : copySentences(other.because, names)),
    ];
}
function lastWrite({ sector, latest, writeStep }, names) {
    return writeStep === null
        ? `${sector} has always been ${latest}`
        : `${sector} has been ${latest} since ${names.short(writeStep)}`;
}
function sizeSentence({ process, size, trueSize, refused }, here) {
    if (refused !== null)
        return `${process} refuses ${refused} in ${here}, which lies inside the disk of ${trueSize} sectors, because it goes by ${size}.`;
    return `The guest was told that its disk has ${trueSize} sectors, but ${process} goes by ${size} in ${here}.`;
}
function headerSentences(copy, by, names) {
    const made = copy.madeStep === null ? 'from the start' : `from ${names.long(copy.madeStep)}`;
    const missed = copy.missedStep === null ? '' : `, which does not know ${names.long(copy.missedStep)}`;
    return [`${by} wrote the header that it had in memory ${made}${missed}.`];
}
function lossSentences(loss, story, names) {
    const { step, place, how, truth, now, from, because } = loss;
    switch (how) {
        case 'overwritten':
            return [
                `The ${place} held ${truth} until ${names.long(step)} wrote ${now} over it${from === null ? otherWrite(story) : ''}.`,
                ...(from === null ? [] : writtenSentences(from, names)),
                ...(because === null ? [] : copySentences(because, names)),
            ];
        case 'gone':
            return [`The ${place} held ${truth}, which had not been written, and went with ${names.short(step)}.`];
        case 'failed':
            return [
                `The write-back of the ${place} fails in ${names.short(step)}: the kernel now calls that copy clean, so nobody will write it again.`,
            ];
        case 'let-go':
            return [`From ${names.short(step)} on the ${place} counts as written, so nobody will write it again.`];
        case 'passed-by':
            return [
                `It went where the ${place} does not lead: that says ${now}, the writer put it by ${truth}.`,
                ...(because === null ? [] : copySentences(because, names)),
            ];
    }
}
function writtenSentences(from, names) {
    const made = from.madeStep === null ? '' : `, made in ${names.long(from.madeStep)}`;
    const source = from.from.map((one) => ` from the ${one.place}`).join('');
    const missed = from.missedStep === null ? '' : ` It does not know ${names.long(from.missedStep)}.`;
    return [`That came out of the ${from.place}${made}${source}.${missed}`];
}
function lossClause({ step, place, how, from, because }, story, names) {
    const blamed = because === null ? '' : `; ${copyClause(because, names)}`;
    switch (how) {
        case 'overwritten': {
            const what = `the ${place} is overwritten in ${names.short(step)}`;
            if (from === null)
                return `${what}${otherWrite(story)}${blamed}`;
            return `${what} out of the ${from.place}${from.missedStep === null ? blamed : `, which has missed ${names.short(from.missedStep)}`}`;
        }
        case 'gone':
            return `it was only in the ${place}, which is gone`;
        case 'failed':
            return `its write-back failed, and the ${place} counts as clean`;
        case 'let-go':
            return `the ${place} counts as written`;
        case 'passed-by':
            return because === null ? `the ${place} does not lead there` : copyClause(because, names);
    }
}
const otherWrite = ({ other }) => (other === null ? '' : ` by the write to ${other}`);
function crossLinkedSentences({ cluster, takings, copy }, names) {
    const last = takings.at(-1);
    return [
        `${capital(cluster)} is used twice: by ${takings.map((one) => takingText(one, names)).join(', and by ')}.`,
        ...(copy === null ? [] : [`${last?.process ?? 'The second'} took it for free.`, ...copySentences(copy, names)]),
    ];
}
function takingText({ user, process, step }, names) {
    if (step === null)
        return `${user} (from the start)`;
    return `${user} (taken by ${process ?? 'somebody'} in ${names.short(step)})`;
}
