export function guestSentences(story, names) {
    switch (story.kind) {
        case 'split-brain':
            return [
                `The guest runs twice: ${story.running.map((one) => `on ${one.process} since ${since(one.step, names)}`).join(', and ')}.`,
                ...leadingSentences(story.leading, names),
                deciderSentence(story.decidedBy),
                lockSentence(story),
            ];
        case 'vm-lost':
            return [
                'Nobody has the guest any more.',
                ...story.losses.map(({ process, had, step }) => {
                    if (had === 'nothing')
                        return `${process} never got it${step === null ? '' : `, and ended in ${names.long(step)}`}.`;
                    const what = had === 'part' ? 'only part of it' : 'it';
                    return step === null ? `${process} has ${what}.` : `${process} had ${what} until ${names.long(step)}.`;
                }),
                ...leadingSentences(story.leading, names),
                deciderSentence(story.decidedBy),
            ];
        case 'stuck':
            return [
                'The guest runs nowhere, and nobody will start it.',
                ...story.processes.map(({ process, state, step, waitsFor }) => `${process}: ${state} since ${since(step, names)}${waitsFor === null ? '' : `; it waits for ${waitsFor}`}.`),
                ...leadingSentences(story.leading, names),
                deciderSentence(story.decidedBy),
            ];
    }
}
export function guestShort(story, names) {
    switch (story.kind) {
        case 'split-brain':
            return `the guest runs ${story.running.map((one) => `on ${one.process} since ${since(one.step, names)}`).join(' and ')}`;
        case 'vm-lost': {
            const ends = story.losses.flatMap(({ process, step }) => step === null ? [] : [`${process} ended in ${names.short(step)}`]);
            return `nobody has the guest any more: ${ends.join(', ')}`;
        }
        case 'stuck':
            return `the guest runs nowhere: ${story.processes
                .map(({ process, state, waitsFor }) => `${process}: ${state}${waitsFor === null ? '' : `, waits for ${waitsFor}`}`)
                .join('; ')}`;
    }
}
const since = (step, names) => (step === null ? 'the start' : names.short(step));
function leadingSentences(leading, names) {
    return leading.length === 0 ? [] : [`What led there: ${leading.map((step) => names.long(step)).join('; ')}.`];
}
function deciderSentence({ arbiter, fencing, waitsForCont }) {
    if (arbiter === null)
        return waitsForCont
            ? 'There is no third node: the destination waits for somebody who says cont.'
            : 'There is no third node that decides: the destination starts by itself, and the source goes by what it sees.';
    if (fencing === 'none')
        return `The arbiter (${arbiter}) has no fencing: silence of a node does not tell it what the node does.`;
    return `The arbiter (${arbiter}) makes sure of a node by: ${fencing}.`;
}
function lockSentence({ running }) {
    const locks = running.map(({ lock }) => lock);
    const process = (wanted) => running
        .filter(({ lock }) => lock === wanted)
        .map((one) => one.process)
        .join(' and ');
    if (locks.every((lock) => lock === 'held'))
        return 'Image locks did not stop it: both hold theirs, so a lock of one host does not bind the other on this storage.';
    if (locks.includes('unknown to this version'))
        return `Image locks did not stop it: the QEMU of ${process('unknown to this version')} has none.`;
    if (locks.includes('switched off'))
        return `Image locks did not stop it: they are switched off for ${process('switched off')}.`;
    return `Image locks did not stop it: ${process('not held')} runs without holding one.`;
}
