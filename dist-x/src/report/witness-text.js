import { wrap } from "./layout.js";
/**
 * A run, step by step: who does what, what changes where, and for each read where its data came from. A read that
 * returns old data is explained: whose copy it was, when that was made, which write it missed, and which rules of the
 * real system led there. At the end stand the steps that never run, and what they wait for.
 */
export function witnessLines({ steps, waiting }, theme) {
    if (steps.length + waiting.length === 0)
        return ['   nothing happens'];
    const numberWidth = Math.max(3, String(steps.length).length + 1);
    const actorWidth = Math.max(...[...steps, ...waiting].map(({ actor }) => actor.length));
    const page = { theme, indent: ' '.repeat(numberWidth + actorWidth + 6), quoted: new Set() };
    const headline = (sign, { actor, text }) => `${sign.padStart(numberWidth)}  ${actor.padEnd(actorWidth)}  ${theme.paint.bold(text)}`;
    return [
        ...steps.flatMap((step) => [
            headline(String(step.number), step),
            ...step.changes.flatMap((change) => indented(change, page)),
            ...step.results.flatMap((result) => resultLines(result, page)),
        ]),
        ...waiting.flatMap((step) => [
            headline('-', step),
            ...indented(`never ends: ${step.reason}`, page),
            ...ruleLines(step.rules, page),
        ]),
    ];
}
function resultLines({ register, value, old, origin, rules }, page) {
    const { paint } = page.theme;
    const from = origin === undefined ? '' : `, from ${origin.place}`;
    // Where a read is as it should be, its rules would only distract; an error needs its reason.
    if (!old)
        return [
            ...indented(`${register} = ${value}${from}`, page),
            ...(origin === undefined ? ruleLines(rules, page) : []),
        ];
    const what = origin === undefined ? 'not what it should be' : 'old data';
    return [
        `${page.indent}${paint.bad(`${register} = ${value}!  ${what}`)}${from}`,
        ...(origin === undefined ? [] : indented(whyOld(origin), page, 2)),
        ...ruleLines(rules, page),
    ];
}
function whyOld({ copyMadeStep, lastWriteStep, newestIn }) {
    const made = copyMadeStep === undefined ? 'there from the start' : `a copy made in step ${copyMadeStep}`;
    if (lastWriteStep === undefined)
        return made;
    const where = newestIn.length === 0 ? 'which is held nowhere any more' : `which is in: ${newestIn.join(', ')}`;
    return `${made}; it misses the write of step ${lastWriteStep}, ${where}`;
}
/** A rule is quoted where it first takes part, and only named after that. */
function ruleLines(rules, page) {
    const again = rules.filter(({ id }) => page.quoted.has(id)).map(({ id }) => id);
    const fresh = rules.filter(({ id }) => !page.quoted.has(id));
    for (const { id } of fresh)
        page.quoted.add(id);
    return [
        ...fresh.map(({ id, text, source }) => `rule ${id}: ${text} [${source.join('; ')}]`),
        ...(again.length === 0 ? [] : [`as above: ${again.join(', ')}`]),
    ].flatMap((line) => indented(line, page, 2).map(page.theme.paint.dim));
}
function indented(text, { indent, theme }, deeper = 0) {
    const margin = indent + ' '.repeat(deeper);
    return wrap(text, Math.max(40, theme.width - margin.length), '  ').map((line) => margin + line);
}
