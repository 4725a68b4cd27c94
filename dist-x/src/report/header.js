import { visible } from "../scenario/problems.js";
import { widthOf, wrap } from "./layout.js";
import { byteSize, counted, duration, grouped } from "./numbers.js";
/** Two lines; a third where rules are switched off, because then nothing below describes real systems. More where they are too long. */
export function headerLines(header, width) {
    const lines = [
        ...firstLines(header, width),
        ...wrap([scenariosText(header), seedText(header), limitsText(header)].filter((part) => part !== undefined).join('; '), width, '  '),
    ];
    if (header.withoutRules !== undefined && header.withoutRules.length > 0) {
        const rules = `${header.withoutRules.length === 1 ? 'rule' : 'rules'} ${header.withoutRules.join(', ')}`;
        lines.push(...wrap(`experiment: without ${rules}`, width, '  '));
    }
    return lines.filter((line) => line !== '');
}
/** The command has lines of its own where it does not fit beside the versions; it can still be pasted. */
function firstLines({ version, modelVersion, node, arguments: words }, width) {
    const versions = `stalemate ${version}, model ${modelVersion}, Node ${node}:`;
    const command = commandLine(words);
    if (widthOf(`${versions} ${command}`) <= width)
        return [`${versions} ${command}`];
    const lines = [];
    let line = ' ';
    for (const word of shellWords(words)) {
        const longer = `${line} ${word}`;
        const fits = widthOf(longer) + widthOf(continued) <= width;
        if (!fits && line.trim() !== '')
            lines.push(line + continued);
        line = fits || line.trim() === '' ? longer : `    ${word}`;
    }
    return [versions, ...lines, line];
}
/** Tells a shell that the command goes on in the next line. */
const continued = ' \\';
/** A command that can be pasted into a shell. */
export function commandLine(words) {
    return shellWords(words).join(' ');
}
function shellWords(words) {
    return ['stalemate', ...words].map((word) => visible(quoted(word)));
}
function quoted(word) {
    return /^[A-Za-z0-9_@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
function scenariosText({ scenarios }) {
    if (scenarios === undefined)
        return undefined;
    return `${counted(scenarios.count, 'scenario')}, hash ${scenarios.hash}`;
}
function seedText({ seed }) {
    return seed === undefined ? undefined : `seed ${seed}`;
}
function limitsText({ limits }) {
    if (limits === undefined)
        return undefined;
    const { maxStates, maxBytes, timeLimitMs } = limits;
    const parts = [
        maxStates === undefined ? undefined : `${grouped(maxStates)} states`,
        maxBytes === undefined ? undefined : byteSize(maxBytes),
        timeLimitMs === undefined ? undefined : duration(timeLimitMs),
    ].filter((part) => part !== undefined);
    return `every interleaving, ${parts.length === 0 ? 'no limits' : `limits of each search: ${parts.join(', ')}`}`;
}
