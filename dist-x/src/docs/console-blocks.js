/** The document with the output of every command brought up to date. */
export async function fillConsoleBlocks(document, run) {
    const files = filesOf(document);
    let filled = '';
    let end = 0;
    for (const match of document.matchAll(consoleBlock)) {
        const [block, first, last, command = '', shown = ''] = match;
        const output = await run(wordsOf(command), files);
        const cut = first === undefined ? output : withoutMiddle(output, Number(first), Number(last));
        filled += document.slice(end, match.index);
        // Times and versions differ from run to run; a document whose output says the same is left alone.
        filled +=
            comparable(shown) === comparable(cut)
                ? block
                : block.replace(/(\n\$ .*\n)[\s\S]*(?=```$)/, (_, line) => line + cut);
        end = match.index + block.length;
    }
    return filled + document.slice(end);
}
/** The files that a document shows, by name. */
export function filesOf(document) {
    const blocks = document.matchAll(/<!-- file: (\S+) -->\n+```yaml\n([\s\S]*?)^```$/gm);
    return Object.fromEntries([...blocks].map(([, name = '', text = '']) => [name, text]));
}
/** How many commands a document shows. */
export function countConsoleBlocks(document) {
    return [...document.matchAll(consoleBlock)].length;
}
/** An output without what differs from run to run and from machine to machine. */
export function comparable(output) {
    return output
        .replace(/\bNode \d+\.\d+\.\d+/g, 'Node')
        .replace(/(?<=; )\d+ ms$|(?<=; )(\d+ min )?[\d.]+ s$/gm, 'some time')
        .trimEnd();
}
const consoleBlock = /(?:<!-- first (\d+) lines, last (\d+) -->\n+)?^```console\n\$ (.*)\n([\s\S]*?)^```$/gm;
/** `npm start` is what package.json says it is. */
function wordsOf(command) {
    if (command === 'npm start')
        return ['check', 'scenarios'];
    const words = [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
    const [npx, program, ...rest] = words;
    if (npx !== 'npx' || program !== 'stalemate')
        throw new Error(`only "npx stalemate …" and "npm start" can be run in a document, not "${command}"`);
    return rest;
}
function withoutMiddle(output, first, last) {
    const lines = output.trimEnd().split('\n');
    if (lines.length <= first + last + 1)
        return output;
    return `${[...lines.slice(0, first), '…', ...lines.slice(lines.length - last)].join('\n')}\n`;
}
