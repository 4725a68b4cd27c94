export function stepNames(steps) {
    const short = (step) => `step ${step + 1}`;
    return {
        short,
        long: (step) => {
            const told = steps[step];
            return told === undefined ? short(step) : `${short(step)} (${told.actor}: ${told.text})`;
        },
    };
}
export function copySentences(copy, names) {
    if (copy.lostStep !== null && copy.at.kind === 'storage')
        return [
            `The ${copy.place} held ${copy.truth} until ${names.long(copy.lostStep)}, and says ${copy.says} since.`,
            newestSentence(copy),
        ];
    return [
        copy.at.kind === 'storage'
            ? `The ${copy.place} itself still says ${copy.says}; true is ${copy.truth}.`
            : `What misled it is the ${copy.place}: it says ${copy.says}; true is ${copy.truth}.`,
        historySentence(copy, names),
        ...copy.passed.map(({ step, reason }) => `${capital(names.long(step))} should have mended that and did not${reason === null ? '' : `: ${reason}`}.`),
        newestSentence(copy),
    ];
}
/** `It was made in step 4 (…) and missed step 6 (…).` */
function historySentence({ at, madeStep, missedStep, from }, names) {
    const source = from
        .map((one) => `, from the ${one.place}, which is from ${one.madeStep === null ? 'the start' : names.long(one.madeStep)}`)
        .join('');
    const made = madeStep === null ? 'It has been there from the start' : `It was made in ${names.long(madeStep)}${source}`;
    if (missedStep === null)
        return `${made}.`;
    const missed = names.long(missedStep);
    if (at.kind === 'storage')
        return `It has missed ${missed}.`;
    if (madeStep !== null && missedStep < madeStep)
        return `${made}; it was old by then, and does not know ${missed}.`;
    return `${made}; it has missed ${missed}.`;
}
function newestSentence({ truth, newestIn }) {
    if (newestIn.length === 0)
        return `By then nothing held ${truth} any more.`;
    return `At that moment the newest was in: ${newestIn.join(', ')}.`;
}
/** The same in one clause: `the page cache of D (page of x), made in step 4, has missed step 6`. */
export function copyClause({ place, at, says, madeStep, missedStep, lostStep }, names) {
    if (at.kind === 'storage' && lostStep !== null)
        return `the ${place} has lost it in ${names.short(lostStep)}`;
    const made = madeStep === null || at.kind === 'storage' ? '' : `, made in ${names.short(madeStep)},`;
    const missed = missedStep === null ? `says ${says}` : `has missed ${names.short(missedStep)}`;
    return `the ${place}${made} ${missed}`;
}
export const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
