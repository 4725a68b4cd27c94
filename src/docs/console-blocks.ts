/**
 * Commands in a document and what they print. A block
 *
 *   ```console
 *   $ npx stalemate check first.yaml
 *   …its output…
 *   ```
 *
 * is run, and its output is what really comes out. `<!-- first 9 lines, last 2 -->` before a block leaves out the
 * middle. `<!-- file: first.yaml -->` before a YAML block makes it a file for the commands.
 */
export interface ConsoleBlock {
  /** What stands after the program's name. */
  readonly words: readonly string[];
  readonly output: string;
}

export type RunCommand = (words: readonly string[], files: Readonly<Record<string, string>>) => Promise<string>;

/** The document with the output of every command brought up to date. */
export async function fillConsoleBlocks(document: string, run: RunCommand): Promise<string> {
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
        : block.replace(/(\n\$ .*\n)[\s\S]*(?=```$)/, (_, line: string) => line + cut);
    end = match.index + block.length;
  }
  return filled + document.slice(end);
}

/** The files that a document shows, by name. */
export function filesOf(document: string): Record<string, string> {
  const blocks = document.matchAll(/<!-- file: (\S+) -->\n+```yaml\n([\s\S]*?)^```$/gm);
  return Object.fromEntries([...blocks].map(([, name = '', text = '']) => [name, text]));
}

/** How many commands a document shows. */
export function countConsoleBlocks(document: string): number {
  return [...document.matchAll(consoleBlock)].length;
}

/** An output without what differs from run to run and from machine to machine. */
export function comparable(output: string): string {
  return output
    .replace(/\bNode \d+\.\d+\.\d+/g, 'Node')
    .replace(/"node":"\d+\.\d+\.\d+"/g, '"node"')
    .replace(/(?<=; )\d+ ms$|(?<=; )(\d+ min )?[\d.]+ s$/gm, 'some time')
    .trimEnd();
}

const consoleBlock = /(?:<!-- first (\d+) lines, last (\d+) -->\n+)?^```console\n\$ (.*)\n([\s\S]*?)^```$/gm;

/** `npm start` is what package.json says it is. */
function wordsOf(command: string): string[] {
  if (command === 'npm start') return ['check', 'scenarios'];
  const words = [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
  const [npx, program, ...rest] = words;
  if (npx !== 'npx' || program !== 'stalemate')
    throw new Error(`only "npx stalemate …" and "npm start" can be run in a document, not "${command}"`);
  return rest;
}

function withoutMiddle(output: string, first: number, last: number): string {
  const lines = output.trimEnd().split('\n');
  if (lines.length <= first + last + 1) return output;
  return `${[...lines.slice(0, first), '…', ...lines.slice(lines.length - last)].join('\n')}\n`;
}
